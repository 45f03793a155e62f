package org.chakong.fund.core;

/**
 * A hold to be raised or lowered.
 *
 * @param holdNo number of the freeze or deduction it is for
 * @param fen the difference, negative when lowered
 */
public record HoldChange(String accountNo, String holdNo, long fen) {}
