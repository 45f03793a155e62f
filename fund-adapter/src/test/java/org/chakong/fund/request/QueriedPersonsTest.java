package org.chakong.fund.request;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.bytes;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.duty.DutyWatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries, wherever they come in, run the same way, are recorded and are counted. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class QueriedPersonsTest {

  /** As the policy of the fund centre says. */
  private static final int MANY = 120;

  @TestHTTPResource URI root;
  @Inject Jdbi jdbi;
  @Inject DutyWatch duty;
  TestPeer peer;
  private Gateway gateway;
  private String caseNumber;

  @BeforeEach
  void a_case_of_its_own() {
    gateway = new Gateway(peer, root);
    caseNumber =
        "（2026）豫0811执%d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));
  }

  @Test
  void k09_queries_at_the_window_online_and_assessments_count_together_and_are_told_once() {
    double before = alarms();
    for (int i = 0; i < MANY - 3; i++) {
      assertThat(gateway.file(query()).at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    }
    assertThat(window(query())).isEqualTo("EXECUTED");
    gateway.handOverPaper();
    assertThat(gateway.post("/channel/v1/assessments", query()).status()).isEqualTo(200);
    assertThat(kept()).isZero();
    ObjectNode last = query();
    assertThat(gateway.file(last).at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    gateway.file(query());
    assertThat(kept()).isEqualTo(1);
    assertThat(alarms() - before).isEqualTo(1);
    assertThat(events(requestNo(last))).containsOnlyOnce("MANY_QUERIED");
    duty.note();
    assertThat(occasions(requestNo(last))).containsExactly("MANY_QUERIED");
  }

  @Test
  void k09_assessments_alone_raise_it_too() {
    gateway.handOverPaper();
    for (int i = 0; i < MANY; i++) {
      assertThat(gateway.post("/channel/v1/assessments", query()).status()).isEqualTo(200);
    }
    assertThat(kept()).isEqualTo(1);
    duty.note();
    assertThat(occasions(normal())).containsExactly("MANY_QUERIED");
  }

  @Test
  void k09_one_person_queried_very_often_is_not_many() {
    Gateway.Person person = openAccount("10.00");
    for (int i = 0; i < MANY; i++) {
      gateway.file(query(person));
    }
    assertThat(kept()).isZero();
  }

  @Test
  void k03_a_query_at_the_window_runs_the_same_way_as_one_over_the_channel() {
    Gateway.Person person = openAccount("41200.00");
    ObjectNode online = query(person);
    ObjectNode paper = query(person);
    String overChannel = gateway.file(online).at("/answer").toString();
    upload();
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType("application/json")
        .body(bytes(paper))
        .post("/fund/v1/counter-requests")
        .then()
        .statusCode(200)
        .body("channel", equalTo("COUNTER"))
        .body("answer.accounts[0].balance", equalTo("41200.00"))
        .body("answer.findings.rule", hasItem(firstRule(overChannel)));
    assertThat(events(requestNo(paper))).containsExactly("RECEIVED", "ANSWERED");
    assertThat(events(requestNo(online))).containsExactly("RECEIVED", "ANSWERED");
  }

  @Test
  void k08_the_spouse_is_queried_as_a_related_person_with_a_reason_and_it_is_recorded() {
    ObjectNode query = query();
    ObjectNode subject = (ObjectNode) query.get("subject");
    subject.put("role", "RELATED_PERSON");
    assertThat(gateway.file(query).at("/answer/reasons/0/code").asText())
        .isEqualTo("PROOF_MISSING");
    query.put("requestNo", requestNo(query) + "-2");
    subject.put("reason", "被执行人配偶，查明夫妻共同财产（民事诉讼法第二百五十三条）");
    assertThat(gateway.file(query).at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(events(requestNo(query))).containsExactly("RECEIVED", "ANSWERED");
    assertThat(stored(requestNo(query))).contains("查明夫妻共同财产");
  }

  private ObjectNode query() {
    return query(openAccount("10.00"));
  }

  private ObjectNode query(Gateway.Person person) {
    ObjectNode query = request("QUERY", person);
    ((ObjectNode) query.get("case")).put("number", caseNumber);
    query.get("documents").forEach(paper -> ((ObjectNode) paper).put("number", caseNumber));
    return query;
  }

  private static String firstRule(String answer) {
    return JsonPath.from(answer).getString("findings[0].rule");
  }

  private static String window(ObjectNode query) {
    upload();
    return given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType("application/json")
        .body(bytes(query))
        .post("/fund/v1/counter-requests")
        .then()
        .statusCode(200)
        .extract()
        .path("answer.verdict");
  }

  private static void upload() {
    for (String type :
        List.of(
            "QUERY_SLIP",
            "ENFORCEMENT_RULING",
            "RELEASE_RULING",
            "ASSISTANCE_NOTICE",
            "EFFECTIVE_JUDGMENT")) {
      given()
          .auth()
          .oauth2(token("clerk-1", "fund-clerk"))
          .multiPart("type", type)
          .multiPart("file", "paper.pdf", Gateway.paper())
          .post("/fund/v1/documents");
    }
  }

  private String normal() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT max(case_number) FROM assessment WHERE case_number LIKE ?")
            .bind(0, "%" + caseNumber.replaceAll(".*执", "执"))
            .mapTo(String.class)
            .one());
  }

  private long kept() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(*) FROM query_alarm WHERE case_number LIKE ?")
            .bind(0, "%" + caseNumber.replaceAll(".*执", "执"))
            .mapTo(Long.class)
            .one());
  }

  private String stored(String requestNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT body FROM request WHERE request_no = ?")
            .bind(0, requestNo)
            .mapTo(String.class)
            .one());
  }

  private List<String> events(String requestNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT what FROM request_event WHERE request_no = ? ORDER BY id")
            .bind(0, requestNo)
            .mapTo(String.class)
            .list());
  }

  private List<String> occasions(String subject) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT kind FROM duty_occasion WHERE request_no = ?")
            .bind(0, subject)
            .mapTo(String.class)
            .list());
  }

  private static double alarms() {
    return get("/q/metrics")
        .then()
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith("chakong_query_alarms_total"))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElse(0);
  }
}
