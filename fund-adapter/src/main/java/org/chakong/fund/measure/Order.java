package org.chakong.fund.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;

/**
 * A received request with what is known of its receipt.
 *
 * @param sequence of receipt: its place in every queue
 * @param personKey opaque key of the person
 * @param registryRevision of the registries at receipt
 * @param seals what the electronic seals come to, by the id of each paper that its sender has
 *     handed over
 * @param identityConfirmed whether a person has decided that the accounts are those of the one
 *     meant
 * @param backEntered whether it was served while nothing could be entered 补录; it was received when
 *     it was served
 */
public record Order(
    AssistanceRequest request,
    Channel channel,
    long sequence,
    String personKey,
    Instant receivedAt,
    long registryRevision,
    Map<String, SealState> seals,
    boolean identityConfirmed,
    boolean backEntered) {

  public Order {
    seals = Map.copyOf(seals);
  }

  public Set<String> documentsAtHand() {
    return seals.keySet();
  }

  /** The same after somebody has approved it. */
  public Order withIdentityConfirmed() {
    return new Order(
        request,
        channel,
        sequence,
        personKey,
        receivedAt,
        registryRevision,
        seals,
        true,
        backEntered);
  }

  public String requestNo() {
    return request.requestNo();
  }

  /** Whose the measure is: the court's code, or the name of another authority at the window. */
  public String court() {
    return request.courtCase().holder();
  }

  /** The legal day of receipt. */
  public LocalDate day() {
    return LegalZone.dayOf(receivedAt);
  }
}
