package org.chakong.gateway.intake;

/**
 * Who files.
 *
 * @param court the court that the caller's token speaks for
 * @param actor as the timeline names the caller
 */
public record Filer(String court, String actor) {}
