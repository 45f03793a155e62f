package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.runtime.calendar.CalendarDrop;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ids are those of the acceptance scenarios. The clock moves; nothing is waited for by sleeping.
 */
@QuarkusTest
class DeadlinesTest extends GatewayTest {

  /** Long enough for what looks every second to have done what it must not do. */
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  @ConfigProperty(name = "chakong.data")
  Path data;

  private CalendarDrop calendar;

  @BeforeEach
  void no_calendar_of_2027() {
    calendar = new CalendarDrop(data);
    calendar.clear();
  }

  @AfterEach
  void take_the_calendar_away() {
    at("2026-12-31T10:00:00");
    calendar.clear();
    calendar.put(2027, "2027-01-01");
    await().atMost(SOON).until(() -> figure("chakong_calendar_missing_year") == 0);
    calendar.clear();
    await().atMost(SOON).until(() -> figure("chakong_calendar_missing_year") == 2027);
    await().atMost(SOON).until(() -> figure("chakong_calendar_broken_files") == 0);
  }

  @Test
  void t04_over_the_spring_festival_it_is_due_soon_and_overdue_once_each() {
    at("2026-02-13T10:00:00");
    String no = open();
    assertThat(dueAt(no)).isEqualTo("2026-02-25T00:00:00+08:00");
    at("2026-02-20T10:00:00");
    assertThat(events(no)).doesNotContain("DUE_SOON", "OVERDUE");
    at("2026-02-24T23:50:00");
    await().atMost(SOON).untilAsserted(() -> assertThat(events(no)).contains("DUE_SOON"));
    assertThat(events(no)).doesNotContain("OVERDUE");
    at("2026-02-25T00:00:00");
    await().atMost(SOON).untilAsserted(() -> assertThat(events(no)).contains("OVERDUE"));
    at("2026-02-24T12:00:00");
    at("2026-02-26T12:00:00");
    await()
        .during(A_WHILE)
        .untilAsserted(() -> assertThat(events(no)).containsOnlyOnce("DUE_SOON", "OVERDUE"));
  }

