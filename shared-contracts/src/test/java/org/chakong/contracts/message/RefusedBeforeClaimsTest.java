package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.message.GoodRequest.GOOD;
import static org.chakong.contracts.message.GoodRequest.assertUnverified;
import static org.chakong.contracts.message.GoodRequest.forged;
import static org.chakong.contracts.message.GoodRequest.request;
import static org.chakong.contracts.message.Parties.COURT_KEY;
import static org.chakong.contracts.message.Parties.OTHER_COURT_KEY;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chakong.contracts.message.Verification.Refused;
import org.chakong.contracts.message.Verification.Verified;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each token differs from a good one in the one respect its test names; no claim of it is read. */
class RefusedBeforeClaimsTest {

  @Test
  void theTokenAllOthersDifferFromIsGood() {
    assertThat(request(GOOD)).isInstanceOf(Verified.class);
    assertThat(request(forged(f -> f))).isInstanceOf(Verified.class);
    assertThat(request(Forgery.of(GOOD).headerJson(), Forgery.of(GOOD).claimsJson()))
        .isInstanceOf(Verified.class);
  }

  @Test
  void noToken() {
    for (String token : Arrays.asList(null, "", " \t")) {
      assertUnverified(request(token), Refusal.MISSING_TOKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        "a",
        "a.b",
        "a.b.c.d",
        "!.!.!",
        "令牌.令牌.令牌",
        "null",
        "e30.e30.",
        "bnVsbA.e30.e30"
      })
  void whatIsNoToken(String token) {
    assertThat(request(token)).isInstanceOf(Refused.class);
    assertThat(((Refused) request(token)).signatureVerified()).isFalse();
  }

  @Test
  void whitespacePaddingOrAFourthPart() {
    for (String token :
        List.of(
            " " + GOOD,
            GOOD + " ",
            GOOD + "\n",
            GOOD.replaceFirst("\\.", ". "),
            GOOD + "==",
            GOOD + ".",
            "." + GOOD)) {
      assertUnverified(request(token), Refusal.MALFORMED);
    }
  }

  @Test
  void truncated() {
    for (int length = 1; length < GOOD.length(); length++) {
      assertThat(request(GOOD.substring(0, length))).isInstanceOf(Refused.class);
    }
  }

  @Test
  void longerThanEightKibibytes() {
    assertUnverified(request(forged(f -> f.claim("filler", "x".repeat(6200)))), Refusal.MALFORMED);
    assertThat(request(forged(f -> f.claim("filler", "x".repeat(5200)))))
        .isInstanceOf(Verified.class);
  }

  @Test
  void aRepeatedHeaderMember() {
    String header = Forgery.of(GOOD).headerJson().replaceFirst("\\{", "{\"alg\":\"ES256\",");
    assertUnverified(request(header, Forgery.of(GOOD).claimsJson()), Refusal.MALFORMED);
  }

  @Test
  void aHeaderThatIsNotOneJsonObjectInUtf8() {
    byte[] claims = Forgery.bytes(Forgery.of(GOOD).claimsJson());
    String header = Forgery.of(GOOD).headerJson();
    for (byte[] bytes :
        List.of(
            Forgery.bytes("[" + header + "]"),
            Forgery.bytes(header + header),
            Forgery.bytes("\uFEFF" + header),
            header.getBytes(StandardCharsets.UTF_16LE),
            new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAE, '"', ':', '1', '}'})) {
      assertUnverified(request(Forgery.sign(bytes, claims, COURT_KEY)), Refusal.MALFORMED);
    }
  }

  @Test
  void anotherType() {
    for (String type : List.of("JWT", "CHAKONG+JWT", "application/chakong+jwt", "")) {
      assertUnverified(request(forged(f -> f.header("typ", type))), Refusal.WRONG_TYPE);
    }
    assertUnverified(request(forged(f -> f.withoutHeader("typ"))), Refusal.WRONG_TYPE);
    assertUnverified(
        request(forged(f -> f.header("typ", List.of("chakong+jwt")))), Refusal.WRONG_TYPE);
  }

