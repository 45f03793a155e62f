package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a fund centre says of one legal day (Asia/Shanghai, by its time of receipt) and one gateway.
 *
 * @param at legal time at which it was counted
 * @param buckets those that are not empty, in order
 * @param evidenceHead its newest seal, a compact JWS to be kept; null before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationDigest(
    LocalDate date,
    OffsetDateTime at,
    ReconciliationTotals totals,
    List<ReconciliationBucket> buckets,
    String evidenceHead) {

  public ReconciliationDigest {
    buckets = List.copyOf(buckets);
  }
}
