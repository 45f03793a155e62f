package org.chakong.runtime.evidence;

/** A head of a peer's evidence as it was kept. */
record SealedHead(long seq, String jws) {}
