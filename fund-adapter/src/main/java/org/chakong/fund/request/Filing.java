package org.chakong.fund.request;

import java.time.Instant;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;

/**
 * A request as it comes in.
 *
 * @param sender whose request number it is: the party on the channel, or {@link #WINDOW}
 * @param takenInBy at the window the clerk, who is the first of the two that a deduction needs;
 *     null on the channel
 * @param messageId on the channel the id of the signed message that brought it; null at the window
 * @param servedAt when a back-entered paper was served, which is its time of receipt; else null
 */
public record Filing(
    AssistanceRequest request,
    Channel channel,
    String sender,
    String takenInBy,
    String messageId,
    Instant servedAt) {

  /** All windows of the centre share their papers and request numbers. */
  public static final String WINDOW = "counter";

  public static Filing online(AssistanceRequest request, String party, String messageId) {
    return new Filing(request, Channel.ONLINE, party, null, messageId, null);
  }

  public static Filing counter(AssistanceRequest request, String clerk) {
    return new Filing(request, Channel.COUNTER, WINDOW, clerk, null, null);
  }

  /** A paper that was served at a past time, when nothing could be entered 补录. */
  public static Filing served(AssistanceRequest request, String clerk, Instant servedAt) {
    return new Filing(request, Channel.COUNTER, WINDOW, clerk, null, servedAt);
  }

  /** Who asks. On the channel always the court that answers for the message. */
  String court() {
    return channel == Channel.ONLINE ? request.courtCase().court() : request.courtCase().holder();
  }

  /** The case number or document number in one form, null for none. */
  String caseNumber() {
    String written = request.courtCase().reference();
    return CaseNumber.parse(written).map(CaseNumber::text).orElse(written);
  }

  String personKey() {
    return PersonKey.of(request);
  }

  String fingerprint() {
    return StoredJson.fingerprint(request);
  }

  String actor() {
    return takenInBy == null ? sender : "fund-clerk:" + takenInBy;
  }
}
