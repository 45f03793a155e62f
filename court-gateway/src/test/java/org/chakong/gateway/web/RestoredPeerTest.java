package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.gateway.intake.AcceptAgain;
import org.chakong.gateway.request.MessageRef;
import org.junit.jupiter.api.Test;

/** What the gateway can tell a fund centre that was put back to an earlier moment. */
@QuarkusTest
class RestoredPeerTest extends GatewayTest {

  private static final String TOLD =
      """
      SELECT count(*) FROM kept_exchange k JOIN message f ON f.id = k.filed JOIN message a ON a.id = k.answered
       WHERE k.request_no = ? AND k.peer = 'fund:410800' AND f.direction = 'OUT' AND a.direction = 'IN'
      """;

  @Inject AcceptAgain acceptAgain;

  @Test
  void what_a_fund_centre_took_and_could_not_acknowledge_is_told() {
    String no = newRequestNo();
    fund.script(no, Collections.nCopies(50, Act.LOSE_ANSWER).toArray(Act[]::new));
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    assertThat(count("SELECT count(*) FROM kept_exchange WHERE request_no = ?", no))
        .as("while it is delivered")
        .isZero();
    fund.pushAnswer(fund.request(no).orElseThrow());
    awaitStatus(SHANYANG, no, "ANSWERED");
    assertThat(count(TOLD, no)).isOne();
  }

  @Test
  void of_what_is_under_review_and_was_not_acknowledged_the_last_word_is_told() {
    String no = newRequestNo();
    fund.script(no, Collections.nCopies(50, Act.LOSE_ANSWER).toArray(Act[]::new));
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    fund.pushAnswer(fund.advance(no, RequestStatus.IN_REVIEW));
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    assertThat(count(TOLD, no)).isOne();
  }

  @Test
  void what_was_accepted_again_is_told_by_the_message_that_the_fund_centre_has_it_by()
      throws JsonProcessingException {
    String no = newRequestNo();
    String jti = UUID.randomUUID().toString();
    AssistanceRequest request =
        ContractJson.tolerant().readValue(SHANYANG.freeze(no).toString(), AssistanceRequest.class);
    acceptAgain.accept(request, Instant.now(), new MessageRef("fund:410800", jti));
    assertThat(
            count(
                "SELECT count(*) FROM request WHERE sent_peer = 'fund:410800' AND sent_jti = ?",
                jti))
        .isOne();
  }

  @Test
  void the_papers_that_a_request_names_are_the_fund_centre_s_to_ask_for() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    assertThat(
            count(
                """
                SELECT count(*) FROM request r, jsonb_array_elements(r.body -> 'documents') d
                  JOIN paper_named p ON p.document_id = d ->> 'documentId'
                 WHERE r.request_no = ? AND p.fund_centre = r.fund_centre
                """,
                no))
        .isEqualTo(2);
  }
}
