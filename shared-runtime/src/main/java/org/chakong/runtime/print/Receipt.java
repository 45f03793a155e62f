package org.chakong.runtime.print;

import java.time.Instant;
import java.util.List;
import org.chakong.contracts.request.TrackedRequest;

/**
 * What a receipt 回执 is printed from.
 *
 * @param request answered
 * @param courtName of the asking court
 * @param centreName of the fund centre
 * @param at when it came to stand so
 * @param digest of the signed answer, or of the stored one where nothing was signed; {@code
 *     sha-256=:…:}
 * @param signatures of both sides, none where the papers were handed over at the window
 */
public record Receipt(
    TrackedRequest request,
    String courtName,
    String centreName,
    Instant at,
    String digest,
    List<Signature> signatures) {

  public Receipt {
    signatures = List.copyOf(signatures);
  }

  /**
   * A signed message.
   *
   * @param what was signed
   * @param signer the party
   * @param keyId RFC 7638 thumbprint of the key
   * @param fingerprint SHA-256 of the message token, hexadecimal
   */
  public record Signature(String what, String signer, String keyId, String fingerprint) {}

  /** What the QR code of a receipt or slip says: the number and, where there is one, the digest. */
  public static String code(String requestNo, String digest) {
    return digest == null ? requestNo : requestNo + "\n" + digest;
  }
}
