package org.chakong.runtime.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.evidence.Finding.Kind;

/**
 * Holds the records under one seal against it: each in its place, none missing, none added, all as
 * they were and as their senders signed them.
 */
final class SealedRecords {

  private static final long NOBODY = -1;

  /** A record that is not what was sealed in its place, the {@code index}th. */
  private record Altered(int index, KeptMessage message) {}

  private final SealRow row;
  private final TokenCheck tokens;
  private final PrunedRecords pruned;
  private final PartyId self;
  private final PrimitiveIterator.OfLong ids;
  private final List<byte[]> sealed;
  private final boolean listIsWhole;
  private final List<byte[]> found = new ArrayList<>();
  private final List<Long> foundIds = new ArrayList<>();
  private final List<Altered> altered = new ArrayList<>();

  /**
   * @param pruned records that need not be there: their leaf hashes stand for them
   */
  SealedRecords(SealRow row, Seal seal, TokenCheck tokens, PrunedRecords pruned) {
    this.row = row;
    this.tokens = tokens;
    this.pruned = pruned;
    this.self = seal.party();
    this.ids = seal.ids().iterator();
    this.sealed = row.leafHashes();
    this.listIsWhole = row.listIsWhole();
  }

  /** Looks at the next record in the order of ids. */
  Optional<Finding> next(KeptMessage message) throws CannotVerify {
    OptionalLong next = skipPruned(message.id());
    if (next.isEmpty()) {
      return finding(Kind.RECORD_ADDED, message.id(), "");
    }
    long expected = next.getAsLong();
    if (message.id() > expected) {
      return firstAltered().or(() -> finding(Kind.RECORD_MISSING, expected, ""));
    }
    if (message.id() < expected) {
      return firstAltered().or(() -> finding(Kind.RECORD_ADDED, message.id(), ""));
    }
    byte[] leaf = message.leafHash();
    found.add(leaf);
    foundIds.add(message.id());
    if (listIsWhole && !Arrays.equals(leaf, sealed.get(found.size() - 1))) {
      altered.add(new Altered(found.size() - 1, message));
      return Optional.empty();
    }
    // behind an altered record the rest is read only to say whether two were swapped
    return altered.isEmpty()
        ? tokens
            .fault(message, self)
            .flatMap(fault -> finding(Kind.RECORD_NOT_PROVED, message.id(), fault))
        : Optional.empty();
  }

  /** The next id that was sealed and was not dropped, or is there all the same. */
  private OptionalLong skipPruned(long there) {
    while (ids.hasNext()) {
      long id = ids.nextLong();
      if (id == there || !pruned.contains(id) || found.size() >= sealed.size()) {
        return OptionalLong.of(id);
      }
      foundIds.add(id);
      found.add(sealed.get(found.size()));
    }
    return OptionalLong.empty();
  }

  /** After the last record. */
  Optional<Finding> end() {
    if (!altered.isEmpty()) {
      return firstAltered();
    }
    OptionalLong missing = skipPruned(NOBODY);
    if (missing.isPresent()) {
      return finding(Kind.RECORD_MISSING, missing.getAsLong(), "");
    }
    if (!HexFormat.of().formatHex(MerkleTree.root(found)).equals(row.root())) {
      return finding(Kind.RECORD_ALTERED, foundIds.getFirst(), "or one of the same seal");
    }
    return listIsWhole
        ? Optional.empty()
        : Optional.of(Finding.seal(Kind.SEAL_ALTERED, row.seq(), "its list of leaf hashes"));
  }

  private Optional<Finding> firstAltered() {
    if (altered.isEmpty()) {
      return Optional.empty();
    }
    Altered first = altered.getFirst();
    for (Altered other : altered.subList(1, altered.size())) {
      byte[] moved = first.message().at(other.message().id()).leafHash();
      if (Arrays.equals(moved, sealed.get(other.index()))) {
        return finding(
            Kind.RECORDS_SWAPPED, first.message().id(), "with record " + other.message().id());
      }
    }
    return finding(Kind.RECORD_ALTERED, first.message().id(), "");
  }

  private Optional<Finding> finding(Kind kind, long record, String detail) {
    return Optional.of(Finding.record(kind, row.seq(), record, detail));
  }
}
