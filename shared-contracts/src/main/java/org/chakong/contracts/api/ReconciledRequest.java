package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;

/**
 * How a request stands on one side, as the daily reconciliation 每日对账 compares it; free of personal
 * data. Amounts in yuan.
 *
 * @param verdict null before the answer
 * @param freezeNo of the answer, as are {@code ordered}, {@code frozen}, {@code waiting}
 * @param held what is frozen now under the freeze that the request placed, null where it placed
 *     none or its court no longer holds it
 * @param deducted as the answer says, with {@code deductionNo}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciledRequest(
    String requestNo,
    RequestStatus status,
    Verdict verdict,
    String freezeNo,
    Money ordered,
    Money frozen,
    Money waiting,
    Money held,
    String deductionNo,
    Money deducted) {}
