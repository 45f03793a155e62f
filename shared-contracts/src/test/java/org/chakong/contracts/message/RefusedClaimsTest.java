package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.message.GoodRequest.BODY;
import static org.chakong.contracts.message.GoodRequest.GOOD;
import static org.chakong.contracts.message.GoodRequest.RID;
import static org.chakong.contracts.message.GoodRequest.SECOND;
import static org.chakong.contracts.message.GoodRequest.TARGET;
import static org.chakong.contracts.message.GoodRequest.assertAnonymous;
import static org.chakong.contracts.message.GoodRequest.assertRefused;
import static org.chakong.contracts.message.GoodRequest.forged;
import static org.chakong.contracts.message.GoodRequest.request;
import static org.chakong.contracts.message.Parties.COURT;
import static org.chakong.contracts.message.Parties.FUND;
import static org.chakong.contracts.message.Parties.OTHER_COURT_KEY;
import static org.chakong.contracts.message.Parties.verifierOf;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chakong.contracts.message.Verification.Refused;
import org.chakong.contracts.message.Verification.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each token is well signed and differs from a good one in the one claim its test names. */
class RefusedClaimsTest {

  @Test
  void aRepeatedClaimEvenWhenWrittenDifferentlyOrDeepInside() {
    String claims = Forgery.of(GOOD).claimsJson();
    for (String repeated :
        List.of(
            claims.replaceFirst("\\{", "{\"iss\":\"court:410800\","),
            claims.replaceFirst("\\{", "{\"\\\\u0069ss\":\"court:410800\","),
            claims.replaceFirst("\\{", "{\"x\":{\"a\":1,\"a\":1},"))) {
      assertAnonymous(request(Forgery.of(GOOD).headerJson(), repeated), Refusal.MALFORMED);
    }
  }

  @Test
  void claimsThatAreNotOneJsonObject() {
    for (String claims : List.of("", "[]", "null", "{}{}", "{", "[".repeat(3000))) {
      assertAnonymous(request(Forgery.of(GOOD).headerJson(), claims), Refusal.MALFORMED);
    }
  }

