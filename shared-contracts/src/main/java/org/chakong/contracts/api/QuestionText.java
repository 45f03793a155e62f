package org.chakong.contracts.api;

/** What a fund centre asks a court about a request 询问, 1 to 2000 characters. */
public record QuestionText(String text) {}
