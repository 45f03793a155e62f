package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The court account that a deduction pays to. Only {@code accountName} and {@code accountNo} are
 * compared with the registered accounts; the bank fields are carried along.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payee(String accountName, String accountNo, String bankName, String bankCode) {}
