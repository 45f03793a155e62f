package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chakong.contracts.message.KeptTokens.Said;
import org.junit.jupiter.api.Test;

class KeptTokensTest {

  private static final PartyId COURT = new PartyId("court:410800");
  private static final PartyId FUND = new PartyId("fund:410800");
  private static final PartyId OTHER = new PartyId("fund:310100");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String DIGEST = Digests.contentDigest(BODY);
  private static final String JTI = UUID.randomUUID().toString();
  private static final String TARGET = "/channel/v1/requests";
  private static final Clock LONG_AGO =
      Clock.fixed(Instant.parse("2021-11-20T00:00:00Z"), ZoneOffset.UTC);

  private final SigningKey courtKey = SigningKey.generate();
  private final SigningKey fundKey = SigningKey.generate();
  private final KeptTokens tokens =
      new KeptTokens(PinnedKeys.of(List.of(courtKey.ownedBy(COURT), fundKey.ownedBy(FUND))));

  private final String request =
      new MessageSigner(COURT, courtKey, LONG_AGO)
          .signRequest(UUID.fromString(JTI), FUND, "POST", TARGET, BODY);
  private final String response =
      new MessageSigner(FUND, fundKey, LONG_AGO).signResponse(COURT, JTI, 202, BODY);

  @Test
  void a_token_proves_its_message_years_later() {
    assertThat(tokens.refusal(request, said(COURT, FUND, JTI, "POST", TARGET, null, DIGEST)))
        .isEmpty();
    assertThat(tokens.refusal(response, said(FUND, COURT, JTI, "POST", TARGET, 202, DIGEST)))
        .isEmpty();
  }

  @Test
  void a_request_sent_to_a_root_with_a_path_is_kept_without_it() {
    String token =
        new MessageSigner(COURT, courtKey, LONG_AGO)
            .signRequest(UUID.fromString(JTI), FUND, "POST", "/fund" + TARGET, BODY);
    assertThat(tokens.refusal(token, said(COURT, FUND, JTI, "POST", TARGET, null, DIGEST)))
        .isEmpty();
  }

  @Test
  void whatever_a_request_differs_in_is_said() {
    Map<Said, Refusal> differing = new LinkedHashMap<>();
    differing.put(
        said(FUND, FUND, JTI, "POST", TARGET, null, DIGEST), Refusal.ISSUER_NOT_KEY_OWNER);
    differing.put(said(COURT, OTHER, JTI, "POST", TARGET, null, DIGEST), Refusal.AUDIENCE);
    differing.put(said(COURT, FUND, "x", "POST", TARGET, null, DIGEST), Refusal.RESPONSE_MISMATCH);
    differing.put(said(COURT, FUND, JTI, "PUT", TARGET, null, DIGEST), Refusal.METHOD);
    differing.put(said(COURT, FUND, JTI, "POST", TARGET + "/1", null, DIGEST), Refusal.TARGET);
    differing.put(said(COURT, FUND, JTI, "POST", TARGET, null, "sha-256=::"), Refusal.DIGEST);
    differing.forEach((said, refusal) ->
        assertThat(tokens.refusal(request, said)).as("%s", refusal).contains(refusal));
  }

  @Test
  void whatever_a_response_differs_in_is_said() {
    assertThat(tokens.refusal(response, said(FUND, COURT, "x", "POST", TARGET, 202, DIGEST)))
        .contains(Refusal.RESPONSE_MISMATCH);
    assertThat(tokens.refusal(response, said(FUND, COURT, JTI, "POST", TARGET, 200, DIGEST)))
        .contains(Refusal.RESPONSE_MISMATCH);
    assertThat(tokens.refusal(response, said(FUND, OTHER, JTI, "POST", TARGET, 202, DIGEST)))
        .contains(Refusal.AUDIENCE);
  }

  @Test
  void a_response_is_no_request_and_a_request_no_response() {
    assertThat(tokens.refusal(response, said(FUND, COURT, JTI, "POST", TARGET, null, DIGEST)))
        .isPresent();
    assertThat(tokens.refusal(request, said(COURT, FUND, JTI, "POST", TARGET, 202, DIGEST)))
        .isPresent();
  }

  @Test
  void every_changed_character_of_a_token_is_noticed() {
    Said said = said(COURT, FUND, JTI, "POST", TARGET, null, DIGEST);
    for (int at = 0; at < request.length(); at++) {
      char other = request.charAt(at) == 'A' ? 'B' : 'A';
      String altered = request.substring(0, at) + other + request.substring(at + 1);
      assertThat(tokens.refusal(altered, said)).as("character %d", at).isPresent();
    }
  }

  private static Said said(
      PartyId from,
      PartyId to,
      String jti,
      String method,
      String target,
      Integer status,
      String digest) {
    return new Said(from, to, jti, method, target, status, digest);
  }
}