  @Test
  void aCriticalHeader() {
    for (Object crit : Arrays.asList(List.of("b64"), List.of(), null, "exp")) {
      assertUnverified(request(forged(f -> f.header("crit", crit))), Refusal.CRITICAL_HEADER);
    }
  }

  @Test
  void anotherAlgorithm() {
    for (Object algorithm :
        List.of("es256", "ES384", "ES256K", "RS256", "HS256", "none", "", 256)) {
      assertUnverified(request(forged(f -> f.header("alg", algorithm))), Refusal.WRONG_ALGORITHM);
    }
    assertUnverified(request(forged(f -> f.withoutHeader("alg"))), Refusal.WRONG_ALGORITHM);
  }

  @Test
  void algorithmNoneWithoutASignature() {
    String token = forged(f -> f.header("alg", "none"));
    assertUnverified(request(Forgery.replacePart(token, 2, "")), Refusal.WRONG_ALGORITHM);
    assertUnverified(request(Forgery.replacePart(GOOD, 2, "")), Refusal.BAD_SIGNATURE);
  }

  @Test
  void thePublicKeyTakenAsAnHmacSecret() throws Exception {
    String token = forged(f -> f.header("alg", "HS256"));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(COURT_KEY.publicKey().getEncoded(), "HmacSHA256"));
    byte[] tag = mac.doFinal(Forgery.bytes(token.substring(0, token.lastIndexOf('.'))));

    assertUnverified(
        request(Forgery.replacePart(token, 2, Forgery.base64(tag))), Refusal.WRONG_ALGORITHM);
  }

  @Test
  void aKeyWeDoNotAccept() {
    assertUnverified(
        request(
            Forgery.of(GOOD)
                .header("kid", Parties.UNKNOWN_KEY.kid())
                .signedBy(Parties.UNKNOWN_KEY)),
        Refusal.UNKNOWN_KEY);
    assertUnverified(request(forged(f -> f.withoutHeader("kid"))), Refusal.UNKNOWN_KEY);
    assertUnverified(request(forged(f -> f.header("kid", Map.of()))), Refusal.UNKNOWN_KEY);
  }

  @Test
  void aKeyTheTokenBringsAlong() {
    var jwk = Es256.publicJwk(Parties.UNKNOWN_KEY.publicKey());
    Map<String, Object> key = jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    assertUnverified(
        request(Forgery.of(GOOD).header("jwk", key).signedBy(Parties.UNKNOWN_KEY)),
        Refusal.BAD_SIGNATURE);
  }

  @Test
  void aSignatureOfAnotherKey() {
    assertUnverified(request(Forgery.of(GOOD).signedBy(OTHER_COURT_KEY)), Refusal.BAD_SIGNATURE);
  }

  @Test
  void aSignatureInDerForm() {
    byte[] input = Forgery.bytes(GOOD.substring(0, GOOD.lastIndexOf('.')));
    byte[] der = Forgery.signature("SHA256withECDSA", COURT_KEY.privateKey(), input);
    assertUnverified(
        request(Forgery.replacePart(GOOD, 2, Forgery.base64(der))), Refusal.BAD_SIGNATURE);
  }

  @Test
  void aSignatureOfZerosOrOfTheGroupOrder() {
    byte[] order = EllipticCurves.P256.getOrder().toByteArray();
    byte[] orders = new byte[64];
    System.arraycopy(order, order.length - 32, orders, 0, 32);
    System.arraycopy(order, order.length - 32, orders, 32, 32);
    for (byte[] signature :
        List.of(new byte[64], orders, new byte[63], new byte[65], new byte[128])) {
      assertUnverified(
          request(Forgery.replacePart(GOOD, 2, Forgery.base64(signature))), Refusal.BAD_SIGNATURE);
    }
  }
}
