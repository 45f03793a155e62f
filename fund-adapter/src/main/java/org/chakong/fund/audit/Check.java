package org.chakong.fund.audit;

/**
 * Something that must hold.
 *
 * @param name as violations, metrics and reports call it
 * @param invariant 1 money under freezes, 2 entries, 3 one answer and one effect, 4 history
 * @param sql gives {@code key} and {@code detail} of what does not hold, for the numbers in the
 *     relation {@code scope (key)}; free of personal data
 */
record Check(String name, int invariant, Scope scope, String sql) {}
