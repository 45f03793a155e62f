package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.chakong.contracts.message.Parties.COURT;
import static org.chakong.contracts.message.Parties.COURT_KEY;
import static org.chakong.contracts.message.Parties.FUND;
import static org.chakong.contracts.message.Parties.FUND_KEY;
import static org.chakong.contracts.message.Parties.NOW;
import static org.chakong.contracts.message.Parties.court;
import static org.chakong.contracts.message.Parties.fund;
import static org.chakong.contracts.message.Parties.verifierOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.message.Verification.Refused;
import org.chakong.contracts.message.Verification.Verified;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

class MessageRoundTripTest {

  private static final byte[] BODY =
      "{\"案号\":\"（2026）豫0811执123号\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTHING = {};
  private static final Instant ISSUED = Instant.parse("2026-11-20T02:00:00Z");

  @Test
  void aRequestVerifiesAtItsAudienceAndNamesWhoSentItAndWhen() {
    UUID jti = UUID.randomUUID();
    String token = court().signRequest(jti, FUND, "POST", "/channel/v1/requests?x=%20", BODY);

    assertThat(verifierOf(FUND).verifyRequest(token, "POST", "/channel/v1/requests?x=%20", BODY))
        .isEqualTo(
            new Verified(COURT, COURT_KEY.kid(), jti.toString(), ISSUED, ISSUED.plusSeconds(120)));
  }

  @Test
  void aRequestWithoutABodyIsBoundToNoBytes() {
    String token = court().signRequest(FUND, "GET", "/channel/v1/requests/JZ-2026-000123", NOTHING);

    assertThat(Forgery.of(token).claim("digest"))
        .isEqualTo("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
    assertThat(
            verifierOf(FUND)
                .verifyRequest(token, "GET", "/channel/v1/requests/JZ-2026-000123", NOTHING))
        .isInstanceOf(Verified.class);
  }

  @Test
  void anAnswerVerifiesForTheRequestItNames() {
    String rid = UUID.randomUUID().toString();
    String token = fund().signResponse(COURT, rid, 202, BODY);

    assertThat(verifierOf(COURT).verifyResponse(token, FUND, rid, 202, BODY))
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> {
              assertThat(verified.issuer()).isEqualTo(FUND);
              assertThat(verified.kid()).isEqualTo(FUND_KEY.kid());
              assertThat(verified.jti()).isNotEqualTo(rid);
            });
  }

  @Test
  void anAnswerToAnUnverifiedTokenIsSignedWithoutRidAndAudAndNeverTakenForAnAnswer()
      throws Exception {
    String token = fund().signResponse(null, null, 401, BODY);

    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(
        new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256"));
    jws.setCompactSerialization(token);
    jws.setKey(FUND_KEY.publicKey());
    assertThat(jws.verifySignature()).isTrue();
    assertThat(Forgery.of(token).claim("rid")).isNull();
    assertThat(Forgery.of(token).claim("aud")).isNull();
    assertThat(
            verifierOf(COURT).verifyResponse(token, FUND, UUID.randomUUID().toString(), 401, BODY))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Refusal.RESPONSE_MISMATCH);
              assertThat(refused.signatureVerified()).isTrue();
              assertThat(refused.claimedIssuerIfVerified()).isEqualTo(FUND);
            });
  }

  @Test
  void theHeaderAndClaimsAreThoseOfTheContract() {
    Forgery request = Forgery.of(court().signRequest(FUND, "POST", "/channel/v1/requests", BODY));
    Forgery response =
        Forgery.of(fund().signResponse(COURT, UUID.randomUUID().toString(), 200, BODY));

    assertThat(request.header("alg")).isEqualTo("ES256");
    assertThat(request.header("typ")).isEqualTo("chakong+jwt");
    assertThat(request.header("kid")).isEqualTo(COURT_KEY.kid());
    assertThat(request.claimNames())
        .containsExactlyInAnyOrder("iss", "aud", "iat", "exp", "jti", "digest", "htm", "htu");
    assertThat(response.claimNames())
        .containsExactlyInAnyOrder("iss", "aud", "iat", "exp", "jti", "digest", "rid", "status");
    assertThat(response.claim("status")).isEqualTo(200);
  }

  @Test
  void everySendingHasAJtiOfItsOwn() {
    String first = court().signRequest(FUND, "POST", "/channel/v1/requests", BODY);
    String second = court().signRequest(FUND, "POST", "/channel/v1/requests", BODY);

    assertThat(Forgery.of(first).claim("jti")).isNotEqualTo(Forgery.of(second).claim("jti"));
  }

  @Test
  void aTokenIsGoodUntilTheSecondItExpires() {
    String token = court().signRequest(FUND, "POST", "/channel/v1/requests", BODY);
    Instant expiry = ISSUED.plusSeconds(120);

    assertThat(verify(token, expiry.minusMillis(1))).isInstanceOf(Verified.class);
    assertThat(verify(token, expiry)).isInstanceOf(Refused.class);
    assertThat(verify(token, ISSUED.minusSeconds(60))).isInstanceOf(Verified.class);
    assertThat(verify(token, ISSUED.minusSeconds(60).minusMillis(1))).isInstanceOf(Refused.class);
  }

  @Test
  void aHeaderOrClaimWeDoNotKnowIsNoReasonToRefuse() {
    String token =
        Forgery.of(court().signRequest(FUND, "POST", "/channel/v1/requests", BODY))
            .header("cty", "x")
            .claim("later", List.of(1, 2))
            .signedBy(COURT_KEY);

    assertThat(verify(token, NOW)).isInstanceOf(Verified.class);
  }

  @Test
  void aTargetThatIsNotAPathIsNotSigned() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> court().signRequest(FUND, "GET", "http://localhost/x", NOTHING));
  }

  @Test
  void aPartyIdHasOneForm() {
    assertThat(PartyId.parse("court:410800")).contains(COURT);
    for (String text :
        List.of(
            "court:41080", "bank:410800", "court:410800\n", "COURT:410800", "court:４10800", "")) {
      assertThat(PartyId.parse(text)).isEmpty();
      assertThatIllegalArgumentException().isThrownBy(() -> new PartyId(text));
    }
  }

  @Test
  void digestsAreInTheNotationsOfTheContract() {
    assertThat(Digests.contentDigest(BODY)).startsWith("sha-256=:").endsWith("=:").hasSize(54);
    assertThat(Digests.sha256Hex(NOTHING))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  private static Verification verify(String token, Instant now) {
    return verifierOf(FUND, now).verifyRequest(token, "POST", "/channel/v1/requests", BODY);
  }
}
