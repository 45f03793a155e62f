package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.message.Parties.COURT;
import static org.chakong.contracts.message.Parties.COURT_KEY;
import static org.chakong.contracts.message.Parties.FUND;
import static org.chakong.contracts.message.Parties.NOW;
import static org.chakong.contracts.message.Parties.court;
import static org.chakong.contracts.message.Parties.verifierOf;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.chakong.contracts.message.Verification.Refused;

/** A good request, how to change it in one respect, and what may come of that. */
final class GoodRequest {

  static final byte[] BODY = "{\"requestNo\":\"JZ-2026-000123\"}".getBytes(StandardCharsets.UTF_8);
  static final String TARGET = "/channel/v1/requests?from=1";
  static final String RID = "6f1c2a34-8d0e-4f5b-9a67-0123456789ab";
  static final long SECOND = NOW.getEpochSecond();

  static final String GOOD = court().signRequest(FUND, "POST", TARGET, BODY);

  private GoodRequest() {}

  static String forged(UnaryOperator<Forgery> change) {
    return change.apply(Forgery.of(GOOD)).signedBy(COURT_KEY);
  }

  static Verification request(String header, String claims) {
    return request(Forgery.sign(header, claims, COURT_KEY));
  }

  static Verification request(String token) {
    return verifierOf(FUND).verifyRequest(token, "POST", TARGET, BODY);
  }

  /** Refused before any claim was believed. */
  static void assertUnverified(Verification verification, Refusal reason) {
    assertThat(verification).isEqualTo(new Refused(reason, false, null, null));
  }

  /** Signed by a known key, yet not certainly by the party it names: nobody to answer to. */
  static void assertAnonymous(Verification verification, Refusal reason) {
    assertThat(verification).isEqualTo(new Refused(reason, true, null, null));
  }

  /** Refused to a party we know. */
  static void assertRefused(Verification verification, Refusal reason) {
    assertThat(verification)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.signatureVerified()).isTrue();
              assertThat(refused.claimedIssuerIfVerified()).isEqualTo(COURT);
            });
  }
}
