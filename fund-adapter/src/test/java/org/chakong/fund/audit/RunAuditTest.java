package org.chakong.fund.audit;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RunAuditTest {

  @TestHTTPResource URI root;
  @Inject RunAudit run;
  @Inject RegisterAudit audit;
  @Inject Jdbi jdbi;
  TestPeer peer;
  private Person person;
  private String freezeNo;

  @BeforeEach
  void freezeSomething() {
    person = openAccount("100.00");
    freezeNo =
        new Gateway(peer, root)
            .file(freeze(person, "60.00"))
            .at("/answer/freeze/freezeNo")
            .asText();
  }

  @AfterEach
  void mend() {
    hold(6_000);
    run.touched();
  }

  @Test
  void what_was_touched_is_looked_at_and_told_until_it_is_mended() {
    hold(5_000);
    run.touched();
    assertThat(found()).containsOnlyKeys("held-is-the-holds", "frozen-is-held-in-the-core");
    get("/q/health/ready").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          get("/q/metrics")
              .then()
              .body(containsString("chakong_register_violations{check=\"held-is-the-holds\"} 1.0"));
          get("/q/health/well").then().statusCode(503);
        });
    hold(6_000);
    run.touched();
    assertThat(found()).isEmpty();
  }

  @Test
  void what_changed_without_a_row_is_found_when_everything_is_looked_at() {
    run.touched();
    jdbi.useHandle(handle ->
        handle.execute("UPDATE audit_mark SET last_id = last_id + ?", TouchedRows.OVERLAP));
    hold(5_000);
    run.touched();
    assertThat(found()).isEmpty();

    given().auth().oauth2(ops()).post("/fund/v1/audit").then().statusCode(202);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> report().getString("everything.endedAt") != null);
    assertThat(found()).containsOnlyKeys("held-is-the-holds", "frozen-is-held-in-the-core");
    assertThat(found().get("frozen-is-held-in-the-core"))
        .isEqualTo("account %s: frozen 60.00, the core holds 50.00".formatted(person.accountNo()));
    assertThat(report().getLong("everything.checked.accounts")).isPositive();
  }

  @Test
  void a_review_that_holds_nothing_while_it_is_in_doubt_whose_the_account_is_breaks_nothing() {
    Person emptied = openAccount("0.00");
    assertWellInReview(inDoubt(deduct(emptied, null, "60.00")));
    jdbi.useHandle(handle ->
        handle.execute(
            "UPDATE core_account SET status = '05' WHERE account_no = ?", emptied.accountNo()));
    assertWellInReview(inDoubt(freeze(emptied, "60.00")));
  }

  private static ObjectNode inDoubt(ObjectNode request) {
    ((ObjectNode) request.get("subject")).put("name", "測試甲");
    return request;
  }

  private void assertWellInReview(ObjectNode request) {
    assertThat(new Gateway(peer, root).file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(audit.look(Scope.REQUEST, List.of(requestNo(request)))).isEmpty();
  }

  @Test
  void only_operations_may_look() {
    String clerk = token("clerk", "fund-clerk");
    given().auth().oauth2(clerk).get("/fund/v1/audit").then().statusCode(403);
    given().auth().oauth2(clerk).post("/fund/v1/audit").then().statusCode(403);
    get("/fund/v1/audit").then().statusCode(401);
  }

  private void hold(long fen) {
    jdbi.useHandle(handle ->
        handle.execute("UPDATE core_hold SET amount = ? WHERE hold_no = ?", fen, freezeNo));
  }

  private static String ops() {
    return token("ops", "fund-ops");
  }

  private static JsonPath report() {
    return given()
        .auth()
        .oauth2(ops())
        .get("/fund/v1/audit")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** What is open about the test's own account and freeze, by check. */
  private Map<String, String> found() {
    return report().<Map<String, String>>getList("violations").stream()
        .filter(violation -> List.of(person.accountNo(), freezeNo).contains(violation.get("key")))
        .collect(
            Collectors.toMap(
                violation -> violation.get("check"), violation -> violation.get("detail")));
  }
}
