package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.runtime.task.AsideTask;
import org.chakong.runtime.task.AsideTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WithdrawalTest extends GatewayTest {

  /** As after a quarter of an hour of attempts. */
  private static final String TRIED_LONG =
      """
      WITH tried AS (
        UPDATE scheduled_tasks SET version = version + 60
         WHERE task_name = 'withdraw-request' AND task_instance = ? AND NOT picked
        RETURNING 1)
      SELECT count(*) FROM tried
      """;

  @Inject AsideTasks aside;

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

  @ParameterizedTest
  @CsvSource({"403, 1, with status 403", "500, 6, IllegalStateException"})
  void an_end_that_the_fund_centre_refuses_goes_aside_and_is_told_when_sent_again(
      int status, int failures, String why) {
    String no = withdrawnUnder(status);
    AsideTask task =
        await().atMost(SOON).until(() -> asideOf(no), Optional::isPresent).orElseThrow();
    assertThat(task.failures()).isEqualTo(failures);
    assertThat(task.why()).contains(why);
    assertThat(fund.hasTombstone(no)).isFalse();
    fund.meetsEndWith(no, 200);
    aside.again(task.id(), "demo-court-ops");
    await().atMost(SOON).until(() -> fund.hasTombstone(no));
    await().atMost(SOON).until(() -> untold(no) == 0);
  }

  @Test
  void of_a_number_that_is_another_gateways_at_the_centre_nothing_is_left_to_end() {
    String no = withdrawnUnder(404);
    await().atMost(SOON).until(() -> untold(no) == 0);
    assertThat(asideOf(no)).isEmpty();
    assertThat(status(SHANYANG, no)).isEqualTo("WITHDRAWN");
  }

  @Test
  void an_end_for_which_the_fund_centre_has_no_room_is_told_later_however_often_it_had_none() {
    String no = withdrawnUnder(503);
    await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> asideOf(no).isEmpty());
    await().atMost(SOON).until(() -> count(TRIED_LONG, no) == 1);
    assertThat(figure("chakong_delivery_ends_untold")).isOne();
    fund.meetsEndWith(no, 200);
    await().atMost(SOON).until(() -> fund.hasTombstone(no));
    await().atMost(SOON).until(() -> figure("chakong_delivery_ends_untold") == 0);
  }

  /** The fund centre never got it, and meets word of its end with a status. */
  private String withdrawnUnder(int status) {
    String no = newRequestNo();
    fund.script(no, Collections.nCopies(50, Act.DROP).toArray(Act[]::new));
    fund.meetsEndWith(no, status);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.deliveries(no) >= 1);
    withdraw(no).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    return no;
  }

  private Optional<AsideTask> asideOf(String no) {
    return aside.oldest(200).stream().filter(task -> task.subject().equals(no)).findAny();
  }

  private long untold(String no) {
    return count(
        "SELECT count(*) FROM scheduled_tasks"
            + " WHERE task_name = 'withdraw-request' AND task_instance = ?",
        no);
  }

  private static Response withdraw(String no) {
    return SHANYANG.caseSystem().post("/api/v1/requests/" + no + "/withdrawal");
  }
}
