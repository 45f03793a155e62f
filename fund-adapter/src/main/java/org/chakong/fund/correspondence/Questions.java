package org.chakong.fund.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.QuestionReply;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The questions that courts were asked, with the replies. */
@ApplicationScoped
public class Questions {

  private final Jdbi jdbi;

  Questions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A question as it stands.
   *
   * @param key of its caller, null for none
   */
  record Asked(UUID id, String key, Question question) {

    boolean open() {
      return question.state() != Question.State.REPLIED;
    }
  }

  /** In their order. */
  @Transactional
  List<Asked> of(String requestNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT q.question_id, q.idempotency_key, q.number, q.text, q.asked_at, q.taken,
                       r.text AS reply, r.at AS replied_at
                  FROM question q
                  LEFT JOIN court_reply r USING (request_no, question_id)
                 WHERE q.request_no = :requestNo
                 ORDER BY q.number
                """)
            .bind("requestNo", requestNo)
            .map(Questions::asked)
            .list());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(QuestionAsked asked, String key, String actor) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO question (question_id, request_no, number, idempotency_key, text, asked_at, asked_by)
                VALUES (:id, :requestNo, :number, :key, :text, :at, :actor)
                """)
            .bind("id", asked.questionId())
            .bind("requestNo", asked.requestNo())
            .bind("number", asked.number())
            .bind("key", key)
            .bind("text", asked.text())
            .bind("at", LegalTime.of(asked.at()))
            .bind("actor", actor)
            .execute());
  }

  /** One that a clerk asked before this centre's database was restored, and lost with it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void again(QuestionAsked asked) {
    add(asked, null, "restored");
  }

  /**
   * The court's gateway has said whether it takes a question.
   *
   * @param taken false when it will never take it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void told(UUID questionId, boolean taken) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE question SET taken = :taken WHERE question_id = :id")
            .bind("id", questionId)
            .bind("taken", taken)
            .execute());
  }

  /** Whether a question was asked about the request. */
  boolean has(String requestNo, UUID questionId) {
    return of(requestNo).stream().anyMatch(asked -> asked.id().equals(questionId));
  }

  private static Asked asked(ResultSet row, StatementContext context) throws SQLException {
    Optional<QuestionReply> reply = reply(row);
    UUID id = row.getObject("question_id", UUID.class);
    return new Asked(
        id,
        row.getString("idempotency_key"),
        new Question(
            id.toString(),
            row.getInt("number"),
            row.getString("text"),
            LegalTime.of(row.getObject("asked_at", OffsetDateTime.class)),
            state(reply, row.getObject("taken", Boolean.class)),
            reply.orElse(null)));
  }

  private static Optional<QuestionReply> reply(ResultSet row) throws SQLException {
    String text = row.getString("reply");
    return text == null
        ? Optional.empty()
        : Optional.of(
            new QuestionReply(
                text, LegalTime.of(row.getObject("replied_at", OffsetDateTime.class)), null));
  }

  private static Question.State state(Optional<QuestionReply> reply, Boolean taken) {
    if (reply.isPresent()) {
      return Question.State.REPLIED;
    }
    if (taken == null) {
      return Question.State.ASKED;
    }
    return taken ? Question.State.DELIVERED : Question.State.REFUSED;
  }
}
