/**
 * What a request names: people, employers, cases and sums of money, as values that are normalised
 * and checked once, at the edge, and can be trusted everywhere behind it.
 *
 * <p>No value here prints a full identity number or name: {@code toString} is masked wherever the
 * value is personal data.
 */
package org.chakong.contracts.identity;
