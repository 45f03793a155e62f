package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistriesTest extends GatewayTest {

  private static final String REGISTRIES = "/api/v1/registries/";
  private static final String APPROVE = "{\"decision\":\"APPROVE\",\"comment\":\"与名册一致\"}";

  @Test
  void o06_the_door_sends_back_a_request_that_names_an_officer_who_has_left() {
    String permit = "W-" + UUID.randomUUID();
    approve(propose(officer(permit)), "ops-2").then().statusCode(200);
    SHANYANG.file(freezeBy(permit)).then().statusCode(TAKEN);

    operator("ops-1")
        .body(
            "{\"key\":\"豫0811/%s\",\"from\":\"2026-11-18\"}"
                .formatted(permit.toUpperCase(Locale.ROOT)))
        .post(REGISTRIES + "officers/endings")
        .then()
        .statusCode(201)
        .body("state", equalTo("AT_ONCE"));

    ObjectNode later = freezeBy(permit);
    SHANYANG
        .file(later)
        .then()
        .statusCode(422)
        .body("code", equalTo("PERMIT_EXPIRED"))
        .body("violations.field", hasItem("officers[0]"));
    assertNothingStoredOrSent(later.get("requestNo").asText());
  }

  @Test
  void one_operator_proposes_and_another_approves() {
    int id = propose(officer("W-" + UUID.randomUUID())).then().statusCode(201).extract().path("id");
    operator("ops-1")
        .body(APPROVE)
        .post(REGISTRIES + "proposals/" + id + "/decision")
        .then()
        .statusCode(403);
    operator("ops-2")
        .body(APPROVE)
        .post(REGISTRIES + "proposals/" + id + "/decision")
        .then()
        .statusCode(200)
        .body("proposedBy", equalTo("ops-1"))
        .body("decidedBy", equalTo("ops-2"));
  }

  @Test
  void an_import_is_refused_in_the_caller_s_language() {
    operator("ops-1")
        .contentType("text/csv")
        .header("Accept-Language", "en")
        .body("court,name,surname\n")
        .post(REGISTRIES + "officers/imports")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("[1]"))
        .body(
            "violations[0].message",
            equalTo("A column has a name that this registry does not know"));
  }

  @Test
  void case_systems_neither_read_nor_change_registries_and_auditors_read() {
    SHANYANG.caseSystem().get(REGISTRIES + "officers").then().statusCode(403);
    SHANYANG
        .caseSystem()
        .contentType(ContentType.JSON)
        .body(officer("W-1"))
        .post(REGISTRIES + "officers/proposals")
        .then()
        .statusCode(403);
    for (String path :
        List.of("officers", "officers/export", "proposals", "proposals/1/changes", "peers")) {
      SHANYANG.caseSystem().get(REGISTRIES + path).then().statusCode(403);
    }
    String ending = "{\"key\":\"豫0811/NOBODY\",\"from\":\"2026-11-20\"}";
    for (String role : List.of("auditor", "case-system")) {
      var other = SHANYANG.as(role).contentType(ContentType.JSON);
      other.body(officer("W-1")).post(REGISTRIES + "officers/proposals").then().statusCode(403);
      other.body(ending).post(REGISTRIES + "officers/endings").then().statusCode(403);
      other.body(APPROVE).post(REGISTRIES + "proposals/999999/decision").then().statusCode(403);
      SHANYANG
          .as(role)
          .contentType("text/csv; charset=utf-8")
          .body("court,name")
          .post(REGISTRIES + "officers/imports")
          .then()
          .statusCode(403);
    }
    SHANYANG.as("auditor").get(REGISTRIES + "courts").then().statusCode(200);
    SHANYANG
        .as("auditor")
        .get(REGISTRIES + "peers")
        .then()
        .body("items.fundCentre", hasItem("410800"));
  }

  private static Response propose(String body) {
    return operator("ops-1").body(body).post(REGISTRIES + "officers/proposals");
  }

  private static Response approve(Response proposed, String who) {
    int id = proposed.then().statusCode(201).extract().path("id");
    return operator(who).body(APPROVE).post(REGISTRIES + "proposals/" + id + "/decision");
  }

  private static ObjectNode freezeBy(String permit) {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    ((ObjectNode) body.at("/officers/0")).put("workPermitNo", permit);
    return body;
  }

  private static String officer(String permit) {
    return """
    {"record":{"kind":"OFFICER","court":"豫0811","name":"测试法官1",
      "workPermitNo":"%s","workPermitValidUntil":"2030-12-31"},
     "validFrom":"2020-01-01"}
    """
        .formatted(permit);
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
}
