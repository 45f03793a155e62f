package org.chakong.fund.freeze;

/**
 * Who holds a freeze from now on.
 *
 * @param court its code
 * @param caseNumber of the case in which it holds the freeze
 * @param requestNo its request, under which it hears of the freeze
 */
public record Holder(String court, String caseNumber, String requestNo) {}
