package org.chakong.runtime.registry.page;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.web.ProblemTexts;

/** Records, days and persons in the reader's language. */
final class RegistryWords {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final PageTexts texts;
  private final Language language;

  RegistryWords(PageTexts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /** A registry, or a field of it, with its value. */
  record Fact(String label, String value) {}

  String say(String key, Object... values) {
    return texts.say(language, key, values);
  }

  Locale locale() {
    return ProblemTexts.language(language.tag());
  }

  /** What a code of a refusal means. */
  String code(String code) {
    return ProblemTexts.in(language.tag()).of(code);
  }

  String kind(RegistryKind kind) {
    return say(title(kind));
  }

  /** The key of a registry's name. */
  static String title(RegistryKind kind) {
    return "registry_" + kind.name().toLowerCase(Locale.ROOT);
  }

  String label(RegistryKind kind, String field) {
    return say(RecordFields.label(kind, field));
  }

  String state(RegistryProposal proposal) {
    return say("registry_state_" + proposal.state().name().toLowerCase(Locale.ROOT));
  }

  /** Demo users have names in both languages; empty for nobody. */
  String person(String subject) {
    Map<String, String> words = texts.in(language);
    return subject == null ? "" : words.getOrDefault("user_" + subject.replace('-', '_'), subject);
  }

  /** Asia/Shanghai; empty for never. */
  String at(OffsetDateTime at) {
    return at == null ? "" : MINUTE.format(at.atZoneSameInstant(LegalZone.ZONE));
  }

  /** From the first to the last day. */
  String days(LocalDate from, LocalDate until) {
    return until == null ? say("registry_from", from) : say("registry_from_until", from, until);
  }

  /** From when on a change holds, or ends what stands. */
  String change(RegistryChange change) {
    return switch (change.operation()) {
      case PUT -> days(change.validFrom(), change.validUntil());
      case END -> say("registry_ends", change.validFrom());
    };
  }

  /** Who brought an entry; empty for what came with the product. */
  String by(RegistryEntry entry) {
    if (entry.proposal() == null) {
      return say("registry_with_the_product");
    }
    return entry.approvedBy() == null
        ? person(entry.proposedBy())
        : person(entry.proposedBy()) + " / " + person(entry.approvedBy());
  }

  /** The fields that are filled in. */
  List<Fact> facts(RegistryRecord record, boolean whole) {
    return RecordFields.shown(record.kind()).stream()
        .map(field -> new Fact(label(record.kind(), field), value(record, field, whole)))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }

  static String value(RegistryRecord record, String field, boolean whole) {
    return whole ? RecordFields.value(record, field) : RecordFields.masked(record, field);
  }
}
