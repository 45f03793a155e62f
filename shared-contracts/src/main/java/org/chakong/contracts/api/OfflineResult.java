package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Verdict;

/**
 * What a court records of the window's act on one of its requests.
 *
 * @param at when the window acted, not after now
 * @param counterRequestNo the paper request in the online one's place, where there is one
 * @param freeze as the window told it; with {@code EXECUTED} or {@code PARTLY_EXECUTED} only
 * @param deduction as the window told it; likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfflineResult(
    Verdict verdict,
    OffsetDateTime at,
    String counterRequestNo,
    FreezeView freeze,
    DeductionView deduction) {}
