package org.chakong.fund.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;

/**
 * Which requests the inbox shows; null is no restriction.
 *
 * @param from first legal day of receipt
 * @param to last legal day of receipt
 * @param byDeadline the earliest deadline first, of those not answered yet; else the newest first
 */
public record InboxFilter(
    Action action,
    RequestStatus status,
    Verdict verdict,
    Channel channel,
    String court,
    LocalDate from,
    LocalDate to,
    String requestNo,
    boolean byDeadline) {

  /** Where the list begins. */
  public ReviewKey start() {
    return byDeadline ? ReviewKey.START : new ReviewKey("", Long.MAX_VALUE);
  }

  /**
   * Where days are asked for the index of {@code received_at} finds them: the sum keeps PostgreSQL
   * from walking down all that came in since.
   */
  String sequence() {
    return from == null ? "sequence" : "sequence + 0";
  }

  String conditions() {
    return (byDeadline ? " AND status IN ('SENT', 'IN_REVIEW', 'EXECUTING')" : "")
        + (action == null ? "" : " AND action = :action")
        // a literal, by which PostgreSQL knows that the index of the open ones will do
        + (status == null ? "" : " AND status = '" + status.name() + "'")
        + (verdict == null ? "" : " AND answer::jsonb ->> 'verdict' = :verdict")
        + (channel == null ? "" : " AND channel = :channel")
        + (court == null ? "" : " AND court = :court")
        + (from == null ? "" : " AND received_at >= :from")
        + (to == null ? "" : " AND received_at < :to")
        + (requestNo == null ? "" : " AND request_no = :requestNo");
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    put(values, "action", name(action));
    put(values, "verdict", name(verdict));
    put(values, "channel", name(channel));
    put(values, "court", court);
    put(values, "from", from == null ? null : LegalZone.endOfDay(from.minusDays(1)));
    put(values, "to", to == null ? null : LegalZone.endOfDay(to));
    put(values, "requestNo", requestNo);
    return values;
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static void put(Map<String, Object> values, String name, Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
