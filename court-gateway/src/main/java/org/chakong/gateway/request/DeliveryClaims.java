package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.clock.RealTime;

/**
 * Who may deliver a request at the moment. A claim is a conditional update that names the expected
 * state, so of several replicas, or of the first attempt and the durable task, one wins; losing is
 * no error. A claim that its holder lost to a crash ends by itself.
 */
@ApplicationScoped
public class DeliveryClaims {

  private static final String CLAIM =
      """
      update RequestRow set lease = ?1, leaseUntil = ?2, attempts = attempts + 1
      where requestNo = ?3 and status = ?4
        and (lease is null or leaseUntil < ?5 or leaseUntil > ?6)
      """;
  private static final String PROLONG =
      "update RequestRow set leaseUntil = ?1 where requestNo = ?2 and lease = ?3";
  private static final String GIVE_BACK =
      "update RequestRow set lease = null, leaseUntil = null where requestNo = ?1 and lease = ?2";
  private static final String GIVE_BACK_REFUSED =
      """
      update RequestRow set lease = null, leaseUntil = null, refusals = refusals + 1
      where requestNo = ?1 and lease = ?2
      """;

  private static final String SENDING =
      "update RequestRow set sentPeer = ?1, sentJti = ?2 where requestNo = ?3";

  private final RequestRows rows;
  private final RequestEvents events;
  private final Clock real;

  DeliveryClaims(RequestRows rows, RequestEvents events, @RealTime Clock real) {
    this.rows = rows;
    this.events = events;
    this.real = real;
  }

  /** The right to deliver a request until the lease ends. */
  public record Claim(StoredRequest request, UUID lease) {}

  /** Empty when the request needs no delivery or somebody else is at it. */
  @Transactional
  public Optional<Claim> claim(String requestNo, Duration lease) {
    UUID holder = UUID.randomUUID();
    Instant now = real.instant();
    Instant until = now.plus(lease);
    // longer than anybody was given one: the clock was set back since
    Instant never = until.plus(lease);
    long claimed = rows.update(CLAIM, holder, until, requestNo, RequestStatus.ACCEPTED, now, never);
    return claimed == 0
        ? Optional.empty()
        : rows.findByIdOptional(requestNo).map(RequestRows::stored).map(r -> new Claim(r, holder));
  }

  /** False when the claim was lost meanwhile; its holder must stop. */
  @Transactional
  public boolean prolong(Claim claim, Duration lease) {
    Instant until = real.instant().plus(lease);
    return rows.update(PROLONG, until, claim.request().requestNo(), claim.lease()) == 1;
  }

  /** The attempt broke off: the next one need not wait for the lease to end. */
  @Transactional
  public void broken(Claim claim) {
    rows.update(GIVE_BACK, claim.request().requestNo(), claim.lease());
  }

  /**
   * Notes which message carries the request, before it is sent: the fund centre may take it and
   * never be able to say so.
   *
   * @param message kept as evidence in the same transaction
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void sending(String requestNo, MessageRef message) {
    rows.update(SENDING, message.peer(), message.jti(), requestNo);
  }

  /**
   * The attempt brought nothing; noted at the 1st, 2nd, 4th, 8th … time so that a long outage does
   * not fill the timeline.
   *
   * @param why a constant of the code
   */
  @Transactional
  public void failed(Claim claim, Enum<?> why) {
    String requestNo = claim.request().requestNo();
    boolean held = rows.update(GIVE_BACK, requestNo, claim.lease()) == 1;
    if (held && Integer.bitCount(claim.request().attempts()) == 1) {
      note(requestNo, RequestEvent.DELIVERY_FAILED, why.name());
    }
  }

  /**
   * The fund centre answered with a verified error that is no answer to the request; noted at the
   * 1st, 2nd, 4th, 8th … time like a failure.
   */
  @Transactional
  public void refused(Claim claim, int status, String code) {
    String requestNo = claim.request().requestNo();
    boolean held = rows.update(GIVE_BACK_REFUSED, requestNo, claim.lease()) == 1;
    if (held && Integer.bitCount(rows.findById(requestNo).refusals) == 1) {
      note(requestNo, RequestEvent.DELIVERY_REFUSED, status + " " + code);
    }
  }

  private void note(String requestNo, RequestEvent what, String detail) {
    events.note(requestNo, what, "system", detail);
  }
}
