package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;

/**
 * Something in which the two sides differ about a request.
 *
 * @param here what stands on the side that says it, null where the request is not there
 * @param there the same of the other side
 * @param repaired whether it is gone since the gateway fetched what it lacked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationDifference(
    String requestNo, Kind kind, String here, String there, boolean repaired) {

  /** In what they differ. */
  public enum Kind {
    ONLY_HERE,
    ONLY_THERE,
    OTHER_STATUS,
    OTHER_VERDICT,
    OTHER_AMOUNTS,
    OTHER_FREEZE
  }

  /** By request number, then by kind. */
  public static final Comparator<ReconciliationDifference> BY_NUMBER =
      Comparator.comparing(ReconciliationDifference::requestNo)
          .thenComparing(ReconciliationDifference::kind);

  /** The same, gone. */
  public ReconciliationDifference mended() {
    return new ReconciliationDifference(requestNo, kind, here, there, true);
  }

  /** The same seen from the other side. */
  public ReconciliationDifference mirrored() {
    Kind seen =
        switch (kind) {
          case ONLY_HERE -> Kind.ONLY_THERE;
          case ONLY_THERE -> Kind.ONLY_HERE;
          case OTHER_STATUS, OTHER_VERDICT, OTHER_AMOUNTS, OTHER_FREEZE -> kind;
        };
    return new ReconciliationDifference(requestNo, seen, there, here, repaired);
  }
}
