package org.chakong.fund.freeze;

/**
 * Who changes the register, and why.
 *
 * @param actor a user, a party or a worker; never the person concerned
 * @param why for the history, free of personal data
 * @param requestNo the request that orders it; null when no request does
 */
public record Who(String actor, String why, String requestNo) {}
