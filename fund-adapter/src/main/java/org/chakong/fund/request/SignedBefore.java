package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.jdbi.v3.core.Jdbi;

/**
 * What this centre had signed about requests that a restored database has lost. The court holds the
 * numbers, and the core knows holds and transfers by them: under new ones money would move twice.
 */
@ApplicationScoped
public class SignedBefore {

  private final Jdbi jdbi;
  private final RequestEvents events;
  private final Clock legal;

  SignedBefore(Jdbi jdbi, RequestEvents events, Clock legal) {
    this.jdbi = jdbi;
    this.events = events;
    this.legal = legal;
  }

  /** The numbers for when the request is carried out again. */
  @Transactional
  public void remember(TrackedRequest signed) {
    Optional<Answer> answer = Optional.ofNullable(signed.answer());
    String freezeNo =
        switch (signed.instruction().action()) {
          case FREEZE -> answer.map(Answer::freeze).map(FreezeView::freezeNo).orElse(null);
          case QUERY, EXTEND, UNFREEZE, DEDUCT -> null;
        };
    String deductionNo = answer.map(Answer::deduction).map(DeductionView::deductionNo).orElse(null);
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO restored_number VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            signed.requestNo(),
            freezeNo,
            deductionNo));
  }

  /**
   * The word itself, to be shown to a peer that has lost it later.
   *
   * @param jti of the message that carries it, or that it responds to
   */
  @Transactional
  public void keep(String requestNo, String jti) {
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO restored_answer VALUES (?, ?) ON CONFLICT (request_no) DO UPDATE SET jti = excluded.jti",
            requestNo,
            jti));
  }

  /**
   * What was done again, or had been done before the backup, stands as signed: the answer with its
   * revision and its time are those of the signature. So does an objection that a clerk has raised
   * since; the court holds it.
   */
  @Transactional
  public void confirmed(TrackedRequest signed) {
    int changed =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE request
                       SET revision = greatest(revision, :revision),
                           answered_at = CASE WHEN status = 'ANSWERED' THEN coalesce(:answered, answered_at) END,
                           answer = CASE WHEN status = :status THEN coalesce(:answer, answer) ELSE answer END
                     WHERE request_no = :no
                       AND (revision < :revision
                            OR EXISTS (SELECT FROM restored_number WHERE request_no = :no))
                    """)
                .bind("revision", signed.revision() == null ? 1 : signed.revision())
                .bind("answered", signed.answeredAt())
                .bind("status", signed.status().name())
                .bind("answer", signed.answer() == null ? null : StoredJson.write(signed.answer()))
                .bind("no", signed.requestNo())
                .execute());
    if (changed == 1 && events.last(signed.requestNo(), "RESTORED").isEmpty()) {
      events.add(signed.requestNo(), RequestEvents.SYSTEM, "RESTORED", signed.status().name());
    }
  }

  /**
   * What was done again is not what was signed, or people have yet to decide it: the court holds
   * the signed answer, so one that is given now is a newer one in its place, of today.
   */
  @Transactional
  public void differs(TrackedRequest signed) {
    int changed =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE request
                       SET signed_revision = :revision, signed_answer = :answered,
                           revision = CASE WHEN status = 'ANSWERED'
                                           THEN greatest(revision, :revision + CASE WHEN :answered THEN 0 ELSE 1 END)
                                           ELSE revision END,
                           answered_at = CASE WHEN status = 'ANSWERED'
                                               AND EXISTS (SELECT FROM restored_number WHERE request_no = :no)
                                              THEN :now ELSE answered_at END
                     WHERE request_no = :no AND signed_revision IS NULL
                    """)
                .bind("revision", signed.revision() == null ? 1 : signed.revision())
                .bind("answered", signed.status() == RequestStatus.ANSWERED)
                .bind("now", legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime())
                .bind("no", signed.requestNo())
                .execute());
    if (changed == 1) {
      events.add(signed.requestNo(), RequestEvents.SYSTEM, "RESTORED", signed.status().name());
    }
  }
}
