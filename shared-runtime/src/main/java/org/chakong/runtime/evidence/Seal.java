package org.chakong.runtime.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.PartyId;

/**
 * What a seal (封存) says.
 *
 * @param seq 1, 2, 3 … without gaps
 * @param firstId the id behind the last one of the seal before
 * @param ids those of the messages there were from {@code firstId} to {@code lastId}
 * @param root of the Merkle tree over them in the order of their ids, hexadecimal
 * @param previous {@link #hash} of seal {@code seq - 1}, {@link #NONE} for the first
 * @param skip {@link #hash} of seal {@link #skipTo}, {@link #NONE} when that is 0
 * @param at real time, to the microsecond
 */
record Seal(
    PartyId party,
    long seq,
    long firstId,
    long lastId,
    IdRanges ids,
    int count,
    String root,
    String previous,
    String skip,
    Instant at) {

  static final String NONE = "0".repeat(64);

  /** By which a later seal names this one: SHA-256 of the compact JWS as text, hexadecimal. */
  static String hash(String jws) {
    return Digests.sha256Hex(jws.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The second seal that a seal names, 0 for none: its number without the least part when it is
   * written as a sum of the largest numbers 2ᵏ−1. With these jumps (E. W. Myers, An applicative
   * random-access stack, 1983) the way back from one seal to any other is some dozens of steps,
   * also among millions.
   */
  static long skipTo(long seq) {
    long rest = seq;
    long least = 0;
    while (rest > 0) {
      least = Long.highestOneBit(rest + 1) - 1;
      rest -= least;
    }
    return seq - least;
  }

  /** The next step on the way from a seal back to an earlier one. */
  static long stepBack(long from, long to) {
    return skipTo(from) >= to ? skipTo(from) : from - 1;
  }
}
