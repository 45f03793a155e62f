package org.chakong.contracts.message;

import java.time.Instant;
import java.util.Objects;

/** What came of verifying a message token (验签结果). */
public sealed interface Verification {

  /**
   * The message is what its issuer signed, for us, in time. Whether its {@code jti} is new is still
   * to be checked.
   *
   * @param jti a UUID as text, as the issuer wrote it
   * @param expiresAt until when a {@code jti} must be remembered at least
   */
  record Verified(PartyId issuer, String kid, String jti, Instant issuedAt, Instant expiresAt)
      implements Verification {}

  /**
   * The message must not be acted on.
   *
   * <p>Issuer and jti are given only when the signature verified and the issuer owns the key. An
   * answer addressed by any less could be steered by one party to look like our answer to another
   * party's request.
   *
   * @param signatureVerified whether the signature is one of a key we accept, whatever the claims
   *     say
   * @param claimedIssuerIfVerified null when not known for certain
   * @param jtiIfVerified null when not known for certain or not a UUID
   */
  record Refused(
      Refusal reason,
      boolean signatureVerified,
      PartyId claimedIssuerIfVerified,
      String jtiIfVerified)
      implements Verification {

    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
