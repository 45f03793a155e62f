package org.chakong.fund.request;

import java.util.HashMap;
import java.util.Map;
import org.chakong.contracts.request.Action;

/**
 * Which reviews a list shows; null is no restriction.
 *
 * @param free whether only those that nobody has claimed
 */
public record ReviewFilter(String waitsFor, Action action, String claimedBy, boolean free) {

  String conditions() {
    return (waitsFor == null ? "" : " AND waits_for = :waitsFor")
        + (action == null ? "" : " AND action = :action")
        + (claimedBy == null ? "" : " AND claimed_by = :claimedBy")
        + (free ? " AND claimed_by IS NULL" : "");
  }

  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    if (waitsFor != null) {
      values.put("waitsFor", waitsFor);
    }
    if (action != null) {
      values.put("action", action.name());
    }
    if (claimedBy != null) {
      values.put("claimedBy", claimedBy);
    }
    return values;
  }
}
