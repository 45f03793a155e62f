package org.chakong.contracts.api;

import java.util.List;

/**
 * What was said about requests, in the order in which the fund centre received them.
 *
 * @param next cursor of the next page, null for the last
 */
public record RestoredExchanges(List<RestoredExchange> items, String next) {}
