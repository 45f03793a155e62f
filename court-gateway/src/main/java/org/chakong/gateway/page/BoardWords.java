package org.chakong.gateway.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.request.Board;
import org.chakong.gateway.request.BoardEntry;
import org.chakong.gateway.sla.SlaHistory;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.RuleTitles;

/**
 * Says in the reader's language what stands on the board.
 *
 * @param now legal time
 */
record BoardWords(PageTexts texts, Language language, Instant now) {

  private static final String NONE = "—";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /**
   * A request as a line of a table.
   *
   * @param mark of its deadline: over, soon, fine or open
   */
  public record Line(
      String requestNo,
      String action,
      String caseNumber,
      String court,
      String fundCentre,
      String status,
      String due,
      String left,
      String mark) {}

  /**
   * A freeze as a line of a table.
   *
   * @param left empty where it has no end or is over
   */
  public record FreezeLine(
      String freezeNo,
      String requestNo,
      String caseNumber,
      String court,
      String fundCentre,
      String state,
      String frozen,
      String waiting,
      String until,
      String left) {}

  Line line(BoardEntry entry) {
    boolean open = entry.verdict() == null && !entry.status().isFinal();
    return new Line(
        entry.requestNo(),
        of(entry.action()),
        entry.caseNumber(),
        entry.court(),
        entry.fundCentre(),
        entry.verdict() == null ? of(entry.status()) : of(entry.verdict()),
        due(entry),
        open ? left(entry) : "",
        open ? mark(entry) : "");
  }

  FreezeLine freeze(CourtFreeze freeze) {
    return new FreezeLine(
        freeze.freezeNo(),
        freeze.requestNo() == null ? "" : freeze.requestNo(),
        freeze.caseNumber() == null ? "" : freeze.caseNumber(),
        freeze.court(),
        freeze.fundCentre(),
        say("freeze_is_", freeze.state()),
        yuan(freeze.frozen()),
        yuan(freeze.waiting()),
        freeze.until() == null ? NONE : freeze.until().toString(),
        freeze.until() == null || !freeze.state().isOpen() ? "" : left(freeze.until()));
  }

  private String left(LocalDate until) {
    long days = ChronoUnit.DAYS.between(LegalZone.dayOf(now), until);
    return days < 0 ? "" : say("left_days", days);
  }

  String of(Board.View view) {
    return say("view_", view);
  }

  String of(Action action) {
    return say("action_", action);
  }

  String of(SlaHistory.Step step) {
    return say("figures_by_", step);
  }

  String of(SlaHistory.By by) {
    return say("figures_", by);
  }

  String of(RequestStatus status) {
    return say("status_", status);
  }

  String of(Verdict verdict) {
    return say("verdict_", verdict);
  }

  String yuan(Money sum) {
    return sum == null
        ? NONE
        : String.format(Locale.ROOT, "%,d.%02d", sum.fen() / 100, sum.fen() % 100);
  }

  String say(String key, Object... values) {
    return texts.say(language, key, values);
  }

  /** What a rule is about. */
  String title(Finding finding) {
    return RuleTitles.of(finding, texts, language);
  }

  /** What has no word yet is better named than hidden. */
  String sayOr(String key, String otherwise) {
    return texts.in(language).getOrDefault(key, otherwise);
  }

  String say(String kind, Enum<?> value) {
    return texts.say(language, kind + value.name().toLowerCase(Locale.ROOT));
  }

  /** To the second, in legal time. */
  String time(Instant at) {
    return TIME.format(at.atZone(LegalZone.ZONE));
  }

  /** An instant at which a day begins is the end of the day before. */
  String endOf(Instant dueAt) {
    return say("due_end_of", LegalZone.dayOf(dueAt).minusDays(1));
  }

  private String due(BoardEntry entry) {
    return entry.dueAt() == null ? say("due_unknown") : endOf(entry.dueAt());
  }

  private String left(BoardEntry entry) {
    if (entry.dueAt() == null) {
      return NONE;
    }
    Duration left = Duration.between(now, entry.dueAt());
    return texts.say(
        language,
        left.isNegative() || left.isZero() ? "left_over" : "left_still",
        span(left.abs()));
  }

  String span(long seconds) {
    return span(Duration.ofSeconds(seconds));
  }

  /** A time that is a round number of one unit, as an axis says it. */
  String one(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    if (time.toDays() > 0) {
      return say("span_one_days", time.toDays());
    }
    if (time.toHours() > 0) {
      return say("span_one_hours", time.toHours());
    }
    return time.toMinutes() > 0
        ? say("span_minutes", time.toMinutes())
        : say("span_seconds", time.toSeconds());
  }

  /** A time in the two largest units that it has. */
  String span(Duration time) {
    if (time.toMinutes() == 0) {
      return say("span_seconds", time.toSeconds());
    }
    if (time.toDays() > 0) {
      return say("span_days", time.toDays(), time.toHoursPart());
    }
    return time.toHours() > 0
        ? say("span_hours", time.toHours(), time.toMinutesPart())
        : say("span_minutes", time.toMinutes());
  }

  private String mark(BoardEntry entry) {
    if (entry.dueAt() == null) {
      return "open";
    }
    if (!now.isBefore(entry.dueAt())) {
      return "over";
    }
    return entry.dueSoonAt() != null && !now.isBefore(entry.dueSoonAt()) ? "soon" : "fine";
  }
}
