package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.Test;

/** Who looked at whose data at the gateway, on the page and over the API; and its registries. */
@QuarkusTest
class LooksPageTest extends GatewayTest {

  private static final String PAGE = "/pages/looks";
  private static final String API = "/api/v1/looks";
  private static final String PROPOSALS = "/pages/registries/liaisons/proposals";

  private final String mark = UUID.randomUUID().toString().substring(0, 13);
  private final String one = "ops-one-" + mark;
  private final String other = "ops-two-" + mark;

  @Test
  void looks_are_found_by_person_request_and_day_and_page_by_page() {
    String requestNo = Court.newRequestNo();
    SHANYANG.file(SHANYANG.freeze(requestNo)).then().statusCode(TAKEN);
    for (int i = 0; i < 3; i++) {
      page(one, "court-ops")
          .post("/pages/requests/" + requestNo + "/person")
          .then()
          .statusCode(200);
    }
    page(other, "court-ops")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(200);

    String html =
        page("aud-1", "auditor")
            .get(PAGE + "?person=" + one)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(html).contains(requestNo, one).doesNotContain(other, "测试甲", "410811198503152010");
    assertThat(html.split("<td>" + one, -1)).hasSize(4);

    assertThat(looks("requestNo=" + requestNo)).hasSize(4);
    assertThat(looks("requestNo=" + requestNo + "&person=" + other)).hasSize(1);
    LocalDate today = LegalZone.dayOf(Instant.now());
    // midnight may come in between
    assertThat(looksOn(today) + looksOn(today.minusDays(1))).isEqualTo(3);
    assertThat(looks("person=" + one + "&day=" + today.minusDays(2))).isEmpty();

    String next = api("court-ops").get(API + "?limit=3&requestNo=" + requestNo).path("next");
    assertThat(looks("limit=3&requestNo=" + requestNo + "&cursor=" + next)).hasSize(1);
  }

  @Test
  void operations_and_auditors_read_them_and_nobody_else_does() {
    for (String role : List.of("case-system", "court-clerk")) {
      page("reader-" + mark, role).get(PAGE).then().statusCode(403);
      api(role).get(API).then().statusCode(403);
    }
    for (String role : List.of("court-ops", "auditor")) {
      api(role).get(API + "?limit=1").then().statusCode(200);
    }
    given().get(API).then().statusCode(401);
    api("auditor").get(API + "?day=x").then().statusCode(400);
    page("aud-1", "auditor").get(PAGE + "?day=x").then().statusCode(400);
  }

  @Test
  void a_liaison_person_is_registered_by_two_operators_and_shown_to_whoever_asks() {
    Map<String, String> liaison =
        Map.of(
            "code",
            "L-" + mark,
            "institution",
            "豫0811",
            "name",
            "测试联络员",
            "phone",
            "0391 8880000",
            "validFrom",
            "2026-01-01",
            "comment",
            "来函");
    String address = post(one, PROPOSALS, liaison, 303).header("Location");
    String proposal = address.substring(address.indexOf("/pages/"), address.indexOf('?'));
    assertThat(post(one, proposal + "/decision", Map.of("decision", "APPROVE"), 409).asString())
        .contains("提议人不能批准自己的提议");
    assertThat(page("aud-1", "auditor").get(proposal).asString())
        .contains("测**")
        .doesNotContain("测试联络员", "0391 8880000", "name=\"decision\"");
    assertThat(post(other, proposal + "/persons", Map.of(), 200).asString())
        .contains("测试联络员", "0391 8880000");
    post(other, proposal + "/decision", Map.of("decision", "APPROVE"), 303);
    page("aud-1", "auditor").get("/pages/registries/liaisons/new").then().statusCode(403);
    page("sys-1", "case-system").get("/pages/registries").then().statusCode(403);

    String number = proposal.substring(proposal.lastIndexOf('/') + 1);
    assertThat(looks("person=" + other))
        .singleElement()
        .satisfies(look -> {
          assertThat(look).containsEntry("kind", "PROPOSAL").containsEntry("registry", "LIAISON");
          assertThat(look.get("numbers")).hasToString("[" + number + "]");
        });
    assertThat(page("aud-1", "auditor").get(PAGE + "?person=" + other).asString())
        .contains("联络人 " + number)
        .doesNotContain("测试联络员");
  }

  private int looksOn(LocalDate day) {
    return looks("person=" + one + "&day=" + day).size();
  }

  private static List<Map<String, Object>> looks(String filter) {
    return api("auditor").get(API + "?" + filter).then().statusCode(200).extract().path("items");
  }

  private static io.restassured.response.Response post(
      String person, String path, Map<String, String> form, int status) {
    return page(person, "court-ops")
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(form)
        .post(path)
        .then()
        .statusCode(status)
        .extract()
        .response();
  }

  private static RequestSpecification page(String person, String role) {
    return given()
        .redirects()
        .follow(false)
        .accept("text/html,*/*")
        .header("Sec-Fetch-Site", "same-origin")
        .cookie("chakong-page", token(person, role))
        .cookie("chakong-language", "zh-CN");
  }

  private static RequestSpecification api(String role) {
    return given().auth().oauth2(token("api-1", role));
  }

  private static String token(String person, String role) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("roles", List.of(role), "court", "豫0811", "subject", person))
        .post("/demo/v1/tokens")
        .path("token");
  }
}