  @Test
  void theIssuerDoesNotOwnTheKey() {
    String token = Forgery.of(GOOD).header("kid", OTHER_COURT_KEY.kid()).signedBy(OTHER_COURT_KEY);
    assertAnonymous(request(token), Refusal.ISSUER_NOT_KEY_OWNER);
    for (Object issuer :
        List.of("court:310000", "court:410800 ", "", 410800, List.of("court:410800"))) {
      assertAnonymous(request(forged(f -> f.claim("iss", issuer))), Refusal.ISSUER_NOT_KEY_OWNER);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aud", "iat", "exp", "jti", "digest", "htm", "htu"})
  void aClaimIsMissing(String claim) {
    assertRefused(request(forged(f -> f.withoutClaim(claim))), Refusal.CLAIM_MISSING);
    assertRefused(request(forged(f -> f.claim(claim, null))), Refusal.CLAIM_MISSING);
  }

  @Test
  void theIssuerIsMissing() {
    assertAnonymous(request(forged(f -> f.withoutClaim("iss"))), Refusal.CLAIM_MISSING);
  }

  @Test
  void aNumericClaimThatIsNoWholeNumberOfSeconds() {
    for (String claim : List.of("iat", "exp")) {
      for (Object value :
          List.of(
              SECOND + 0.5,
              (double) SECOND,
              Long.toString(SECOND),
              true,
              -1,
              Long.MAX_VALUE,
              BigInteger.TWO.pow(64),
              List.of(SECOND))) {
        assertRefused(request(forged(f -> f.claim(claim, value))), Refusal.MALFORMED);
      }
    }
  }

  @Test
  void aJtiThatIsNoUuid() {
    for (Object jti : List.of("1", "1-1-1-1-1", RID + "0", " " + RID, 7)) {
      Refused refused = (Refused) request(forged(f -> f.claim("jti", jti)));
      assertThat(refused).isEqualTo(new Refused(Refusal.MALFORMED, true, COURT, null));
    }
  }

  @Test
  void anotherAudienceOrOneInAnArray() {
    for (Object audience :
        List.of(
            "fund:310100",
            "court:410800",
            "",
            List.of("fund:410800"),
            List.of("fund:410800", "fund:310100"),
            1)) {
      assertRefused(request(forged(f -> f.claim("aud", audience))), Refusal.AUDIENCE);
    }
  }

  @Test
  void anotherMethod() {
    assertRefused(verifierOf(FUND).verifyRequest(GOOD, "PUT", TARGET, BODY), Refusal.METHOD);
    assertRefused(verifierOf(FUND).verifyRequest(GOOD, "post", TARGET, BODY), Refusal.METHOD);
  }

  @Test
  void anotherPathOrQuery() {
    for (String target :
        List.of(
            "/channel/v1/requests",
            "/channel/v1/requests?from=2",
            "/channel/v1/requests?from=1&",
            "/channel/v1/answers?from=1",
            "/channel/v1//requests?from=1",
            "/channel/v1/requests?from=%31")) {
      assertRefused(verifierOf(FUND).verifyRequest(GOOD, "POST", target, BODY), Refusal.TARGET);
    }
  }

  @Test
  void aBodyChangedByOneByteWhereverItIs() {
    for (int i = 0; i < BODY.length; i++) {
      byte[] changed = BODY.clone();
      changed[i] ^= 1;
      assertRefused(verifierOf(FUND).verifyRequest(GOOD, "POST", TARGET, changed), Refusal.DIGEST);
    }
    assertRefused(
        verifierOf(FUND).verifyRequest(GOOD, "POST", TARGET, new byte[0]), Refusal.DIGEST);
    assertRefused(
        verifierOf(FUND).verifyRequest(GOOD, "POST", TARGET, Arrays.copyOf(BODY, BODY.length + 1)),
        Refusal.DIGEST);
  }

  @Test
  void allButTheBodyIsSaidBeforeTheBodyIsThere() {
    assertThat(verifierOf(FUND).verifyHead(GOOD, "POST", TARGET)).isInstanceOf(Verified.class);
    assertRefused(verifierOf(FUND).verifyHead(GOOD, "PUT", TARGET), Refusal.METHOD);
    assertRefused(verifierOf(FUND).verifyHead(GOOD, "POST", TARGET + "/"), Refusal.TARGET);
    assertRefused(verifierOf(COURT).verifyHead(GOOD, "POST", TARGET), Refusal.AUDIENCE);
  }

  @Test
  void aDigestInAnotherNotation() {
    String digest = Digests.contentDigest(BODY);
    for (String other :
        List.of(digest.toUpperCase(Locale.ROOT), digest + ", " + digest, Digests.sha256Hex(BODY))) {
      assertRefused(request(forged(f -> f.claim("digest", other))), Refusal.DIGEST);
    }
  }

  @Test
  void expired() {
    assertRefused(request(forged(f -> f.claim("exp", SECOND))), Refusal.EXPIRED);
    assertRefused(
        request(forged(f -> f.claim("iat", SECOND - 200).claim("exp", SECOND - 1))),
        Refusal.EXPIRED);
    assertRefused(
        request(forged(f -> f.claim("iat", SECOND + 50).claim("exp", SECOND + 40))),
        Refusal.EXPIRED);
    assertThat(request(forged(f -> f.claim("exp", SECOND + 1)))).isInstanceOf(Verified.class);
  }

  @Test
  void aLifetimeOfMoreThanFiveMinutes() {
    assertRefused(request(forged(f -> f.claim("exp", SECOND + 301))), Refusal.LIFETIME_TOO_LONG);
    assertThat(request(forged(f -> f.claim("exp", SECOND + 300)))).isInstanceOf(Verified.class);
  }

  @Test
  void issuedMoreThanAMinuteAhead() {
    assertRefused(
        request(forged(f -> f.claim("iat", SECOND + 61).claim("exp", SECOND + 180))),
        Refusal.ISSUED_IN_FUTURE);
    assertThat(request(forged(f -> f.claim("iat", SECOND + 60).claim("exp", SECOND + 180))))
        .isInstanceOf(Verified.class);
  }
}
