package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.restore.RestoringSide;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a restored gateway does again with what a fund centre tells it. */
@QuarkusTest
class RestoreFilingsTest extends GatewayTest {

  private static final String TARGET = "/channel/v1/requests";

  @Inject RestoringSide gateway;
  @Inject PeerDirectory peers;
  @Inject MessageSigner signer;

  @AfterEach
  void the_fund_centre_is_there_again() {
    fund.reachable(true);
  }

  @Test
  void while_the_centre_does_not_say_how_a_request_stands_all_is_to_be_begun_again()
      throws JsonProcessingException {
    TrackedRequest had = answered();
    RestoredExchange told = told(had);
    fund.has(had);
    fund.hasNoRoomFor(had.requestNo(), 2);
    assertThat(again(told)).isEmpty();
    assertThat(again(told)).isEmpty();
    assertThat(again(told)).map(Came::outcome).hasValue(Outcome.SAME);
    assertThat(status(SHANYANG, had.requestNo())).isEqualTo("ANSWERED");
  }

  @Test
  void a_request_is_not_accepted_again_while_it_is_not_known_whether_the_centre_has_its_papers()
      throws JsonProcessingException {
    TrackedRequest had = answered();
    fund.reachable(false);
    assertThat(again(told(had))).isEmpty();
    assertThat(count("SELECT count(*) FROM request WHERE request_no = ?", had.requestNo()))
        .isZero();
  }

  @Test
  void a_request_that_the_centre_does_not_know_any_more_is_brought_to_it_again()
      throws JsonProcessingException {
    TrackedRequest had = answered();
    assertThat(again(told(had))).map(Came::outcome).hasValue(Outcome.FAILED);
    awaitStatus(SHANYANG, had.requestNo(), "ANSWERED");
    assertThat(fund.deliveries(had.requestNo())).isEqualTo(1);
  }

  private Optional<Came> again(RestoredExchange told) {
    return gateway.again(peers.peers().getFirst(), told);
  }

  private static TrackedRequest answered() throws JsonProcessingException {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    AssistanceRequest filed = ContractJson.tolerant().treeToValue(body, AssistanceRequest.class);
    return FundTexts.tracked(filed, RequestStatus.ANSWERED, 1, Verdict.EXECUTED);
  }

  private RestoredExchange told(TrackedRequest had) throws JsonProcessingException {
    UUID jti = UUID.randomUUID();
    byte[] filing =
        ContractJson.tolerant().writeValueAsString(had.body()).getBytes(StandardCharsets.UTF_8);
    SaidMessage filed =
        new SaidMessage(
            jti.toString(),
            "POST",
            TARGET,
            null,
            signer.signRequest(jti, new PartyId("fund:410800"), "POST", TARGET, filing),
            Base64.getEncoder().encodeToString(filing));
    return new RestoredExchange(
        had.requestNo(), filed, fund.answered(jti.toString(), had), null, null);
  }
}
