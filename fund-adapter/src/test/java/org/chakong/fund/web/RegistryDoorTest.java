package org.chakong.fund.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegistryDoorTest {

  private static final String REGISTRIES = "/fund/v1/registries/";
  private static final String PROPOSALS = REGISTRIES + "proposals/";
  private static final String APPROVE = "{\"decision\":\"APPROVE\",\"comment\":\"与来函一致\"}";

  @TestHTTPResource URI root;
  @Inject LegalClock clock;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
  }

  @Test
  void an_account_of_a_case_takes_the_deduction_of_that_case_alone() {
    String account = register(account("（2026）豫0811执123号"));

    assertThat(verdict(deductTo(account, "（2026）豫0811执123号"))).isNotEqualTo("RETURNED");
    JsonNode other = gateway.file(deductTo(account, "（2026）豫0811执124号"));
    assertThat(other.at("/answer/verdict").asText()).isEqualTo("RETURNED");
    assertThat(other.at("/answer/reasons").toString()).contains("PAYEE_INVALID");
  }

  @Test
  void a_deduction_received_while_its_account_stood_is_judged_by_that_to_the_end() {
    String account = register(account(null));
    ObjectNode request = deductTo(account, "（2026）豫0811执123号");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");

    approve(
        clerk()
            .body(ending("豫0811/" + account))
            .post(REGISTRIES + "payee-accounts/endings")
            .then()
            .statusCode(201)
            .body("state", equalTo("PROPOSED")));

    decideReview(request, "fund-clerk").body("status", equalTo("IN_REVIEW"));
    decideReview(request, "fund-supervisor").body("status", equalTo("EXECUTING"));
    assertThat(gateway.file(deductTo(account, "（2026）豫0811执123号")).at("/answer/reasons").toString())
        .contains("PAYEE_INVALID");
  }

  @Test
  void o06_requests_naming_an_officer_who_has_left_are_returned_from_then_on() {
    String permit = "W-" + UUID.randomUUID();
    approve(propose("officers", officer(permit)));
    assertThat(verdict(freezeBy(permit))).isEqualTo("EXECUTED");

    clerk()
        .body(ending(key(permit)))
        .post(REGISTRIES + "officers/endings")
        .then()
        .statusCode(201)
        .body("state", equalTo("AT_ONCE"));

    JsonNode answer = gateway.file(freezeBy(permit));
    assertThat(answer.at("/answer/verdict").asText()).isEqualTo("RETURNED");
    assertThat(answer.at("/answer/reasons").toString()).contains("PERMIT_EXPIRED");
  }

  @Test
  void who_proposed_may_not_approve_and_a_clerk_may_not_at_all() {
    int id = propose("payee-accounts", account(null)).extract().path("id");
    as("clerk-9", "fund-clerk", "fund-supervisor")
        .body(APPROVE)
        .post(PROPOSALS + id + "/decision")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    as("clerk-8", "fund-clerk")
        .body(APPROVE)
        .post(PROPOSALS + id + "/decision")
        .then()
        .statusCode(403);
    as("boss-9", "fund-supervisor")
        .body(APPROVE)
        .post(PROPOSALS + id + "/decision")
        .then()
        .statusCode(200)
        .body("state", equalTo("APPROVED"))
        .body("decidedBy", equalTo("boss-9"));
    as("boss-8", "fund-supervisor")
        .body(APPROVE)
        .post(PROPOSALS + id + "/decision")
        .then()
        .statusCode(409);
    as("boss-9", "fund-supervisor")
        .body("{}")
        .post(REGISTRIES + "payee-accounts/proposals")
        .then()
        .statusCode(403);
  }

  @Test
  void an_import_with_an_error_at_line_7_takes_nothing_and_names_the_line() {
    String run = UUID.randomUUID().toString();
    StringBuilder file =
        new StringBuilder("court,name,workPermitNo,workPermitValidUntil,validFrom\n");
    for (int line = 2; line <= 8; line++) {
      String day = line == 7 ? "2028-02-30" : "2028-12-31";
      file.append("豫0811,测试员,L").append(line).append('-').append(run).append(',').append(day);
      file.append(",2026-11-20\n");
    }
    int open = openProposals();
    importOfficers(file.toString())
        .statusCode(400)
        .body("code", equalTo("MALFORMED"))
        .body("violations.size()", equalTo(1))
        .body("violations[0].field", equalTo("[7].workPermitValidUntil"))
        .body("violations[0].message", containsString("YYYY-MM-DD"));
    assertThat(openProposals()).isEqualTo(open);

    importOfficers(file.toString().replace("2028-02-30", "2028-02-28"))
        .statusCode(201)
        .body("changes", equalTo(7));
  }

  @Test
  void an_import_that_names_an_unknown_court_says_in_which_line() {
    importOfficers(
            "court,name,workPermitNo,workPermitValidUntil,validFrom\n"
                + "豫0811,测试员,X-1,2028-12-31,2026-11-20\n"
                + "豫0899,测试员,X-2,2028-12-31,2026-11-20\n")
        .statusCode(400)
        .body("violations[0].field", equalTo("[3].court"))
        .body("violations[0].code", equalTo("REGISTRY_COURT_UNKNOWN"))
        .body("violations[0].message", equalTo("起始日该法院尚未登记"));
  }

  @Test
  void an_approved_import_is_listed_by_court_page_by_page_and_its_changes_line_by_line() {
    String run = UUID.randomUUID().toString();
    ValidatableResponse proposal =
        importOfficers(
                "court,name,workPermitNo,workPermitValidUntil,validFrom\n"
                    + ("豫0882,测试员,P1-" + run + ",2028-12-31,2026-11-20\n")
                    + ("豫0882,测试员,P2-" + run + ",2028-12-31,2026-11-20\n"))
            .statusCode(201);
    int id = proposal.extract().path("id");
    ops().get(PROPOSALS + id + "/changes").then().body("items.line", equalTo(List.of(2, 3)));
    approve(proposal);

    String next =
        ops()
            .get(REGISTRIES + "officers?court=豫0882&at=2026-11-20&limit=1")
            .then()
            .statusCode(200)
            .body("items.size()", equalTo(1))
            .body("items[0].approvedBy", equalTo("boss-1"))
            .extract()
            .path("next");
    ops()
        .get(REGISTRIES + "officers?court=豫0882&at=2026-11-20&limit=1&cursor=" + next)
        .then()
        .body("items[0].record.workPermitNo", equalTo(("P2-" + run).toUpperCase(Locale.ROOT)))
        .body("next", nullValue());
    ops()
        .get(REGISTRIES + "officers?court=豫0882&at=2026-11-19")
        .then()
        .body("items.size()", equalTo(0));
    ops()
        .get(REGISTRIES + "officers/export?at=2026-11-20")
        .then()
        .statusCode(200)
        .contentType(containsString("text/csv"))
        .body(containsString("豫0882,测试员,P1-"));
  }

  @Test
  void another_superior_holds_from_its_day() {
    approve(
        propose(
            "courts",
            """
            {"record":{"kind":"COURT","code":"沪0105","name":"上海市长宁区人民法院","superior":"沪01"},
             "validFrom":"2027-01-01"}
            """));
    courts("2026-12-31").body("items.find{it.key=='沪0105'}.record.superior", equalTo("沪"));
    courts("2027-01-01").body("items.find{it.key=='沪0105'}.record.superior", equalTo("沪01"));
    courts("2027-01-01").body("items.find{it.key=='沪0106'}.record.superior", equalTo("沪02"));
  }

  @Test
  void peers_are_shown_and_only_readers_see_registries() {
    ops()
        .get(REGISTRIES + "peers")
        .then()
        .statusCode(200)
        .body("items.party", hasItem("court:410800"))
        .body("items.courts", everyItem(hasItem("豫0811")));
    as("core", "fund-core").get(REGISTRIES + "officers").then().statusCode(403);
    given().get(REGISTRIES + "officers").then().statusCode(401);
  }

  @Test
  void no_call_is_for_another_role_than_its_own() {
    for (String path :
        List.of("officers", "officers/export", "proposals", "proposals/1/changes", "peers")) {
      as("core", "fund-core").get(REGISTRIES + path).then().statusCode(403);
      given().get(REGISTRIES + path).then().statusCode(401);
    }
    String ending = "{\"key\":\"豫0811/NOBODY\",\"from\":\"2026-11-20\"}";
    for (String role : List.of("fund-supervisor", "fund-ops", "fund-core")) {
      RequestSpecification other = as("other-1", role);
      other
          .body(account(null))
          .post(REGISTRIES + "payee-accounts/proposals")
          .then()
          .statusCode(403);
      other.body(ending).post(REGISTRIES + "officers/endings").then().statusCode(403);
      as("other-1", role)
          .contentType("text/csv; charset=utf-8")
          .body("court,name".getBytes(StandardCharsets.UTF_8))
          .post(REGISTRIES + "officers/imports")
          .then()
          .statusCode(403);
    }
    for (String role : List.of("fund-clerk", "fund-ops", "fund-core")) {
      as("other-1", role).body(APPROVE).post(PROPOSALS + "999999/decision").then().statusCode(403);
    }
  }

  @Test
  void what_is_no_registry_or_of_another_is_refused() {
    ops().get(REGISTRIES + "judges").then().statusCode(404);
    ops().get(REGISTRIES + "courts?at=today").then().statusCode(400);
    ops().get(PROPOSALS + "999999/changes").then().statusCode(404);
    clerk()
        .body(account(null))
        .post(REGISTRIES + "officers/proposals")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("record.kind"));
    clerk()
        .body(
            "{\"record\":{\"kind\":\"OFFICER\",\"court\":\"豫0811\"},\"validFrom\":\"2026-11-20\"}")
        .post(REGISTRIES + "officers/proposals")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("record.name"))
        .body(not(containsString("测试")));
  }

  private String register(String body) {
    String account = body.replaceAll("(?s).*\"accountNo\":\"([^\"]+)\".*", "$1");
    approve(propose("payee-accounts", body));
    return account;
  }

  private static String account(String caseNumber) {
    String number = "62" + Math.abs(UUID.randomUUID().getMostSignificantBits());
    String ofCase = caseNumber == null ? "" : ",\"caseNumber\":\"" + caseNumber + "\"";
    return """
    {"record":{"kind":"PAYEE_ACCOUNT","court":"豫0811","accountName":"测试专户","accountNo":"%s"%s},
     "validFrom":"2020-01-01"}
    """
        .formatted(number, ofCase);
  }

  private static String officer(String permit) {
    return """
    {"record":{"kind":"OFFICER","court":"豫0811","name":"测试执行员1",
      "workPermitNo":"%s","workPermitValidUntil":"2030-12-31"},
     "validFrom":"2020-01-01"}
    """
        .formatted(permit);
  }

  private static String key(String permit) {
    return "豫0811/" + permit.toUpperCase(Locale.ROOT);
  }

  private String ending(String key) {
    LocalDate today = LegalZone.dayOf(clock.instant());
    return "{\"key\":\"%s\",\"from\":\"%s\"}".formatted(key, today);
  }

  private static ObjectNode deductTo(String account, String caseNumber) {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    ((ObjectNode) request.get("case")).put("number", caseNumber);
    request.get("documents").forEach(document -> ((ObjectNode) document).put("number", caseNumber));
    ((ObjectNode) instruction(request).get("payee"))
        .put("accountName", "测试专户")
        .put("accountNo", account);
    return request;
  }

  private static ObjectNode freezeBy(String permit) {
    ObjectNode request = freeze(openAccount("5000.00"), "1000.00");
    ((ObjectNode) request.at("/officers/0")).put("workPermitNo", permit);
    return request;
  }

  private String verdict(ObjectNode request) {
    return gateway.file(request).at("/answer/verdict").asText();
  }

  private static ValidatableResponse propose(String kind, String body) {
    return as("clerk-9", "fund-clerk")
        .body(body)
        .post(REGISTRIES + kind + "/proposals")
        .then()
        .statusCode(201)
        .body("state", equalTo("PROPOSED"));
  }

  private static void approve(ValidatableResponse proposal) {
    int id = proposal.extract().path("id");
    as("boss-1", "fund-supervisor")
        .body(APPROVE)
        .post(PROPOSALS + id + "/decision")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse decideReview(ObjectNode request, String role) {
    return as(role + "-1", role)
        .body("{\"decision\":\"APPROVE\",\"comment\":\"ok\"}")
        .post("/fund/v1/reviews/" + requestNo(request) + "/decision")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse importOfficers(String csv) {
    return given()
        .auth()
        .oauth2(token("clerk-9", "fund-clerk"))
        .contentType("text/csv; charset=utf-8")
        .body(csv.getBytes(StandardCharsets.UTF_8))
        .post(REGISTRIES + "officers/imports")
        .then();
  }

  private static int openProposals() {
    return ops().get(REGISTRIES + "proposals?open=true&limit=200").path("items.size()");
  }

  private static ValidatableResponse courts(String day) {
    return ops().get(REGISTRIES + "courts?limit=200&at=" + day).then().statusCode(200);
  }

  private static RequestSpecification clerk() {
    return as("clerk-9", "fund-clerk");
  }

  private static RequestSpecification ops() {
    return as("ops", "fund-ops");
  }

  private static RequestSpecification as(String subject, String... roles) {
    return given().auth().oauth2(token(subject, roles)).contentType("application/json");
  }
}
