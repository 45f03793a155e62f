package org.chakong.fund.freeze;

import java.time.LocalDate;

/**
 * A deduction 扣划 that names no freeze and is not decided yet: it will take from the court's own
 * freezes of the case.
 *
 * @param personKey opaque key of the person whose money it is
 * @param caseNumber however it was typed
 * @param accountNo the only account that it may take from, null for all of the person's
 * @param receivedOn legal day of receipt
 */
public record UndecidedDeduction(
    String requestNo,
    String personKey,
    String court,
    String caseNumber,
    String accountNo,
    LocalDate receivedOn) {}
