package org.chakong.runtime.registry.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.registry.RegistryView;

/** Writes the form on which a record is proposed, with what was typed and what is wrong with it. */
@Singleton
class ProposalFormPage {

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RegistryView view;
  private final Clock clock;
  private final RoutingContext http;

  ProposalFormPage(
      @Location("registry/form.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RegistryView view,
      Clock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.view = view;
    this.clock = clock;
    this.http = http;
  }

  /**
   * @param list whether courts are offered for it
   */
  public record Field(
      String name,
      String label,
      String type,
      boolean required,
      boolean list,
      String value,
      String defect) {}

  /** A court to choose. */
  public record Court(String code, String name) {}

  /**
   * @param change whether a record that stands is to be changed
   */
  String write(RegistryKind kind, ProposalForm typed, Map<String, String> defects, boolean change) {
    RegistryWords words = new RegistryWords(texts, Language.of(http));
    List<Field> fields =
        Stream.concat(
                RecordFields.asked(kind).stream()
                    .map(field -> field(kind, field, words.label(kind, field), typed, defects)),
                Stream.of(ProposalForm.FROM, ProposalForm.UNTIL, ProposalForm.COMMENT)
                    .map(field -> field(null, field, label(field, words), typed, defects)))
            .toList();
    Map<String, Object> data = new HashMap<>();
    data.put("kind", kind.path());
    data.put("kindName", words.kind(kind));
    data.put("change", change);
    data.put("fields", fields);
    data.put("courts", courts());
    data.put("defective", !defects.isEmpty());
    // what is wrong with no field of the form
    data.put("other", other(fields, defects));
    return pages.write(template, http, "registry_propose", data);
  }

  private static Field field(
      RegistryKind kind,
      String field,
      String label,
      ProposalForm typed,
      Map<String, String> defects) {
    boolean day = RecordFields.isDay(field) || field.equals(ProposalForm.FROM);
    boolean required =
        kind == null ? field.equals(ProposalForm.FROM) : RecordFields.isRequired(kind, field);
    return new Field(
        field,
        label,
        day ? "date" : "text",
        required,
        kind != null && RecordFields.isCourt(field),
        typed.typed(field),
        defects.getOrDefault(field, ""));
  }

  private static String label(String field, RegistryWords words) {
    return words.say("registry_" + field.toLowerCase(java.util.Locale.ROOT));
  }

  private static String other(List<Field> fields, Map<String, String> defects) {
    List<String> known = fields.stream().map(Field::name).toList();
    return defects.entrySet().stream()
        .filter(defect -> !known.contains(defect.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private List<Court> courts() {
    return view.on(RegistryKind.COURT, LegalZone.dayOf(clock.instant()), null, 0, null).stream()
        .map(one -> (RegistryRecord.Court) one.entry().record())
        .map(court -> new Court(court.code(), court.name()))
        .toList();
  }
}
