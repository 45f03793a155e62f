package org.chakong.contracts.api;

/** What a court replies to an objection, 1 to 2000 characters. */
public record ObjectionReplyText(String text, ObjectionOutcome outcome) {}
