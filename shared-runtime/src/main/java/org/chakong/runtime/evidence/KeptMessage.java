package org.chakong.runtime.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.chakong.contracts.message.Digests;

/**
 * A row of the evidence.
 *
 * @param at real time at which it was kept, to the microsecond
 * @param direction {@code IN} or {@code OUT}, seen from the party that keeps it
 * @param kind {@code REQUEST} or {@code RESPONSE}
 * @param jti of the request, on its response too
 * @param status of a response, null on a request
 * @param digest as {@link Digests#contentDigest}
 * @param body the exact bytes; null for a paper, which is kept where it is filed
 */
record KeptMessage(
    long id,
    Instant at,
    String direction,
    String kind,
    String peer,
    String jti,
    String method,
    String target,
    Integer status,
    String token,
    String digest,
    byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  boolean incoming() {
    return direction.equals("IN");
  }

  /**
   * The bytes of the leaf: one JSON object over every column, in this order and without white
   * space, the body as its SHA-256. JSON says where a value ends, so no two rows share a leaf.
   */
  byte[] leaf() {
    ObjectNode leaf =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("at", SealTime.text(at))
            .put("direction", direction)
            .put("kind", kind)
            .put("peer", peer)
            .put("jti", jti)
            .put("method", method)
            .put("target", target)
            .put("status", status)
            .put("token", token)
            .put("digest", digest)
            .put("body", body == null ? null : Digests.sha256Hex(body));
    try {
      return JSON.writeValueAsBytes(leaf);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that cannot be written", e);
    }
  }

  byte[] leafHash() {
    return MerkleTree.leaf(leaf());
  }

  /** The same row in the place of another. */
  KeptMessage at(long otherId) {
    return new KeptMessage(
        otherId, at, direction, kind, peer, jti, method, target, status, token, digest, body);
  }
}
