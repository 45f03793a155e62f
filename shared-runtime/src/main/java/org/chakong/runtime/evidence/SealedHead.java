package org.chakong.runtime.evidence;

import java.time.Instant;

/**
 * A head of a peer's evidence as it was kept.
 *
 * @param at when it was kept, real time here
 */
record SealedHead(long seq, String jws, Instant at) {}
