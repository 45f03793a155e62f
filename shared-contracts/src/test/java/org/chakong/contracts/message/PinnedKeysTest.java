package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.chakong.contracts.message.Parties.COURT;
import static org.chakong.contracts.message.Parties.COURT_KEY;
import static org.chakong.contracts.message.Parties.FUND;
import static org.chakong.contracts.message.Parties.FUND_KEY;
import static org.chakong.contracts.message.Parties.OTHER_COURT_KEY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedKeysTest {

  private static final String JWKS = KeyDirectory.jwks(List.of(FUND_KEY, OTHER_COURT_KEY));

  @Test
  void aFirstUseTakesAllKeysOfTheOwner() {
    PinnedKeys keys = PinnedKeys.fromJwks(JWKS, FUND, Set.of());

    assertThat(keys.byKid(FUND_KEY.kid())).contains(FUND_KEY.ownedBy(FUND));
    assertThat(keys.byKid(OTHER_COURT_KEY.kid())).contains(OTHER_COURT_KEY.ownedBy(FUND));
    assertThat(keys.byKid(COURT_KEY.kid())).isEmpty();
  }

  @Test
  void onlyTheAgreedThumbprintsAreTaken() {
    assertThat(PinnedKeys.fromJwks(JWKS, FUND, Set.of(FUND_KEY.kid())).keys())
        .containsExactly(FUND_KEY.ownedBy(FUND));
    assertThat(PinnedKeys.fromJwks(JWKS, FUND, Set.of(COURT_KEY.kid())).keys()).isEmpty();
  }

  @Test
  void aKidThatIsNotTheThumbprintOfItsKeyIsRefused() {
    String swapped = KeyDirectory.jwks(List.of(FUND_KEY)).replace(FUND_KEY.kid(), COURT_KEY.kid());

    for (Set<String> allowed : List.of(Set.<String>of(), Set.of(FUND_KEY.kid()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PinnedKeys.fromJwks(swapped, FUND, allowed))
          .withMessageContaining("thumbprint");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PinnedKeys.fromJwks(JWKS.replace("\"kid\":", "\"kit\":"), FUND, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PeerKey(FUND, COURT_KEY.kid(), FUND_KEY.publicKey()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SigningKey("key-1", FUND_KEY.privateKey(), FUND_KEY.publicKey()));
  }

  @Test
  void keysOfOtherKindsArePassedOver() {
    String jwks =
        JWKS.replaceFirst(
            "\\{\"keys\":\\[",
            "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"r\"},{\"kty\":\"EC\",\"crv\":\"P-384\"},");

    assertThat(PinnedKeys.fromJwks(jwks, FUND, Set.of()).keys()).hasSize(2);
    assertThat(PinnedKeys.fromJwks(JWKS.replace("\"sig\"", "\"enc\""), FUND, Set.of()).keys())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "null",
        "[]",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":[1]}",
        "{\"keys\":[],\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\",\"kid\":\"secret\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"secret!\",\"y\":{},\"kid\":\"k\"}]}"
      })
  void whatIsNoJwkSetOrNoPointOnTheCurveIsRefusedAndNotQuoted(String jwks) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PinnedKeys.fromJwks(jwks, FUND, Set.of()))
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @Test
  void oneKeyCannotBelongToTwoParties() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PinnedKeys.of(List.of(FUND_KEY.ownedBy(FUND), FUND_KEY.ownedBy(COURT))));
    assertThat(PinnedKeys.of(List.of(FUND_KEY.ownedBy(FUND), FUND_KEY.ownedBy(FUND))).keys())
        .hasSize(1);
  }

  @Test
  void theThumbprintIsThatOfRfc7638() throws Exception {
    JsonNode jwk = new ObjectMapper().readTree(JWKS).path("keys").get(0);
    String required =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(jwk.path("x").asText(), jwk.path("y").asText());
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Forgery.bytes(required));

    assertThat(FUND_KEY.kid()).isEqualTo(Forgery.base64(sha256));
  }
}
