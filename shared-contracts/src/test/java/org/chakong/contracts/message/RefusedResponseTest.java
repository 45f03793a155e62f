package org.chakong.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.message.GoodRequest.BODY;
import static org.chakong.contracts.message.GoodRequest.GOOD;
import static org.chakong.contracts.message.GoodRequest.RID;
import static org.chakong.contracts.message.GoodRequest.TARGET;
import static org.chakong.contracts.message.GoodRequest.assertAnonymous;
import static org.chakong.contracts.message.Parties.COURT;
import static org.chakong.contracts.message.Parties.FUND;
import static org.chakong.contracts.message.Parties.NOW;
import static org.chakong.contracts.message.Parties.OTHER_COURT;
import static org.chakong.contracts.message.Parties.OTHER_COURT_KEY;
import static org.chakong.contracts.message.Parties.fund;
import static org.chakong.contracts.message.Parties.verifierOf;

import java.util.UUID;
import org.chakong.contracts.message.Verification.Refused;
import org.junit.jupiter.api.Test;

/** Responses that are not the answer to the request they are taken for. */
class RefusedResponseTest {

  @Test
  void aResponseThatAnswersAnotherRequestOrNone() {
    String response = fund().signResponse(COURT, RID, 200, BODY);
    assertRefusedResponse(response, UUID.randomUUID().toString(), 200, Refusal.RESPONSE_MISMATCH);
    assertRefusedResponse(
        fund().signResponse(COURT, null, 200, BODY), RID, 200, Refusal.RESPONSE_MISMATCH);
    assertRefusedResponse(GOOD, RID, 200, Refusal.RESPONSE_MISMATCH);
  }

  @Test
  void aResponseSignedForAnotherStatus() {
    String response = fund().signResponse(COURT, RID, 202, BODY);
    assertRefusedResponse(response, RID, 200, Refusal.RESPONSE_MISMATCH);
    assertRefusedResponse(
        forgedResponse("status", 4294967498L), RID, 202, Refusal.RESPONSE_MISMATCH);
    assertRefusedResponse(forgedResponse("status", "202"), RID, 202, Refusal.MALFORMED);
    assertRefusedResponse(forgedResponse("status", 202.0), RID, 202, Refusal.MALFORMED);
    assertRefusedResponse(forgedResponse("status", null), RID, 202, Refusal.CLAIM_MISSING);
  }

  @Test
  void aResponseToSomeoneElseOrToNobody() {
    assertRefusedResponse(
        fund().signResponse(OTHER_COURT, RID, 200, BODY), RID, 200, Refusal.AUDIENCE);
    assertRefusedResponse(
        fund().signResponse(null, RID, 200, BODY), RID, 200, Refusal.CLAIM_MISSING);
  }

  @Test
  void aResponseOfAPartyThatWasNotAsked() {
    String response =
        new MessageSigner(OTHER_COURT, OTHER_COURT_KEY, Parties.at(NOW))
            .signResponse(COURT, RID, 200, BODY);
    assertThat(verifierOf(COURT).verifyResponse(response, FUND, RID, 200, BODY))
        .extracting(v -> ((Refused) v).reason())
        .isEqualTo(Refusal.RESPONSE_MISMATCH);
  }

  @Test
  void aResponseInTheNameOfThePartyThatWasAsked() {
    String response =
        Forgery.of(fund().signResponse(COURT, RID, 200, BODY))
            .header("kid", OTHER_COURT_KEY.kid())
            .signedBy(OTHER_COURT_KEY);
    assertAnonymous(
        verifierOf(COURT).verifyResponse(response, FUND, RID, 200, BODY),
        Refusal.ISSUER_NOT_KEY_OWNER);
  }

  @Test
  void aResponseIsNoRequest() {
    String response = fund().signResponse(COURT, RID, 200, BODY);
    assertThat(verifierOf(COURT).verifyRequest(response, "POST", TARGET, BODY))
        .extracting(v -> ((Refused) v).reason())
        .isEqualTo(Refusal.CLAIM_MISSING);
  }

  private static String forgedResponse(String claim, Object value) {
    return Forgery.of(fund().signResponse(COURT, RID, 202, BODY))
        .claim(claim, value)
        .signedBy(Parties.FUND_KEY);
  }

  private static void assertRefusedResponse(String token, String rid, int status, Refusal reason) {
    assertThat(verifierOf(COURT).verifyResponse(token, issuerOf(token), rid, status, BODY))
        .extracting(v -> ((Refused) v).reason())
        .isEqualTo(reason);
  }

  private static PartyId issuerOf(String token) {
    return new PartyId((String) Forgery.of(token).claim("iss"));
  }
}
