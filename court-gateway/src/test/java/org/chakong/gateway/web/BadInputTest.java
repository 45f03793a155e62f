package org.chakong.gateway.web;

import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as it must be is refused at the door, by field; nothing is stored, nothing sent. */
@QuarkusTest
class BadInputTest extends GatewayTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"requestNo\":\"a\"} {}"})
  void what_is_no_request_at_all_is_malformed(String body) {
    SHANYANG
        .file(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED"));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("unknownField", change(b -> b.put("unknownField", 1))),
        Arguments.of("case.unknown", change(b -> in(b, "/case").put("unknown", "x"))),
        Arguments.of("fundCentre", change(b -> b.remove("fundCentre"))),
        Arguments.of("fundCentre", change(b -> b.put("fundCentre", 410800))),
        Arguments.of("case", change(b -> b.put("case", "text"))),
        Arguments.of("subject", change(b -> b.remove("subject"))),
        Arguments.of("officers", change(b -> b.put("officers", "two"))),
        Arguments.of("instruction.amount", amount("1e3")),
        Arguments.of("instruction.amount", amount("-5.00")),
        Arguments.of("instruction.amount", amount("0.001")),
        Arguments.of("instruction.amount", amount("30000")),
        Arguments.of(
            "instruction.amount", change(b -> in(b, "/instruction").put("amount", 30000.00))),
        Arguments.of(
            "instruction.termMonths", change(b -> in(b, "/instruction").put("termMonths", "12"))),
        Arguments.of("instruction.until", change(b -> in(b, "/instruction").put("until", "soon"))),
        Arguments.of("instruction", change(b -> b.remove("instruction"))));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_field_that_is_not_as_published_is_named(String field, Consumer<ObjectNode> damage) {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    damage.accept(body);
    SHANYANG
        .file(body)
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"))
        .body("violations.field", hasItem(field))
        .body(not(containsString("410811198503152010")));
    assertNothingStoredOrSent(no);
  }

  @Test
  void every_field_that_is_wrong_is_named_at_once() {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    body.put("extra", true);
    in(body, "/instruction").put("amount", "1e3");
    in(body, "/case").put("claimAmount", "-1");
    SHANYANG
        .file(body)
        .then()
        .statusCode(400)
        .body("violations.field", hasItems("extra", "instruction.amount", "case.claimAmount"));
  }

  static Stream<Arguments> defective() {
    return Stream.of(
        Arguments.of(
            "IDENTITY_INVALID",
            "subject.idNumber",
            change(b -> in(b, "/subject").put("idNumber", "410811198503152011"))),
        Arguments.of("OUT_OF_SCOPE", "fundCentre", change(b -> b.put("fundCentre", "999999"))),
        Arguments.of(
            "AMOUNT_MISSING",
            "instruction.amount",
            change(b -> in(b, "/instruction").remove("amount"))),
        Arguments.of(
            "TERM_MISSING",
            "instruction.termMonths",
            change(b -> in(b, "/instruction").remove("termMonths"))));
  }

  @ParameterizedTest
  @MethodSource("defective")
  void a_formal_defect_is_named_with_its_code_and_field(
      String code, String field, Consumer<ObjectNode> damage) {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    damage.accept(body);
    SHANYANG
        .file(body)
        .then()
        .statusCode(422)
        .body("code", equalTo(code))
        .body("violations.field", hasItem(field))
        .body(not(containsString("4108111985")));
    assertNothingStoredOrSent(no);
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
  }

  @Test
  void messages_are_in_the_caller_s_language() {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    in(body, "/instruction").remove("amount");
    SHANYANG.file(body).then().body("violations[0].message", equalTo("未写明具体金额"));
    SHANYANG
        .caseSystem()
        .header("Accept-Language", "en-GB")
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post("/api/v1/requests")
        .then()
        .body("violations[0].message", equalTo("No definite amount is given"));
  }

  @Test
  void a_number_of_fifteen_digits_is_accepted_and_kept_as_filed() {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    in(body, "/subject").put("idNumber", "410811850315201");
    SHANYANG
        .fileAndWait(body, 30)
        .then()
        .statusCode(200)
        .body("subject.idNumber", equalTo("410811850315201"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=NONSENSE",
        "verdict=x",
        "sla=x",
        "action=x",
        "from=yesterday",
        "to=2026-13-01",
        "limit=0",
        "limit=201",
        "limit=x",
        "cursor=x"
      })
  void a_list_is_not_guessed_from_a_filter_that_means_nothing(String query) {
    SHANYANG
        .caseSystem()
        .get("/api/v1/requests?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"));
  }

  @Test
  void another_media_type_is_refused() {
    SHANYANG
        .caseSystem()
        .contentType(ContentType.XML)
        .body("<x/>")
        .post("/api/v1/requests")
        .then()
        .statusCode(415)
        .body("code", equalTo("UNSUPPORTED_MEDIA"));
  }

  private static Consumer<ObjectNode> change(Consumer<ObjectNode> damage) {
    return damage;
  }

  private static Consumer<ObjectNode> amount(String amount) {
    return body -> in(body, "/instruction").put("amount", amount);
  }

  private static ObjectNode in(JsonNode body, String path) {
    return (ObjectNode) body.at(path);
  }
}
