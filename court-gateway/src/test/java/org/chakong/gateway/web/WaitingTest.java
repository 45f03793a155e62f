package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.gateway.channel.ScriptedFund.Reply;
import org.chakong.runtime.Fastest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WaitingTest extends GatewayTest {

  @Test
  void filing_does_not_wait_longer_than_asked() throws Exception {
    List<String> held = Stream.generate(Court::newRequestNo).limit(3).toList();
    held.forEach(fund::hold);
    Iterator<String> next = held.iterator();
    assertThat(
            Fastest.of(
                held.size(),
                () ->
                    SHANYANG
                        .fileAndWait(SHANYANG.freeze(next.next()), 1)
                        .then()
                        .statusCode(202)
                        .header("Preference-Applied", nullValue())))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
    held.forEach(fund::letGo);
    held.forEach(no -> awaitStatus(SHANYANG, no, "ANSWERED"));
  }

  @Test
  void who_waits_for_a_change_is_woken_by_the_answer() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () -> SHANYANG.caseSystem().header("Prefer", "wait=20").get("/api/v1/requests/" + no));
    Reply reply = fund.pushAnswer(fund.advance(no, RequestStatus.ANSWERED));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verified()).isTrue();
    waiting
        .orTimeout(18, java.util.concurrent.TimeUnit.SECONDS)
        .join()
        .then()
        .statusCode(200)
        .header("Preference-Applied", equalTo("wait=20"))
        .body("status", equalTo("ANSWERED"));
  }

  @Test
  void a_change_by_another_replica_is_seen_too() throws Exception {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () -> SHANYANG.caseSystem().header("Prefer", "wait=20").get("/api/v1/requests/" + no));
    count(
        "WITH u AS (UPDATE request SET status = 'WITHDRAWN' WHERE request_no = ? RETURNING 1)"
            + " SELECT count(*) FROM u",
        no);
    waiting
        .orTimeout(18, java.util.concurrent.TimeUnit.SECONDS)
        .join()
        .then()
        .body("status", equalTo("WITHDRAWN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait=abc", "wait", "wait=-1", "respond-async", ";;,=", "wait=1.5"})
  void a_preference_that_cannot_be_read_is_passed_over(String prefer) {
    String no = newRequestNo();
    fund.hold(no);
    Response response =
        SHANYANG
            .caseSystem()
            .contentType(ContentType.JSON)
            .header("Prefer", prefer)
            .body(SHANYANG.freeze(no).toString())
            .post("/api/v1/requests");
    response.then().statusCode(202);
    fund.letGo(no);
  }
}
