package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WithdrawalTest extends GatewayTest {

  @Test
  void what_the_fund_centre_never_got_is_withdrawn_at_once_and_barred_there() {
    String no = newRequestNo();
    fund.script(no, Collections.nCopies(50, Act.DROP).toArray(Act[]::new));
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.deliveries(no) >= 1);
    withdraw(no).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    await().atMost(SOON).until(() -> fund.hasTombstone(no));
    withdraw(no).then().statusCode(200);
    assertThat(fund.request(no)).isEmpty();
  }

  @Test
  void what_a_clerk_has_not_decided_is_withdrawn_at_the_fund_centre() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    withdraw(no).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    assertThat(fund.request(no).orElseThrow().status()).isEqualTo(RequestStatus.WITHDRAWN);
  }

  @Test
  void what_is_answered_cannot_be_withdrawn() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    withdraw(no).then().statusCode(409).body("code", equalTo("CONFLICT"));
  }

  @Test
  void an_effect_that_the_withdrawal_did_not_prevent_is_told() {
    String no = newRequestNo();
    fund.script(no, Act.LOSE_ANSWER, Act.OVERLOAD);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    withdraw(no);
    awaitStatus(SHANYANG, no, "ANSWERED");
    withdraw(no).then().statusCode(409);
  }

  @Test
  void a_withdrawal_overtaken_by_its_request_shows_what_was_done() {
    String no = newRequestNo();
    fund.hold(no);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.deliveries(no) == 1);
    withdraw(no).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    await().atMost(SOON).until(() -> fund.hasTombstone(no));
    fund.letGo(no);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    assertThat(fund.request(no).orElseThrow().status()).isEqualTo(RequestStatus.WITHDRAWN);
    SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("WITHDRAWN"));
    assertThat(status(SHANYANG, no)).isEqualTo("WITHDRAWN");
  }

  @Test
  void what_the_fund_centre_says_before_it_hears_of_the_withdrawal_is_no_contradiction() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    fund.hold(no);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.deliveries(no) == 1);
    fund.reachable(false);
    withdraw(no).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    fund.letGo(no);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    TrackedRequest before = fund.request(no).orElseThrow();
    assertThat(before.status()).isEqualTo(RequestStatus.IN_REVIEW);
    assertThat(fund.pushAnswer(before).status()).isEqualTo(200);
    SHANYANG.get(no + "/timeline").then().body("items.what", not(hasItem("STATE_REFUSED")));
    fund.reachable(true);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            SHANYANG
                .get(no + "/timeline")
                .then()
                .body("items.what", hasItem("WITHDRAWAL_CONFIRMED")));
    assertThat(fund.pushAnswer(fund.advance(no, RequestStatus.IN_REVIEW)).status()).isEqualTo(409);
    SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("STATE_REFUSED"));
    assertThat(status(SHANYANG, no)).isEqualTo("WITHDRAWN");
  }

  private static Response withdraw(String no) {
    return SHANYANG.caseSystem().post("/api/v1/requests/" + no + "/withdrawal");
  }
}
