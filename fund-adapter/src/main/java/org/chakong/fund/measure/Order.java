package org.chakong.fund.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;

/**
 * A received request with what is known of its receipt.
 *
 * @param sequence of receipt: its place in every queue
 * @param personKey opaque key of the person
 * @param documentsAtHand ids of the papers that its sender has handed over
 */
public record Order(
    AssistanceRequest request,
    Channel channel,
    long sequence,
    String personKey,
    Instant receivedAt,
    Set<String> documentsAtHand) {

  public Order {
    documentsAtHand = Set.copyOf(documentsAtHand);
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
