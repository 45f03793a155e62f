package org.chakong.fund.audit;

/**
 * A broken invariant.
 *
 * @param check what must hold
 * @param key number of the account, freeze, deduction or request, or name of the table
 * @param detail what was found, amounts in yuan; free of personal data
 */
public record Violation(String check, String key, String detail) {}
