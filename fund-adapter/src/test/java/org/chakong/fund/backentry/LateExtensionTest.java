package org.chakong.fund.backentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.fund.freeze.ExpiryWatch;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.duty.DutyWatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Extensions that wait for a supervisor: what they keep alive, for how long, and what comes back.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class LateExtensionTest {

  @Inject Clock clock;
  @Inject ExpiryWatch expiry;
  @Inject LapseEntries lapse;
  @Inject DutyWatch duty;
  @Inject Jdbi jdbi;
  private Desk clerk;
  private Desk supervisor;
  private Person person;
  private ObjectNode placed;
  private String freezeNo;

  @BeforeEach
  void a_freeze_with_three_days_to_run() {
    for (String type : new String[] {"ENFORCEMENT_RULING", "ASSISTANCE_NOTICE"}) {
      RestAssured.given()
          .auth()
          .oauth2(token("clerk-extend", "fund-clerk"))
          .multiPart("type", type)
          .multiPart("file", "paper.pdf", Gateway.paper())
          .post("/fund/v1/documents");
    }
    clerk = Desk.clerk("clerk-extend");
    supervisor = Desk.supervisor("boss-extend");
    person = openAccount("30000.00");
    placed = until(freeze(person, "20000.00"), 3);
    freezeNo =
        clerk
            .post("/counter-requests", placed.toString())
            .statusCode(200)
            .extract()
            .path("answer.freeze.freezeNo");
  }

  @AfterEach
  void comeBack() {
    later("PT0S");
  }

  @Test
  void an_own_extension_keeps_a_freeze_alive_and_one_of_another_case_does_not() {
    ObjectNode strange = extension(person, freezeNo);
    String number = "（2026）豫0811执987号";
    ((ObjectNode) strange.get("case")).put("number", number);
    strange.get("documents").forEach(paper -> ((ObjectNode) paper).put("number", number));
    enter(strange, Duration.ofHours(1));
    Person second = openAccount("30000.00");
    String kept =
        clerk
            .post("/counter-requests", until(freeze(second, "100.00"), 3).toString())
            .extract()
            .path("answer.freeze.freezeNo");
    ObjectNode own = extension(second, kept);
    enter(own, Duration.ofHours(1));
    duty.note();
    assertThat(noted(own)).containsExactlyInAnyOrder("BACK_ENTRY", "EXTENSION_NEAR_END");
    assertThat(noted(strange)).containsExactly("BACK_ENTRY");
    later("P6D");
    expiry.run();
    assertThat(state(person)).containsExactly("EXPIRED");
    assertThat(state(second)).containsExactly("ACTIVE");
  }

  @Test
  void what_was_served_too_long_ago_is_not_approved_and_lapses_and_keeps_nothing_alive() {
    ObjectNode extension = extension(person, freezeNo);
    enter(extension, Duration.ofDays(14));
    later("P4D");
    duty.note();
    assertThat(noted(extension)).contains("BACK_ENTRY", "DUE_SOON", "EXTENSION_NEAR_END");
    expiry.run();
    assertThat(state(person)).containsExactly("ACTIVE");
    approve(extension).statusCode(409);
    lapse.run();
    clerk
        .get("/back-entries/" + requestNo(extension))
        .body("state", equalTo("WITHDRAWN"))
        .body("endedBy", equalTo("system"));
    duty.note();
    assertThat(noted(extension)).contains("BACK_ENTRY_LAPSED");
    expiry.run();
    assertThat(state(person)).containsExactly("EXPIRED");
  }

  @Test
  void a_freeze_does_not_come_back_beside_a_new_one_of_its_case_before_a_person_has_looked() {
    later("P6D");
    expiry.run();
    clerk.post("/counter-requests", until(freeze(person, "20000.00"), 60).toString());
    assertThat(state(person)).containsExactly("EXPIRED", "ACTIVE");
    ObjectNode extension = extension(person, freezeNo);
    enter(extension, Duration.ofDays(4));
    approve(extension).statusCode(200).body("result.status", equalTo("IN_REVIEW"));
    assertThat(state(person)).containsExactly("EXPIRED", "ACTIVE");
    Desk.clerk("clerk-looks")
        .decide(extension, Desk.APPROVE)
        .statusCode(200)
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("answer.freeze.frozen", equalTo("20000.00"));
    assertThat(state(person)).containsExactly("ACTIVE", "ACTIVE");
  }

  @Test
  void who_decides_is_written_down_as_having_seen_the_person() {
    ObjectNode extension = extension(person, freezeNo);
    enter(extension, Duration.ofHours(1));
    approve(extension).statusCode(200).body("request.subject.idNumber", equalTo(person.idNumber()));
    Desk.ops()
        .get("/looks?person=boss-extend&requestNo=" + requestNo(extension))
        .body("items.kind", equalTo(List.of("REQUEST")));
  }

  private static ObjectNode extension(Person person, String freezeNo) {
    ObjectNode request = request("EXTEND", person);
    instruction(request).put("freezeNo", freezeNo).put("termMonths", 12);
    return request;
  }

  private ObjectNode until(ObjectNode freeze, int days) {
    LocalDate end = LegalZone.dayOf(clock.instant()).plusDays(days);
    instruction(freeze).put("until", end.toString()).remove("termMonths");
    return freeze;
  }

  private void enter(ObjectNode order, Duration ago) {
    ObjectNode late = new ObjectMapper().createObjectNode();
    late.set("request", order);
    late.put("servedAt", clock.instant().minus(ago).toString()).put("reason", "停机");
    clerk.post("/back-entries", late.toString()).statusCode(201);
  }

  private ValidatableResponse approve(ObjectNode order) {
    return supervisor.post("/back-entries/" + requestNo(order) + "/decision", Desk.APPROVE);
  }

  private List<String> state(Person of) {
    return clerk
        .get("/accounts/" + of.accountNo() + "/freezes?history=true")
        .statusCode(200)
        .extract()
        .path("items.state");
  }

  private List<String> noted(ObjectNode request) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT kind FROM duty_occasion WHERE request_no = :no")
            .bind("no", requestNo(request))
            .mapTo(String.class)
            .list());
  }

  private static void later(String offset) {
    RestAssured.given()
        .contentType("application/json")
        .body("{\"offset\":\"" + offset + "\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }
}
