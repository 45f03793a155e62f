package org.chakong.fund.backentry;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paper orders of an outage: entered by a clerk, in force when a supervisor has approved. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class BackEntryTest {
  private static final String OUTAGE = "9时至16时停机，文书由窗口签收";
  private static final String REFUSE = "{\"decision\":\"REFUSE\",\"comment\":\"送达时间不符\"}";

  @Inject Clock clock;
  private final ObjectMapper json = new ObjectMapper();
  private Desk clerk;
  private Desk supervisor;

  @BeforeEach
  void handOverPapers() {
    clerk = Desk.clerk("clerk-late");
    supervisor = Desk.supervisor("boss-late");
    for (String type : new String[] {"QUERY_SLIP", "ENFORCEMENT_RULING", "ASSISTANCE_NOTICE"}) {
      RestAssured.given()
          .auth()
          .oauth2(token("clerk-late", "fund-clerk"))
          .multiPart("type", type)
          .multiPart("file", "paper.pdf", Gateway.paper())
          .post("/fund/v1/documents");
    }
  }

  @Test
  void an_approved_order_stands_before_what_was_received_after_it_was_served() {
    Person person = openAccount("30000.00");
    ObjectNode later = freeze(person, "30000.00");
    clerk
        .post("/counter-requests", later.toString())
        .statusCode(200)
        .body("answer.freeze.frozen", equalTo("30000.00"));
    ObjectNode order = ofAnotherCase(freeze(person, "20000.00"));
    OffsetDateTime served = ago(Duration.ofHours(3));
    enter(order, served)
        .statusCode(201)
        .body("state", equalTo("PENDING"))
        .body("request.requestNo", equalTo(requestNo(order)))
        .body("result", nullValue());
    clerk.get("/requests/" + requestNo(order)).statusCode(404);

    rule(order, supervisor, Desk.APPROVE)
        .statusCode(200)
        .body("state", equalTo("APPROVED"))
        .body("endedBy", equalTo("boss-late"))
        .body("result.channel", equalTo("COUNTER"))
        .body("result.receivedAt", equalTo(ISO_OFFSET_DATE_TIME.format(served)))
        .body("result.answer.verdict", equalTo("EXECUTED"))
        .body("result.answer.freeze.frozen", equalTo("20000.00"))
        .body("result.answer.freeze.position", equalTo(1));
    clerk
        .get("/accounts/" + person.accountNo() + "/freezes?history=true")
        .statusCode(200)
        .body("items.requestNo", equalTo(java.util.List.of(requestNo(order), requestNo(later))))
        .body("items[1].frozen", equalTo("10000.00"))
        .body("items[1].waiting", equalTo("20000.00"))
        .body("items[1].history.what", hasItem("DISPLACED"));
    rule(order, supervisor, Desk.APPROVE).statusCode(200).body("state", equalTo("APPROVED"));
    rule(order, supervisor, REFUSE).statusCode(409);
    clerk.post(path(order) + "/withdrawal").statusCode(409);
  }

  @Test
  void who_entered_it_cannot_approve_it_and_a_clerk_cannot_at_all() {
    ObjectNode order = freeze(openAccount("30000.00"), "20000.00");
    Desk both = Desk.of("both-late", "fund-clerk", "fund-supervisor");
    both.post("/back-entries", late(order, ago(Duration.ofHours(1)))).statusCode(201);
    rule(order, both, Desk.APPROVE).statusCode(403);
    rule(order, clerk, Desk.APPROVE).statusCode(403);
    clerk.get(path(order)).statusCode(200).body("state", equalTo("PENDING"));
  }

  @Test
  void the_same_again_is_the_same_entry_and_other_words_under_its_number_are_409() {
    ObjectNode order = freeze(openAccount("30000.00"), "20000.00");
    OffsetDateTime served = ago(Duration.ofHours(2));
    enter(order, served).statusCode(201);
    enter(order, served).statusCode(200).body("state", equalTo("PENDING"));
    enter(order, served.minusMinutes(1)).statusCode(409).body("code", equalTo("REQUEST_NO_REUSED"));
    ObjectNode filed = freeze(openAccount("30000.00"), "20000.00");
    clerk.post("/counter-requests", filed.toString()).statusCode(200);
    enter(filed, served).statusCode(409);
  }

  @Test
  void only_what_rests_on_the_order_of_service_is_back_entered_and_not_from_long_ago() {
    Person person = openAccount("30000.00");
    enter(request("QUERY", person), ago(Duration.ofHours(1)))
        .statusCode(422)
        .body("violations.field", hasItem("request.instruction.action"));
    enter(freeze(person, "100.00"), ago(Duration.ofHours(-1)))
        .statusCode(422)
        .body("violations.field", hasItem("servedAt"));
    enter(freeze(person, "100.00"), ago(Duration.ofDays(16)))
        .statusCode(422)
        .body("violations.field", hasItem("servedAt"));
    ObjectNode one = freeze(person, "100.00");
    one.withArray("officers").remove(1);
    enter(one, ago(Duration.ofHours(1)))
        .statusCode(422)
        .body("violations.field", not(hasItem("")))
        .body("code", equalTo("OFFICERS_TOO_FEW"));
    clerk
        .post("/back-entries", late(freeze(person, "100.00"), ago(Duration.ofHours(1)), " "))
        .statusCode(400);
    clerk.get(path(one)).statusCode(404);
  }

  @Test
  void what_is_refused_or_taken_back_touches_nothing() {
    Person person = openAccount("30000.00");
    ObjectNode refused = freeze(person, "100.00");
    enter(refused, ago(Duration.ofHours(1))).statusCode(201);
    rule(refused, supervisor, "{\"decision\":\"REFUSE\"}").statusCode(400);
    rule(refused, supervisor, REFUSE).statusCode(200).body("state", equalTo("REFUSED"));
    ObjectNode back = freeze(person, "200.00");
    enter(back, ago(Duration.ofHours(1))).statusCode(201);
    clerk.post(path(back) + "/withdrawal").statusCode(200).body("state", equalTo("WITHDRAWN"));
    clerk.post(path(back) + "/withdrawal").statusCode(200);
    rule(back, supervisor, Desk.APPROVE).statusCode(409);
    clerk.get("/accounts/" + person.accountNo() + "/freezes").body("items.size()", equalTo(0));
    supervisor
        .get("/back-entries?limit=2")
        .statusCode(200)
        .body("items.requestNo", hasItems(requestNo(refused), requestNo(back)))
        .body("items[0].request", nullValue());
    supervisor
        .get("/back-entries?state=REFUSED&limit=200")
        .body("items.requestNo", not(hasItem(requestNo(back))));
    clerk.get("/requests/" + requestNo(refused)).statusCode(404);
  }

  @Test
  void one_to_be_reviewed_takes_nothing_before_and_refused_it_leaves_the_register_as_it_was() {
    Person person = openAccount("30000.00");
    clerk.post("/counter-requests", freeze(person, "30000.00").toString()).statusCode(200);
    String before = register(person);
    ObjectNode refused = approvedButToReview(person);
    assertThat(register(person)).isEqualTo(before);
    Desk another = Desk.clerk("clerk-review");
    another
        .decide(
            refused,
            "{\"decision\":\"UNABLE\",\"reason\":\"LOAN_OUTSTANDING\",\"comment\":\"有贷款未结清\"}")
        .statusCode(200)
        .body("answer.verdict", equalTo("UNABLE"));
    assertThat(register(person)).isEqualTo(before);

    ObjectNode approved = approvedButToReview(person);
    assertThat(register(person)).isEqualTo(before);
    another
        .decide(approved, Desk.APPROVE)
        .statusCode(200)
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("answer.freeze.frozen", equalTo("20000.00"))
        .body("answer.freeze.position", equalTo(1));
    clerk
        .get("/accounts/" + person.accountNo() + "/freezes?history=true")
        .body("items[1].frozen", equalTo("10000.00"))
        .body("items[1].history.what", hasItem("DISPLACED"));
  }

  /** A loan whose outcome is not known is for a person to look at. */
  private ObjectNode approvedButToReview(Person person) {
    Desk.report(person, "LOAN_CHANGED", "\"loan\":{\"role\":\"BORROWER\",\"centre\":\"410800\"}");
    ObjectNode order = ofAnotherCase(freeze(person, "20000.00"));
    enter(order, ago(Duration.ofHours(3))).statusCode(201);
    rule(order, supervisor, Desk.APPROVE)
        .statusCode(200)
        .body("result.status", equalTo("IN_REVIEW"))
        .body("result.answer", nullValue());
    return order;
  }

  private String register(Person person) {
    return clerk
        .get("/accounts/" + person.accountNo() + "/freezes?history=true")
        .statusCode(200)
        .extract()
        .asString();
  }

  private static ObjectNode ofAnotherCase(ObjectNode order) {
    String number = "（2026）豫0811执124号";
    ((ObjectNode) order.get("case")).put("number", number);
    order.get("documents").forEach(paper -> ((ObjectNode) paper).put("number", number));
    return order;
  }

  private OffsetDateTime ago(Duration back) {
    return clock
        .instant()
        .minus(back)
        .truncatedTo(ChronoUnit.SECONDS)
        .atZone(LegalZone.ZONE)
        .toOffsetDateTime();
  }

  private ValidatableResponse enter(ObjectNode order, OffsetDateTime served) {
    return clerk.post("/back-entries", late(order, served));
  }

  private String late(ObjectNode order, OffsetDateTime served) {
    return late(order, served, OUTAGE);
  }

  private String late(ObjectNode order, OffsetDateTime served, String reason) {
    ObjectNode late = json.createObjectNode();
    late.set("request", order);
    return late.put("servedAt", ISO_OFFSET_DATE_TIME.format(served))
        .put("reason", reason)
        .toString();
  }

  private static ValidatableResponse rule(ObjectNode order, Desk person, String ruling) {
    return person.post(path(order) + "/decision", ruling);
  }

  private static String path(ObjectNode order) {
    return "/back-entries/" + requestNo(order);
  }
}