  @Test
  void t14_the_event_names_the_liaison_persons_of_both_sides() {
    liaison("l-court", "豫0811", "测试联络员甲", "0391-0000001");
    liaison("l-fund", "410800", "测试联络员乙", null);
    at("2026-11-11T10:00:00");
    String no = open();
    at("2026-11-14T00:00:00");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            SHANYANG
                .get(no + "/timeline")
                .then()
                .body(
                    "items.find { it.what == 'OVERDUE' }.detail",
                    containsString("联络员 豫0811：测试联络员甲 0391-0000001；联络员 410800：测试联络员乙")));
    SHANYANG.get(no).then().body("sla.state", equalTo("OVERDUE"));
  }

  /** Proposed by one operator and approved by another. */
  private static void liaison(String code, String institution, String name, String phone) {
    ObjectNode proposal = JsonNodeFactory.instance.objectNode().put("validFrom", "2026-11-01");
    proposal
        .putObject("record")
        .put("kind", "LIAISON")
        .put("code", code)
        .put("institution", institution)
        .put("name", name)
        .put("phone", phone);
    int id =
        operator("ops-1")
            .body(proposal.toString().getBytes(StandardCharsets.UTF_8))
            .post("/api/v1/registries/liaisons/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    operator("ops-2")
        .body("{\"decision\":\"APPROVE\",\"comment\":\"与来函一致\"}".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/registries/proposals/" + id + "/decision")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification operator(String subject) {
    String token =
        Jwt.issuer("chakong-demo")
            .subject(subject)
            .upn(subject)
            .groups(Set.of("court-ops"))
            .expiresIn(600)
            .sign();
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  @Test
  void what_became_overdue_while_nobody_looked_is_told_as_overdue_only() {
    at("2026-11-11T10:00:00");
    String no = open();
    at("2026-11-20T10:00:00");
    await().atMost(SOON).untilAsserted(() -> assertThat(events(no)).contains("OVERDUE"));
    assertThat(events(no)).doesNotContain("DUE_SOON");
  }

  @Test
  void an_answer_in_time_is_followed_by_no_event_however_late_it_gets() {
    at("2026-11-11T10:00:00");
    String no = open();
    fund.pushAnswer(fund.advance(no, RequestStatus.ANSWERED));
    awaitStatus(SHANYANG, no, "ANSWERED");
    at("2026-11-20T10:00:00");
    await()
        .during(A_WHILE)
        .untilAsserted(() -> assertThat(events(no)).doesNotContain("DUE_SOON", "OVERDUE"));
  }

  @Test
  void t12_over_new_year_the_deadline_stays_open_until_the_calendar_is_there() {
    at("2026-12-31T10:00:00");
    String no = open();
    SHANYANG
        .get(no)
        .then()
        .body("sla.state", equalTo("CALENDAR_INCOMPLETE"))
        .body("sla.dueAt", equalTo(null));
    assertThat(figure("chakong_calendar_missing_year")).isEqualTo(2027);
    assertThat(figure("chakong_requests_without_deadline")).isPositive();
    get("/q/health/well").then().statusCode(503).body(containsString("2027"));
    at("2027-01-20T10:00:00");
    await()
        .during(A_WHILE)
        .untilAsserted(() -> assertThat(events(no)).doesNotContain("DUE_SOON", "OVERDUE"));
    at("2026-12-31T10:00:00");
    calendar.put(2027, "2027-01-01", "2027-01-02", "2027-01-03");
    await().atMost(SOON).untilAsserted(() -> assertThat(events(no)).contains("DEADLINE_SET"));
    assertThat(dueAt(no)).isEqualTo("2027-01-06T00:00:00+08:00");
    assertThat(figure("chakong_calendar_missing_year")).isZero();
    at("2027-01-06T00:00:00");
    await().atMost(SOON).untilAsserted(() -> assertThat(events(no)).contains("OVERDUE"));
  }

  @Test
  void an_answer_without_a_known_deadline_is_judged_when_the_calendar_is_there() {
    at("2026-12-31T10:00:00");
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    SHANYANG.get(no).then().body("sla.state", equalTo("CALENDAR_INCOMPLETE"));
    calendar.put(2027, "2027-01-01");
    await()
        .atMost(SOON)
        .untilAsserted(() -> SHANYANG.get(no).then().body("sla.state", equalTo("MET")));
  }

  @Test
  void a_later_notice_moves_the_deadline_of_what_is_unanswered() {
    at("2026-11-18T10:00:00");
    String no = open();
    assertThat(dueAt(no)).isEqualTo("2026-11-21T00:00:00+08:00");
    calendar.put(2026, "2026-11-19");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(dueAt(no)).isEqualTo("2026-11-24T00:00:00+08:00"));
  }

  @Test
  void a_broken_file_keeps_the_last_good_calendar_and_is_named() {
    calendar.put(2027, "2027-01-01");
    at("2026-11-18T10:00:00");
    await().atMost(SOON).until(() -> figure("chakong_calendar_missing_year") == 0);
    calendar.write("2027.json", "{\"year\":2027,");
    await().atMost(SOON).until(() -> figure("chakong_calendar_broken_files") == 1);
    get("/q/health/well").then().statusCode(503).body(containsString("2027.json"));
    get("/q/health/ready").then().statusCode(200);
    assertThat(figure("chakong_calendar_missing_year")).isZero();
  }

  @Test
  void the_time_that_delivery_took_is_shown_beside_the_deadline() {
    String no = newRequestNo();
    fund.script(no, Act.DROP, Act.REVIEW);
    fund.hold(no);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    at("2026-11-18T13:30:00");
    SHANYANG.get(no).then().body("sla.deliveryDelay", containsString("PT3H"));
    fund.letGo(no);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    String delay = SHANYANG.get(no).then().extract().path("sla.deliveryDelay");
    assertThat(delay).startsWith("PT3H");
    at("2026-11-19T10:00:00");
    SHANYANG.get(no).then().body("sla.deliveryDelay", equalTo(delay));
  }

  private String open() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  private static String dueAt(String no) {
    return SHANYANG.get(no).then().statusCode(200).extract().path("sla.dueAt");
  }

  private static List<String> events(String no) {
    return SHANYANG
        .caseSystem()
        .get("/api/v1/requests/" + no + "/timeline?limit=200")
        .then()
        .statusCode(200)
        .extract()
        .path("items.what");
  }

  /** Both sides' legal clocks. */
  private void at(String shanghai) {
    fund.receivesAt(OffsetDateTime.parse(shanghai + "+08:00"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + shanghai + "+08:00\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }
}
