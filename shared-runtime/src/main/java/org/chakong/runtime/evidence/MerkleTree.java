package org.chakong.runtime.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 section 2.1 (SHA-256): leaves and nodes are hashed with different
 * prefixes, so that no node can pass for a leaf.
 */
final class MerkleTree {

  static final int HASH_BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  static byte[] leaf(byte[] data) {
    MessageDigest sha = sha256();
    sha.update(LEAF);
    return sha.digest(data);
  }

  private static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha = sha256();
    sha.update(NODE);
    sha.update(left);
    return sha.digest(right);
  }

  /** The root over leaf hashes, of which there is at least one. */
  static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = leftSize(leaves.size());
    return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  /** The audit path (RFC 6962 section 2.1.1) of one leaf, from the bottom up. */
  static List<byte[]> path(List<byte[]> leaves, int index) {
    List<byte[]> path = new ArrayList<>();
    if (leaves.size() == 1) {
      return path;
    }
    int left = leftSize(leaves.size());
    List<byte[]> before = leaves.subList(0, left);
    List<byte[]> after = leaves.subList(left, leaves.size());
    if (index < left) {
      path.addAll(path(before, index));
      path.add(root(after));
    } else {
      path.addAll(path(after, index - left));
      path.add(root(before));
    }
    return path;
  }

  /** The largest power of two below the size. */
  private static int leftSize(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }
}
