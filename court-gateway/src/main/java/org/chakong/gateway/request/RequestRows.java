package org.chakong.gateway.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.policy.Deadlines.Period;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CounterResult;
import org.hibernate.Session;

/** Reads and writes {@code request}. */
@ApplicationScoped
class RequestRows implements PanacheRepositoryBase<RequestRow, String> {

  private static final String INSERT =
      """
      INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint,
                           status, accepted_at, due_at, due_soon_at, stored_at, quiet_since,
                           traceparent, sent_peer, sent_jti)
      VALUES (:requestNo, :court, :fundCentre, :action, :caseNumber, cast(:body AS jsonb), :fingerprint,
              'ACCEPTED', :acceptedAt, :dueAt, :dueSoonAt, :now, :now, :traceparent,
              :sentPeer, :sentJti)
      ON CONFLICT (request_no) DO NOTHING
      """;

  /** False when the number is in use: of several at once exactly one is first. */
  boolean insert(RequestRow row) {
    return getEntityManager()
            .unwrap(Session.class)
            .createNativeMutationQuery(INSERT)
            .setParameter("requestNo", row.requestNo)
            .setParameter("court", row.court)
            .setParameter("fundCentre", row.fundCentre)
            .setParameter("action", row.action.name())
            .setParameter("caseNumber", row.caseNumber)
            .setParameter("body", row.body)
            .setParameter("fingerprint", row.fingerprint)
            .setParameter("acceptedAt", row.acceptedAt)
            .setParameter("dueAt", row.dueAt, Instant.class)
            .setParameter("dueSoonAt", row.dueSoonAt, Instant.class)
            .setParameter("now", row.storedAt)
            .setParameter("traceparent", row.traceparent, String.class)
            .setParameter("sentPeer", row.sentPeer, String.class)
            .setParameter("sentJti", row.sentJti, String.class)
            .executeUpdate()
        == 1;
  }

  /** The row, held until the end of the transaction. */
  Optional<RequestRow> hold(String requestNo) {
    return findByIdOptional(requestNo, LockModeType.PESSIMISTIC_WRITE);
  }

  static StoredRequest stored(RequestRow row) {
    return new StoredRequest(
        row.requestNo,
        row.court,
        row.fundCentre,
        row.action,
        RequestJson.read(row.body, AssistanceRequest.class),
        row.fingerprint,
        row.status,
        row.revision,
        RequestJson.read(row.answer, Answer.class),
        row.answerJti == null ? null : new MessageRef(row.answerPeer, row.answerJti),
        row.sentJti,
        row.attempts,
        row.acceptedAt,
        row.receivedAt,
        row.answeredAt,
        RequestJson.read(row.counterResult, CounterResult.class),
        new Period(row.dueAt, row.dueSoonAt),
        row.objectedAt,
        row.objectionDueAt,
        row.traceparent);
  }
}
