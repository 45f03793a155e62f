package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a gateway found when it compared a day, told to the fund centre.
 *
 * @param at legal time of the comparison
 * @param totals of the gateway
 * @param found how many differences are left
 * @param differences the first 200 by number as the gateway sees them, those repaired too
 * @param evidenceHead the gateway's newest seal, a compact JWS to be kept; null before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationResult(
    LocalDate date,
    OffsetDateTime at,
    ReconciliationTotals totals,
    long found,
    List<ReconciliationDifference> differences,
    String evidenceHead) {

  /** So many differences are told, and shown. */
  public static final int TOLD_AT_MOST = 200;

  public ReconciliationResult {
    differences = List.copyOf(differences);
  }
}
