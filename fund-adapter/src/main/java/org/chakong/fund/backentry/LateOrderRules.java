package org.chakong.fund.backentry;

import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.request.Action;

/**
 * What may be back-entered at all. An order takes effect on service (查封扣押冻结规定 Art. 1), so that only
 * what rests on the order of service needs it: a freeze, and an extension in time. Everything else
 * is entered at the window as of now.
 */
final class LateOrderRules {

  private LateOrderRules() {}

  /** The fields that bar it, empty when it may be entered. */
  static List<String> barredBy(Action action, boolean withinReach) {
    List<String> fields = new ArrayList<>();
    boolean restsOnService =
        switch (action) {
          case FREEZE, EXTEND -> true;
          case QUERY, UNFREEZE, DEDUCT -> false;
        };
    if (!restsOnService) {
      fields.add("request.instruction.action");
    }
    if (!withinReach) {
      fields.add("servedAt");
    }
    return fields;
  }
}
