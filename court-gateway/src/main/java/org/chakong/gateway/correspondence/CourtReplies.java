package org.chakong.gateway.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.ObjectionOutcome;
import org.chakong.contracts.api.ObjectionReply;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.RealTime;
import org.hibernate.Session;

/** What courts have replied, and whether the fund centre has it. */
@ApplicationScoped
public class CourtReplies {

  private static final String INSERT =
      """
      INSERT INTO court_reply (reply_id, request_no, question_id, text, outcome, actor, at, stored_at)
      VALUES (:id, :requestNo, :questionId, :text, :outcome, :actor, :at, :now)
      """;
  private static final String REPLIED =
      "UPDATE request SET objection_watched = false WHERE request_no = :requestNo AND objection_watched";
  private static final String TO_OBJECTION =
      """
      SELECT text, outcome, at, CASE WHEN taken THEN ended_at END AS delivered_at
        FROM court_reply WHERE request_no = :requestNo AND question_id IS NULL
      """;
  private static final String ATTEMPT =
      """
      UPDATE court_reply c SET attempts = c.attempts + 1
        FROM request r
       WHERE c.reply_id = :id AND c.ended_at IS NULL AND r.request_no = c.request_no
      RETURNING c.request_no, c.question_id, c.text, c.outcome, c.at, c.attempts, r.court, r.fund_centre
      """;
  private static final String END =
      """
      UPDATE court_reply SET ended_at = :now, taken = :taken
       WHERE reply_id = :id AND ended_at IS NULL
      RETURNING request_no
      """;

  private static final String UNTELL =
      """
      UPDATE court_reply c SET ended_at = NULL, taken = NULL
        FROM request r
       WHERE r.request_no = c.request_no AND r.fund_centre = :centre AND c.taken AND c.ended_at >= :since
      RETURNING c.reply_id
      """;
  private static final String AGAIN =
      """
      INSERT INTO court_reply (reply_id, request_no, question_id, text, outcome, actor, at, stored_at, ended_at, taken)
      VALUES (CAST(:id AS uuid), :requestNo, :questionId, :text, :outcome, :actor, :at, :now, :now, true)
      ON CONFLICT DO NOTHING
      """;

  private final EntityManager database;
  private final RequestEvents events;
  private final Event<ReplyWritten> written;
  private final LegalClock legal;
  private final Clock real;

  CourtReplies(
      EntityManager database,
      RequestEvents events,
      Event<ReplyWritten> written,
      LegalClock legal,
      @RealTime Clock real) {
    this.database = database;
    this.events = events;
    this.written = written;
    this.legal = legal;
    this.real = real;
  }

  /** A reply that the fund centre does not have yet. */
  public record Untold(String fundCentre, int attempts, CourtReply reply) {}

  /**
   * Writes a reply down, with the promise to bring it.
   *
   * @param questionId null for a reply to the objection
   * @param outcome null for a reply to a question
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void write(
      String requestNo, String questionId, String text, ObjectionOutcome outcome, String actor) {
    UUID id = UUID.randomUUID();
    session()
        .createNativeMutationQuery(INSERT)
        .setParameter("id", id)
        .setParameter("requestNo", requestNo)
        .setParameter("questionId", questionId, String.class)
        .setParameter("text", text)
        .setParameter("outcome", outcome == null ? null : outcome.name(), String.class)
        .setParameter("actor", actor)
        .setParameter("at", legal.instant())
        .setParameter("now", real.instant())
        .executeUpdate();
    if (questionId == null) {
      noLongerWatched(requestNo);
    }
    written.fire(new ReplyWritten(id));
  }

  private void noLongerWatched(String requestNo) {
    session()
        .createNativeMutationQuery(REPLIED)
        .setParameter("requestNo", requestNo)
        .executeUpdate();
  }

  @Transactional
  public Optional<ObjectionReply> toObjection(String requestNo) {
    return session()
        .createNativeQuery(TO_OBJECTION, Tuple.class)
        .setParameter("requestNo", requestNo)
        .getResultStream()
        .findFirst()
        .map(row ->
            new ObjectionReply(
                row.get("text", String.class),
                ObjectionOutcome.valueOf(row.get("outcome", String.class)),
                legal(row, "at"),
                legal(row, "delivered_at")));
  }

  /** What an attempt brings; empty when nothing is left to bring. */
  @Transactional
  public Optional<Untold> attempt(UUID id) {
    return session()
        .createNativeQuery(ATTEMPT, Tuple.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(row ->
            new Untold(
                row.get("fund_centre", String.class),
                row.get("attempts", Integer.class),
                reply(id, row)));
  }

  /**
   * The fund centre has said whether it takes a reply.
   *
   * @param taken false when it will never take it
   */
  @Transactional
  public void ended(UUID id, boolean taken, String actor) {
    session()
        .createNativeQuery(END, Tuple.class)
        .setParameter("id", id)
        .setParameter("taken", taken)
        .setParameter("now", real.instant())
        .getResultStream()
        .findFirst()
        .ifPresent(row ->
            events.note(
                row.get("request_no", String.class),
                taken ? RequestEvent.REPLY_DELIVERED : RequestEvent.REPLY_REFUSED,
                actor,
                null));
  }

  /**
   * A fund centre was restored: what it took since may be lost there.
   *
   * @param since real time
   * @return the replies that are to be brought again
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<UUID> untell(String fundCentre, Instant since) {
    return session()
        .createNativeQuery(UNTELL, UUID.class)
        .setParameter("centre", fundCentre)
        .setParameter("since", since)
        .getResultList();
  }

  /**
   * A reply that was lost here with a database and that its fund centre has.
   *
   * @return false when it is known
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean again(CourtReply told, String actor) {
    boolean lost =
        session()
                .createNativeMutationQuery(AGAIN)
                .setParameter("id", told.replyId())
                .setParameter("requestNo", told.requestNo())
                .setParameter("questionId", told.questionId(), String.class)
                .setParameter("text", told.text())
                .setParameter(
                    "outcome", told.outcome() == null ? null : told.outcome().name(), String.class)
                .setParameter("actor", actor)
                .setParameter("at", told.at().toInstant())
                .setParameter("now", real.instant())
                .executeUpdate()
            == 1;
    if (lost && told.questionId() == null) {
      noLongerWatched(told.requestNo());
    }
    return lost;
  }

  private static CourtReply reply(UUID id, Tuple row) {
    String outcome = row.get("outcome", String.class);
    return new CourtReply(
        id.toString(),
        outcome == null ? CourtReply.Kind.QUESTION : CourtReply.Kind.OBJECTION,
        row.get("request_no", String.class),
        row.get("court", String.class),
        row.get("question_id", String.class),
        row.get("text", String.class),
        outcome == null ? null : ObjectionOutcome.valueOf(outcome),
        legal(row, "at"));
  }

  private static OffsetDateTime legal(Tuple row, String column) {
    Instant at = row.get(column, Instant.class);
    return at == null ? null : at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
