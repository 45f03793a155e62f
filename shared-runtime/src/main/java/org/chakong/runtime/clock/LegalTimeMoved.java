package org.chakong.runtime.clock;

import java.time.Instant;

/**
 * Fired when demo mode has moved the legal clock, for whoever watches what falls due.
 *
 * @param to what the legal clock showed right after
 */
public record LegalTimeMoved(Instant to) {}
