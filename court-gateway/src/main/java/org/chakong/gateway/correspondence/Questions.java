package org.chakong.gateway.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.QuestionReply;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.LegalClock;
import org.hibernate.Session;

/** The questions 询问 of fund centres about requests; rows are never changed. */
@ApplicationScoped
public class Questions {

  private static final int LONGEST = 2000;
  private static final String INSERT =
      """
      INSERT INTO question (request_no, number, question_id, text, asked_at, came_at, jti)
      VALUES (:requestNo, :number, :id, :text, :askedAt, :now, :jti)
      ON CONFLICT DO NOTHING
      """;
  private static final String SELECT =
      """
      SELECT q.question_id, q.number, q.text, q.asked_at, r.text AS reply, r.at AS replied_at,
             CASE WHEN r.taken THEN r.ended_at END AS delivered_at
        FROM question q
        LEFT JOIN court_reply r USING (request_no, question_id)
       WHERE q.request_no = :requestNo
       ORDER BY q.number
      """;

  private final EntityManager database;
  private final LegalClock legal;

  Questions(EntityManager database, LegalClock legal) {
    this.database = database;
    this.legal = legal;
  }

  /** Whether a notice asks something that can be stored. */
  public static boolean isWhole(Notice notice) {
    Notice.AskedQuestion asked = notice.question();
    return asked != null
        && asked.number() > 0
        && asked.text() != null
        && !asked.text().isBlank()
        && asked.text().codePointCount(0, asked.text().length()) <= LONGEST;
  }

  /**
   * Takes a question, now or before.
   *
   * @param jti of the message that brought it
   * @return false, with nothing taken, where another question has this number
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean take(Notice notice, String jti) {
    return insert(notice, jti)
        || of(notice.requestNo()).stream()
            .filter(known -> known.number() == notice.question().number())
            .anyMatch(known -> known.questionId().equals(notice.noticeId()));
  }

  private boolean insert(Notice notice, String jti) {
    return database
            .unwrap(Session.class)
            .createNativeMutationQuery(INSERT)
            .setParameter("requestNo", notice.requestNo())
            .setParameter("number", notice.question().number())
            .setParameter("id", notice.noticeId())
            .setParameter("text", notice.question().text())
            .setParameter("askedAt", notice.at().toInstant())
            .setParameter("now", legal.instant())
            .setParameter("jti", jti)
            .executeUpdate()
        == 1;
  }

  /** All about a request, in their order. */
  @Transactional
  public List<Question> of(String requestNo) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(SELECT, Tuple.class)
        .setParameter("requestNo", requestNo)
        .getResultList()
        .stream()
        .map(Questions::question)
        .toList();
  }

  private static Question question(Tuple row) {
    Optional<QuestionReply> reply =
        Optional.ofNullable(row.get("reply", String.class))
            .map(text ->
                new QuestionReply(text, legal(row, "replied_at"), legal(row, "delivered_at")));
    return new Question(
        row.get("question_id", String.class),
        row.get("number", Integer.class),
        row.get("text", String.class),
        legal(row, "asked_at"),
        reply.isPresent() ? Question.State.REPLIED : Question.State.DELIVERED,
        reply.orElse(null));
  }

  private static OffsetDateTime legal(Tuple row, String column) {
    Instant at = row.get(column, Instant.class);
    return at == null ? null : at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
