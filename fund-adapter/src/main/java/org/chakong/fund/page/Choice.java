package org.chakong.fund.page;

/** One of several to choose from, and whether it is chosen. */
public record Choice(String value, String label, boolean here) {}
