package org.chakong.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * v1 may grow and must not break: what was released still holds. A release copies the contracts to
 * {@code openapi/released}.
 */
class ContractGrowthTest {

  private static final String REQUESTS = "/paths/~1api~1v1~1requests/post";
  private static final String SCHEMAS = "/components/schemas/";

  static Stream<String> apis() {
    return ContractComparisonTest.apis();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void nothing_that_was_released_is_broken(String api) {
    PublishedContract released =
        PublishedContract.read(
            PublishedContract.PUBLISHED.resolve("released").resolve(api + "-v1.yaml"));
    assertThat(ContractGrowth.broken(released, PublishedContract.of(api))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void what_breaks_a_user_is_found(String what, Consumer<ObjectNode> alteration) {
    PublishedContract released = PublishedContract.of("court");
    assertThat(ContractGrowth.broken(released, released.with(alteration))).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("growth")
  void growing_breaks_nobody(String what, Consumer<ObjectNode> alteration) {
    PublishedContract released = PublishedContract.of("court");
    assertThat(ContractGrowth.broken(released, released.with(alteration))).isEmpty();
  }

  static Stream<Arguments> breaks() {
    return Stream.of(
        altered("an operation less", d -> at(d, "/paths").remove("/api/v1/freezes")),
        altered("a parameter less", d -> array(d, REQUESTS + "/parameters").remove(0)),
        altered(
            "a needed parameter", d -> at(d, "/components/parameters/Court").put("required", true)),
        altered("a status less", d -> at(d, REQUESTS + "/responses").remove("202")),
        altered(
            "a header less", d -> at(d, REQUESTS + "/responses/202/headers").remove("Location")),
        altered("a media type less", d -> at(d, REQUESTS + "/requestBody/content").removeAll()),
        altered("a field less", d -> at(d, SCHEMAS + "CourtCase/properties").remove("cause")),
        altered(
            "an answer's field less", d -> at(d, SCHEMAS + "Answer/properties").remove("freeze")),
        altered("another type", d -> field(d, "CourtCase", "fundLoanCase").put("type", "string")),
        altered("another form", d -> at(d, SCHEMAS + "FundCentre").put("pattern", "^\\d{7}$")),
        altered(
            "a lower ceiling", d -> field(d, "AssistanceRequest", "officers").put("maxItems", 2)),
        altered(
            "a new ceiling", d -> field(d, "FreezeInstruction", "termMonths").put("maximum", 36)),
        altered("a constant less", d -> array(d, SCHEMAS + "DocumentType/enum").remove(0)),
        altered(
            "a needed field",
            d -> array(d, SCHEMAS + "AssistanceRequest/required").add("officers")),
        altered("a promise less", d -> array(d, SCHEMAS + "TrackedRequest/required").remove(0)),
        altered("an action less", d -> array(d, SCHEMAS + "Instruction/oneOf").remove(0)),
        altered(
            "a null where none was",
            d -> field(d, "CourtFreeze", "freezeNo").putArray("type").add("string").add("null")));
  }

  static Stream<Arguments> growth() {
    return Stream.of(
        altered("nothing new", d -> {}),
        altered(
            "an operation more",
            d -> at(d, "/paths").putObject("/api/v1/some-more").putObject("get")),
        altered(
            "an optional field more",
            d -> at(d, SCHEMAS + "CourtCase/properties").putObject("note").put("type", "string")),
        altered("a constant more", d -> array(d, SCHEMAS + "ReasonCode/enum").add("NEW_REASON")),
        altered(
            "a higher ceiling", d -> field(d, "AssistanceRequest", "officers").put("maxItems", 30)),
        altered(
            "a field no longer needed",
            d -> array(d, SCHEMAS + "AssistanceRequest/required").remove(0)),
        altered("another description", d -> at(d, SCHEMAS + "Sla").put("description", "x")));
  }

  private static Arguments altered(String what, Consumer<ObjectNode> alteration) {
    return arguments(what, alteration);
  }

  private static ObjectNode at(ObjectNode document, String pointer) {
    return (ObjectNode) document.requiredAt(pointer);
  }

  private static ArrayNode array(ObjectNode document, String pointer) {
    return (ArrayNode) document.requiredAt(pointer);
  }

  private static ObjectNode field(ObjectNode document, String component, String name) {
    return at(document, SCHEMAS + component + "/properties/" + name);
  }
}
