package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Optional;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.runtime.task.AsideTask;
import org.chakong.runtime.task.AsideTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A request reaches the fund centre whatever happens on the way, and only its signed word counts.
 */
@QuarkusTest
class DeliveryTest extends GatewayTest {

  @Inject AsideTasks aside;

  @ParameterizedTest
  @EnumSource(names = {"UNSIGNED", "WRONG_RID", "ALTERED", "FOREIGN_KEY", "WRONG_STATUS"})
  void an_answer_that_does_not_verify_is_never_final(Act forgery) {
    String no = newRequestNo();
    fund.script(no, forgery, forgery);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.deliveries(no) >= 2);
    awaitStatus(SHANYANG, no, "ANSWERED");
    SHANYANG.get(no).then().body("answer.verdict", equalTo("EXECUTED"));
    assertThat(fund.deliveries(no)).isEqualTo(3);
    timeline(no, hasItem("DELIVERY_FAILED"));
  }

  @Test
  void f29_after_a_lost_answer_the_fund_centre_has_one_request_and_the_gateway_its_answer() {
    String no = newRequestNo();
    fund.script(no, Act.LOSE_ANSWER);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "ANSWERED");
    assertThat(fund.deliveries(no)).isEqualTo(2);
    assertThat(fund.request(no).orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void a_request_is_brought_again_until_the_fund_centre_has_it() {
    String no = newRequestNo();
    fund.script(no, Act.DROP, Act.DROP, Act.DROP);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "ANSWERED");
    assertThat(fund.deliveries(no)).isEqualTo(4);
  }

  @Test
  void a_verified_refusal_that_is_no_answer_is_shown_and_is_not_final() {
    String no = newRequestNo();
    fund.script(no, Collections.nCopies(50, Act.OVERLOAD).toArray(Act[]::new));
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).untilAsserted(() -> timeline(no, hasItem("DELIVERY_REFUSED")));
    assertThat(status(SHANYANG, no)).isEqualTo("ACCEPTED");
    // or it would be answered in the middle of a later test
    fund.script(no);
    awaitStatus(SHANYANG, no, "ANSWERED");
  }

  @Test
  void refused_only_for_the_moment_it_comes_again_soon() {
    String no = newRequestNo();
    fund.script(no, Act.OVERLOAD);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "ANSWERED");
    timeline(no, hasItem("DELIVERY_REFUSED"));
  }

  @Test
  void turned_away_at_the_door_for_want_of_room_it_comes_again_soon() {
    String no = newRequestNo();
    fund.script(no, Act.NO_ROOM);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "ANSWERED");
    timeline(no, hasItem("DELIVERY_FAILED"));
    assertThat(fund.deliveries(no)).isEqualTo(2);
  }

  @Test
  void a_request_on_which_delivery_always_fails_goes_aside_holds_up_no_other_and_is_sent_again()
      throws SQLException {
    String poisoned = newRequestNo();
    fund.script(poisoned, Collections.nCopies(50, Act.DROP).toArray(Act[]::new));
    SHANYANG.file(SHANYANG.freeze(poisoned)).then().statusCode(202);
    execute("CREATE TABLE poisoned AS SELECT body FROM request WHERE request_no = ?", poisoned);
    execute("UPDATE request SET body = '[]' WHERE request_no = ?", poisoned);
    AsideTask task =
        await()
            .atMost(SOON)
            .until(
                () -> aside.oldest(9).stream().filter(t -> t.subject().equals(poisoned)).findAny(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(task.failures()).isEqualTo(6);
    String other = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(other), 30).then().statusCode(200);
    execute("UPDATE request SET body = (SELECT body FROM poisoned) WHERE request_no = ?", poisoned);
    execute("DROP TABLE poisoned", null);
    fund.script(poisoned);
    aside.again(task.id(), "demo-court-ops");
    awaitStatus(SHANYANG, poisoned, "ANSWERED");
  }

  /** Past every guard. */
  private void execute(String statement, String requestNo) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement replica = connection.createStatement();
        PreparedStatement sql = connection.prepareStatement(statement)) {
      connection.setAutoCommit(false);
      replica.execute("SET LOCAL session_replication_role = replica");
      if (requestNo != null) {
        sql.setString(1, requestNo);
      }
      sql.executeUpdate();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  @Test
  void while_an_attempt_is_under_way_nobody_else_makes_one() {
    String no = newRequestNo();
    fund.hold(no);
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 2).then().statusCode(202);
    assertThat(fund.deliveries(no)).isEqualTo(1);
    fund.letGo(no);
    awaitStatus(SHANYANG, no, "ANSWERED");
    assertThat(fund.deliveries(no)).isEqualTo(1);
  }

  @Test
  void a_stored_request_is_sent_and_its_answer_comes_later() {
    String no = newRequestNo();
    fund.script(no, Act.STORE);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "SENT");
    SHANYANG.get(no).then().body("receivedAt", equalTo("2026-11-18T10:00:00+08:00"));
    fund.advance(no, org.chakong.contracts.request.RequestStatus.ANSWERED);
    awaitStatus(SHANYANG, no, "ANSWERED");
  }

  @Test
  void events_are_only_ever_added() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> count("DELETE FROM request_event WHERE request_no = ? RETURNING 1", no))
        .hasRootCauseInstanceOf(java.sql.SQLException.class)
        .rootCause()
        .hasMessageContaining("append-only");
  }

  @Test
  void the_timeline_names_no_person() {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    SHANYANG.fileAndWait(body, 30).then().statusCode(200);
    SHANYANG
        .get(no + "/timeline")
        .then()
        .body("items.what.take(2)", equalTo(java.util.List.of("ACCEPTED", "ANSWERED")))
        .body("items.actor.take(2)", equalTo(java.util.List.of("case-system:test", "fund:410800")))
        .body(not(org.hamcrest.Matchers.containsString("测试")));
  }

  private static void timeline(String no, org.hamcrest.Matcher<Iterable<? super String>> what) {
    SHANYANG.get(no + "/timeline").then().statusCode(200).body("items.what", what);
  }
}
