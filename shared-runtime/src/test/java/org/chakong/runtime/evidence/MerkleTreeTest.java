package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  private static final HexFormat HEX = HexFormat.of();

  /** The inputs of the reference implementation's tests of Certificate Transparency. */
  private static final List<byte[]> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(data -> MerkleTree.leaf(HEX.parseHex(data)))
          .toList();

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void roots_are_those_of_the_reference_implementation() {
    for (int size = 1; size <= LEAVES.size(); size++) {
      assertThat(HEX.formatHex(MerkleTree.root(LEAVES.subList(0, size))))
          .as("%d leaves", size)
          .isEqualTo(ROOTS.get(size - 1));
    }
  }

  @Test
  void every_path_leads_to_the_root_and_that_of_another_place_does_not() {
    for (int size = 1; size <= 20; size++) {
      List<byte[]> leaves =
          IntStream.range(0, size).mapToObj(i -> MerkleTree.leaf(new byte[] {(byte) i})).toList();
      byte[] root = MerkleTree.root(leaves);
      for (int index = 0; index < size; index++) {
        List<byte[]> path = MerkleTree.path(leaves, index);
        assertThat(follow(leaves.get(index), index, size, path)).isEqualTo(root);
        if (index > 0) {
          assertThat(follow(leaves.get(index - 1), index, size, path)).isNotEqualTo(root);
        }
      }
    }
  }

  @Test
  void the_way_back_from_a_seal_to_any_other_is_short() {
    for (long to : new long[] {1, 2, 3, 4095, 500_000, 999_999}) {
      int steps = 0;
      for (long at = 1_000_000; at > to; at = Seal.stepBack(at, to)) {
        steps++;
      }
      assertThat(steps).as("to %d", to).isLessThan(64);
    }
  }

  @Test
  void ids_are_told_with_their_gaps() {
    IdRanges ids = IdRanges.of(List.of(1L, 2L, 3L, 5L, 7L, 8L));
    assertThat(ids.text()).isEqualTo("1-3,5,7-8");
    assertThat(ids.iterator()).toIterable().containsExactly(1L, 2L, 3L, 5L, 7L, 8L);
  }

  /** As RFC 9162 section 2.1.3.2 says, which is another way than the tree's own. */
  private static byte[] follow(byte[] leaf, int index, int size, List<byte[]> path) {
    int at = index;
    int last = size - 1;
    byte[] hash = leaf;
    for (byte[] step : path) {
      if (at % 2 == 1 || at == last) {
        hash = node(step, hash);
        while (at % 2 == 0 && at > 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        hash = node(hash, step);
      }
      at /= 2;
      last /= 2;
    }
    assertThat(last).isZero();
    return hash;
  }

  private static byte[] node(byte[] left, byte[] right) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((byte) 1);
      sha.update(left);
      return sha.digest(right);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
