package org.chakong.fund.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Sla;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.RuleTitles;
import org.chakong.runtime.web.ProblemTexts;

/** Codes, sums and times as the reader's language says them; times are those of Asia/Shanghai. */
final class DeskWords {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Map<String, String> words;
  private final PageTexts texts;
  private final ProblemTexts codes;
  private final Language language;
  private final Instant now;

  /**
   * @param now legal time, from which the time left is counted
   */
  DeskWords(PageTexts texts, Language language, Instant now) {
    this.words = texts.in(language);
    this.texts = texts;
    this.codes = ProblemTexts.in(language.tag());
    this.language = language;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  boolean chinese() {
    return language == Language.CHINESE;
  }

  String say(String key, Object... values) {
    return texts.say(language, key, values);
  }

  /** A code of a group; one without a text, for example of a later version, stands as it is. */
  String word(String group, Object code) {
    String written = String.valueOf(code);
    String key = group + "_" + written.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    return words.getOrDefault(key, written);
  }

  /** A text that not every key has; empty where there is none. */
  String orNothing(String key) {
    return words.getOrDefault(key, "");
  }

  /** What a rule is about. */
  String title(Finding finding) {
    return RuleTitles.of(finding, texts, language);
  }

  /** What a point of the checklist is about; empty where only the policy's own words say it. */
  String check(String id) {
    return words.getOrDefault("check_" + id.replace('-', '_'), "");
  }

  /** What a code of the contract means. */
  String code(Enum<?> code) {
    return codes.of(code.name());
  }

  /** A person by subject; demo users have names. */
  String person(String subject) {
    return word("user", subject);
  }

  /** {@code role:subject} of the books in words. */
  String actor(String actor) {
    int colon = actor.indexOf(':');
    return colon < 0
        ? word("actor", actor)
        : word("role", actor.substring(0, colon)) + " " + person(actor.substring(colon + 1));
  }

  String yuan(Money sum) {
    return sum == null
        ? say("desk_unknown")
        : String.format(Locale.ROOT, "%,.2f", new BigDecimal(sum.yuan()));
  }

  String yesNo(Boolean fact) {
    return fact == null ? say("desk_unknown") : word("fact", fact);
  }

  String at(OffsetDateTime at) {
    return at == null ? "" : MINUTE.format(local(at));
  }

  String deadline(Sla sla) {
    if (sla == null || sla.dueAt() == null) {
      return say("desk_due_unknown");
    }
    LocalDateTime due = local(sla.dueAt());
    return due.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? due.toLocalDate().minusDays(1) + " 24:00"
        : MINUTE.format(due);
  }

  /** How long there still is, or how long ago the deadline was; empty where none is known. */
  String left(Sla sla) {
    if (sla == null || sla.dueAt() == null) {
      return "";
    }
    Duration left = Duration.between(now, sla.dueAt());
    return say(left.isNegative() ? "desk_over" : "desk_left", span(left.abs()));
  }

  /** How long ago it was. */
  String since(OffsetDateTime at) {
    return say("desk_since", span(Duration.between(now, at).abs()));
  }

  /** The class that colours a deadline. */
  static String mark(Sla sla) {
    return switch (sla == null ? Sla.State.NONE : sla.state()) {
      case OVERDUE -> "over";
      case DUE_SOON, CALENDAR_INCOMPLETE -> "soon";
      case RUNNING, MET, NONE -> "calm";
    };
  }

  private String span(Duration span) {
    return span.toDays() > 0
        ? say("desk_days", span.toDays(), span.toHoursPart())
        : say("desk_hours", span.toHours(), span.toMinutesPart());
  }

  private static LocalDateTime local(OffsetDateTime at) {
    return at.atZoneSameInstant(LegalZone.ZONE).toLocalDateTime();
  }
}
