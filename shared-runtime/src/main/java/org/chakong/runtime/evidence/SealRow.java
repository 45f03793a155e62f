package org.chakong.runtime.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A seal as stored.
 *
 * @param leaves the leaf hashes one behind the other
 */
record SealRow(
    long seq,
    long firstId,
    long lastId,
    int leafCount,
    String root,
    String previous,
    String jws,
    byte[] leaves,
    Instant at) {

  /** Whether the columns say what was signed. */
  boolean says(Seal signed) {
    return signed.seq() == seq
        && signed.firstId() == firstId
        && signed.lastId() == lastId
        && signed.count() == leafCount
        && signed.root().equals(root)
        && signed.previous().equals(previous)
        && signed.at().equals(at);
  }

  List<byte[]> leafHashes() {
    List<byte[]> hashes = new ArrayList<>();
    for (int at = 0; at + MerkleTree.HASH_BYTES <= leaves.length; at += MerkleTree.HASH_BYTES) {
      hashes.add(Arrays.copyOfRange(leaves, at, at + MerkleTree.HASH_BYTES));
    }
    return hashes;
  }

  /** Whether the stored list is the one that the root was made of. */
  boolean listIsWhole() {
    List<byte[]> hashes = leafHashes();
    return hashes.size() == leafCount
        && !hashes.isEmpty()
        && HexFormat.of().formatHex(MerkleTree.root(hashes)).equals(root);
  }
}
