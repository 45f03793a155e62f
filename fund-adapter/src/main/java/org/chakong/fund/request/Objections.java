package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.api.ObjectionText;
import org.chakong.contracts.calendar.DueDate;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.Verdict;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.jdbi.v3.core.Jdbi;

/**
 * What clerks doubt and the centre executes all the same: no substantive review, but a written
 * objection 异议, to which the court replies within 15 days (法释〔2013〕20号 第六条).
 */
@ApplicationScoped
public class Objections {

  private static final int REPLY_DAYS = 15;
  private static final String GROUND = "法释〔2013〕20号 第六条";
  private static final String AND = "；";

  private final Jdbi jdbi;
  private final CurrentCalendar calendar;
  private final Clock legal;

  Objections(Jdbi jdbi, CurrentCalendar calendar, Clock legal) {
    this.jdbi = jdbi;
    this.calendar = calendar;
    this.legal = legal;
  }

  /** Writes one down; it is told with the next answer that says that something was executed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(String requestNo, ObjectionText said, String actor) {
    OffsetDateTime now = legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO objection (request_no, text, ground, raised_at, raised_by)
                VALUES (:requestNo, :text, :ground, :at, :actor)
                """)
            .bind("requestNo", requestNo)
            .bind("text", said.text())
            .bind("ground", ground(said))
            .bind("at", now)
            .bind("actor", actor)
            .execute());
  }

  /** When a clerk first objected; empty where no clerk did. */
  @Transactional
  public Optional<Instant> raisedAt(String requestNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT min(raised_at) FROM objection WHERE request_no = :requestNo")
            .bind("requestNo", requestNo)
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(OffsetDateTime::toInstant));
  }

  /** The answer with what rules and clerks object to, where it says that something was executed. */
  Answer in(Answer answer, String requestNo) {
    if (!executed(answer)) {
      return answer;
    }
    List<Objection> all =
        Stream.concat(Stream.ofNullable(answer.objection()), written(requestNo)).toList();
    return all.isEmpty()
        ? answer
        : answer.with(
            new Objection(
                joined(all, Objection::detail), joined(all, Objection::citation), replyBy()));
  }

  static boolean executed(Answer answer) {
    return answer.verdict() == Verdict.EXECUTED || answer.verdict() == Verdict.PARTLY_EXECUTED;
  }

  static boolean says(Objection known, ObjectionText said) {
    return known.detail().equals(said.text()) && Objects.equals(known.citation(), ground(said));
  }

  private Stream<Objection> written(String requestNo) {
    return jdbi
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT text, ground FROM objection WHERE request_no = :requestNo ORDER BY id")
                .bind("requestNo", requestNo)
                .map((row, context) ->
                    new Objection(row.getString("text"), row.getString("ground"), null))
                .list())
        .stream();
  }

  /** The day on which the centre says it is not counted; no end is told that nobody knows. */
  private LocalDate replyBy() {
    LocalDate today = LegalZone.dayOf(legal.instant());
    return switch (calendar.now().dueDateInCalendarDays(today, REPLY_DAYS)) {
      case DueDate.On on -> on.lastDay();
      case DueDate.CalendarIncomplete unknown -> null;
    };
  }

  private static String ground(ObjectionText said) {
    return said.ground() == null ? GROUND : said.ground();
  }

  private static String joined(List<Objection> all, Function<Objection, String> part) {
    return all.stream()
        .map(part)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(AND));
  }
}
