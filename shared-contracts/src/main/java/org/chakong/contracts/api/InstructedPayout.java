package org.chakong.contracts.api;

import org.chakong.contracts.request.DeductionView;

/**
 * A payout that the core was told to make, and what the bank said.
 *
 * @param court whose deduction it is: its code, or the name of another authority
 * @param caseNumber the deduction stands under
 * @param deduction with its payout, which is never null here
 */
public record InstructedPayout(
    String requestNo, String court, String caseNumber, DeductionView deduction) {}
