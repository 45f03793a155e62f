package org.chakong.contracts.request;

/**
 * The court account that a deduction pays to. Only {@code accountName} and {@code accountNo} are
 * compared with the registered accounts; the bank fields are carried along.
 */
public record Payee(String accountName, String accountNo, String bankName, String bankCode) {}
