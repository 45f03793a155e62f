package org.chakong.contracts.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of exact bytes in the two notations the channel uses. */
public final class Digests {

  private Digests() {}

  /**
   * The {@code digest} claim of a body, {@code sha-256=:<base64>:} (RFC 9530); an empty body is an
   * empty array.
   */
  public static String contentDigest(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
  }

  /** 64 lower-case hexadecimal digits, the name of a document on the channel. */
  public static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must offer SHA-256", e);
    }
  }
}
