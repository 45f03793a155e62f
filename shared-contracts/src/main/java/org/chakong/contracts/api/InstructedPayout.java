package org.chakong.contracts.api;

import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;

/**
 * A payout that the core was told to make, and what the bank said.
 *
 * @param court whose deduction it is: its code, or the name of another authority
 * @param caseNumber the deduction stands under
 * @param instructed what the core was told to pay, also where the bank could not pay it
 * @param deduction with its payout, which is never null here
 */
public record InstructedPayout(
    String requestNo, String court, String caseNumber, Money instructed, DeductionView deduction) {}
