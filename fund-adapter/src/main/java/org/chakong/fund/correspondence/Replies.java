package org.chakong.fund.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.ObjectionOutcome;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** What courts have replied; only ever added. */
@ApplicationScoped
class Replies {

  private final Jdbi jdbi;
  private final Clock legal;

  Replies(Jdbi jdbi, Clock legal) {
    this.jdbi = jdbi;
    this.legal = legal;
  }

  /**
   * A reply as stored.
   *
   * @param outcome null where it replies to a question
   */
  record Stored(UUID replyId, String text, ObjectionOutcome outcome, OffsetDateTime at) {

    boolean says(CourtReply reply) {
      return text.equals(reply.text()) && outcome == reply.outcome();
    }
  }

  /**
   * @param questionId null for the objection
   */
  @Transactional
  Optional<Stored> to(String requestNo, UUID questionId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT reply_id, text, outcome, at FROM court_reply
                 WHERE request_no = :requestNo AND question_id IS NOT DISTINCT FROM cast(:questionId AS uuid)
                """)
            .bind("requestNo", requestNo)
            .bind("questionId", questionId)
            .map(Replies::stored)
            .findOne());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(CourtReply reply, UUID questionId, String jti) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO court_reply (reply_id, request_no, question_id, text, outcome, at, received_at, jti)
                VALUES (:replyId, :requestNo, :questionId, :text, :outcome, :at, :receivedAt, :jti)
                """)
            .bind("replyId", UUID.fromString(reply.replyId()))
            .bind("requestNo", reply.requestNo())
            .bind("questionId", questionId)
            .bind("text", reply.text())
            .bind("outcome", reply.outcome() == null ? null : reply.outcome().name())
            .bind("at", reply.at())
            .bind("receivedAt", LegalTime.of(legal.instant()))
            .bind("jti", jti)
            .execute());
  }

  private static Stored stored(ResultSet row, StatementContext context) throws SQLException {
    String outcome = row.getString("outcome");
    return new Stored(
        row.getObject("reply_id", UUID.class),
        row.getString("text"),
        outcome == null ? null : ObjectionOutcome.valueOf(outcome),
        LegalTime.of(row.getObject("at", OffsetDateTime.class)));
  }
}
