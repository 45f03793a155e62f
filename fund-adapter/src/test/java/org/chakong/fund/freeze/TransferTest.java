package org.chakong.fund.freeze;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.paperId;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.chakong.fund.channel.Gateway.unfreeze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 移送执行、指定执行: a freeze passes to another court with its number, place and term. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class TransferTest {
  private static final String GIVER = "豫0802";
  private static final String OLD_CASE = "（2026）豫0802执7号";
  private static final String TAKER = "豫0811";
  private static final String NEW_CASE = "（2026）豫0811执123号";
  private static final String DESIGNATION = "（2026）豫08执监5号";
  private static final String APPROVAL = "{\"decision\":\"APPROVE\",\"comment\":\"裁定书已核对\"}";
  private static final JsonMapper JSON = new JsonMapper();

  @TestHTTPResource URI root;
  @Inject RegisterScene scene;
  TestPeer peer;
  private Gateway gateway;
  private Person person;
  private ObjectNode placed;
  private JsonNode before;

  @BeforeEach
  void twoFreezes() {
    gateway = new Gateway(peer, root);
    person = openAccount("50000.00");
    placed = inCase(GIVER, OLD_CASE, freeze(person, "30000.00"));
    before = gateway.file(placed).at("/answer/freeze");
    JsonNode behind = gateway.file(inCase("豫0803", "（2026）豫0803执3号", freeze(person, "40000.00")));
    assertThat(behind.at("/answer/freeze/position").asInt()).isEqualTo(2);
  }

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
  }

  @Test
  void it_passes_once_a_clerk_has_read_the_ruling() {
    ObjectNode takeOver = taking(request("EXTEND", person));
    assertThat(gateway.file(takeOver).at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(entry().path("court").asText()).isEqualTo(GIVER);

    JsonNode answered = approve(takeOver);

    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(answered.at("/answer/freeze/revision").asLong())
        .isGreaterThan(before.at("/revision").asLong());
    assertThat(unnumbered(answered.at("/answer/freeze"))).isEqualTo(unnumbered(before));
    assertThat(entry().path("court").asText()).isEqualTo(TAKER);
    assertThat(entry().path("caseNumber").asText()).isEqualTo(NEW_CASE);
    assertThat(entry().path("freezeNo")).isEqualTo(before.path("freezeNo"));
    assertThat(entry().path("position").asInt()).isEqualTo(1);
  }

  private static JsonNode unnumbered(JsonNode freeze) {
    return ((ObjectNode) freeze.deepCopy()).without("revision");
  }

  @Test
  void the_court_that_had_it_is_told_where_it_went_and_hears_no_more_of_it() {
    ObjectNode takeOver = taking(request("EXTEND", person));
    gateway.file(takeOver);
    approve(takeOver);

    JsonNode told = notice(requestNo(placed), "passedTo");
    assertThat(told.path("kind").asText()).isEqualTo("FREEZE_CHANGED");
    assertThat(told.path("court").asText()).isEqualTo(GIVER);
    assertThat(told.at("/passedTo/court").asText()).isEqualTo(TAKER);
    assertThat(told.at("/passedTo/caseNumber").asText()).isEqualTo(NEW_CASE);
    assertThat(told.at("/passedTo/requestNo").asText()).isEqualTo(requestNo(takeOver));

    ObjectNode release = unfreeze(person, freezeNo());
    instruction(release).put("amount", "1000.00");
    gateway.file(release);
    JsonNode news = notice(requestNo(takeOver), "29000.00");
    assertThat(news.path("court").asText()).isEqualTo(TAKER);
    assertThat(notices(requestNo(placed))).noneMatch(one -> one.toString().contains("29000.00"));
  }

  @Test
  void the_new_holder_and_its_superior_dispose_of_it_and_the_former_one_does_not() {
    ObjectNode takeOver = taking(request("EXTEND", person));
    gateway.file(takeOver);
    approve(takeOver);

    JsonNode former = gateway.file(inCase(GIVER, OLD_CASE, unfreeze(person, freezeNo())));
    assertThat(former.at("/answer/verdict").asText()).isEqualTo("REJECTED");
    assertThat(former.at("/answer/reasons/0/code").asText()).isEqualTo("NOT_HOLDER");
    ObjectNode above = inCase("豫08", "（2026）豫08执监6号", unfreeze(person, freezeNo()));
    assertThat(gateway.file(above).at("/answer/freeze/state").asText()).isEqualTo("RELEASED");
  }

  @Test
  void a_refused_ruling_passes_nothing() {
    ObjectNode takeOver = taking(unfreeze(person, freezeNo()));
    assertThat(gateway.file(takeOver).at("/status").asText()).isEqualTo("IN_REVIEW");
    decide(
        "clerk-1",
        "fund-clerk",
        takeOver,
        "{\"decision\":\"RETURN\",\"reason\":\"DOCUMENT_MISSING\",\"comment\":\"裁定书不清晰\"}");
    assertThat(entry().path("court").asText()).isEqualTo(GIVER);
    assertThat(entry().path("frozen").asText()).isEqualTo("30000.00");
  }

  @Test
  void a_deduction_under_the_ruling_holds_the_money_and_takes_the_freeze_over_when_approved() {
    ObjectNode deduction = taking(Gateway.deduct(person, freezeNo(), "20000.00"));
    assertThat(gateway.file(deduction).at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(entry().path("court").asText()).isEqualTo(GIVER);
    JsonNode release = gateway.file(inCase(GIVER, OLD_CASE, unfreeze(person, freezeNo())));
    assertThat(release.at("/status").asText()).as("waits for the deduction").isEqualTo("SENT");

    approve(deduction);
    assertThat(entry().path("court").asText()).as("two have to agree").isEqualTo(GIVER);
    JsonNode answered = decide("supervisor-1", "fund-supervisor", deduction, APPROVAL);

    assertThat(answered.at("/status").asText()).isEqualTo("EXECUTING");
    assertThat(entry().path("court").asText()).isEqualTo(TAKER);
    assertThat(entry().path("frozen").asText()).isEqualTo("10000.00");
  }

  @Test
  void at_the_window_it_passes_on_the_spot_and_both_courts_are_told() {
    ObjectNode takeOver = taking(request("EXTEND", person));
    takeOver.get("documents").forEach(paper -> ((ObjectNode) paper).put("documentId", scan()));
    JsonNode answered =
        json(
            given()
                .auth()
                .oauth2(token("clerk-1", "fund-clerk"))
                .contentType("application/json")
                .body(Gateway.bytes(takeOver))
                .post("/fund/v1/counter-requests")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(entry().path("court").asText()).isEqualTo(TAKER);
    assertThat(notice(requestNo(placed), "passedTo").path("court").asText()).isEqualTo(GIVER);
    assertThat(notice(requestNo(takeOver), freezeNo()).path("court").asText()).isEqualTo(TAKER);
  }

  @Test
  void its_history_says_who_passed_it_when_and_why() {
    ObjectNode takeOver = taking(request("EXTEND", person));
    gateway.file(takeOver);
    approve(takeOver);
    JsonNode history = register("?history=true").at("/items/0/history");
    JsonNode passed = history.get(history.size() - 1);
    assertThat(passed.path("what").asText()).isEqualTo("PASSED");
    assertThat(passed.path("by").asText()).contains("clerk-1");
    assertThat(passed.path("why").asText()).contains(DESIGNATION);
    assertThat(passed.path("requestNo").asText()).isEqualTo(requestNo(takeOver));
    assertThat(passed.path("courtBefore").asText()).isEqualTo(GIVER);
    assertThat(passed.path("courtAfter").asText()).isEqualTo(TAKER);
    assertThat(passed.path("caseBefore").asText()).isEqualTo(OLD_CASE);
    assertThat(passed.path("caseAfter").asText()).isEqualTo(NEW_CASE);
  }

  private String freezeNo() {
    return before.path("freezeNo").asText();
  }

  /** The request, by the taking court under a designation ruling. */
  private ObjectNode taking(ObjectNode request) {
    ((ObjectNode) request.get("case"))
        .putObject("transfer")
        .put("fromCaseNumber", OLD_CASE)
        .put("rulingNumber", DESIGNATION);
    request
        .withArray("documents")
        .addObject()
        .put("type", "TRANSFER_RULING")
        .put("number", DESIGNATION)
        .put("documentId", paperId())
        .put("original", true);
    instruction(request).put("freezeNo", freezeNo());
    return request;
  }

  private static ObjectNode inCase(String court, String number, ObjectNode request) {
    ((ObjectNode) request.get("case")).put("court", court).put("number", number);
    request.get("documents").forEach(paper -> ((ObjectNode) paper).put("number", number));
    return request;
  }

  private static JsonNode approve(ObjectNode request) {
    return decide("clerk-1", "fund-clerk", request, APPROVAL);
  }

  private static JsonNode decide(String who, String role, ObjectNode request, String decision) {
    return json(
        given()
            .auth()
            .oauth2(token(who, role))
            .contentType("application/json")
            .body(decision.getBytes(StandardCharsets.UTF_8))
            .post("/fund/v1/reviews/" + requestNo(request) + "/decision")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static String scan() {
    return given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .multiPart("type", "OTHER")
        .multiPart("file", "paper.pdf", Gateway.paper(), "application/pdf")
        .post("/fund/v1/documents")
        .then()
        .extract()
        .path("documentId");
  }

  private JsonNode entry() {
    return register("").at("/items/0");
  }

  private JsonNode register(String query) {
    return json(
        given()
            .auth()
            .oauth2(token("clerk-1", "fund-clerk"))
            .get("/fund/v1/accounts/" + person.accountNo() + "/freezes" + query)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  /** The first notice for a request that says the text. */
  private JsonNode notice(String requestNo, String text) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                notices(requestNo).stream()
                    .filter(notice -> notice.toString().contains(text))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private List<JsonNode> notices(String requestNo) {
    return peer.heard().stream()
        .filter(heard -> heard.target().equals("/channel/v1/notices"))
        .map(heard -> json(heard.body()))
        .filter(notice -> notice.path("requestNo").asText().equals(requestNo))
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
