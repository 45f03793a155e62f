package org.chakong.contracts.request;

/**
 * The ruling by which a case, and with it a freeze, comes to the requesting court from another:
 * 移送执行 by the court that holds the freeze, 指定执行 by a court above both. The freeze that the
 * instruction names passes with its number, place and term before the measure is taken.
 *
 * @param fromCaseNumber of the case in which the freeze has been held so far
 * @param rulingNumber of the ruling, in the form of a case number, {@code 之n} included
 */
public record CaseTransfer(String fromCaseNumber, String rulingNumber) {}
