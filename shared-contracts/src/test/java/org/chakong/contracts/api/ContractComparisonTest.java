package org.chakong.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published contracts and the interfaces must say the same. */
class ContractComparisonTest {

  static final Map<String, List<Class<?>>> APIS =
      Map.of(
          "court",
              List.of(
                  CourtApi.class,
                  CourtRegistryApi.class,
                  CourtCorrespondenceApi.class,
                  CourtReconciliationApi.class,
                  CourtLookApi.class),
          "channel",
              List.of(
                  FundChannelApi.class,
                  CourtChannelApi.class,
                  FundRepliesApi.class,
                  FundReconciliationApi.class,
                  RestorationApi.class),
          "fund",
              List.of(
                  FundApi.class,
                  FundRegistryApi.class,
                  FundCorrespondenceApi.class,
                  NonLitigationApi.class,
                  FundWorkbenchApi.class,
                  FundPaperApi.class,
                  FundPayoutsApi.class,
                  FundReconciliationsApi.class,
                  FundBackEntryApi.class,
                  FundRestorationsApi.class),
          "core-banking", List.of(CoreBankingApi.class));

  static Stream<String> apis() {
    return APIS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void the_published_contract_says_what_the_interfaces_say(String api) {
    assertThat(ContractComparison.differences(PublishedContract.of(api), APIS.get(api))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void a_difference_of_any_kind_is_found(String what, Consumer<ObjectNode> alteration) {
    PublishedContract altered = PublishedContract.of("court").with(alteration);
    assertThat(ContractComparison.differences(altered, APIS.get("court"))).isNotEmpty();
  }

  static Stream<Arguments> alterations() {
    String file = "/paths/~1api~1v1~1requests/post";
    String schemas = "/components/schemas/";
    return Stream.of(
        altered("a path less", d -> at(d, "/paths").remove("/api/v1/freezes")),
        altered("a path more", d -> at(d, "/paths").putObject("/api/v1/x").putObject("get")),
        altered("another method", d -> rename(at(d, "/paths/~1api~1v1~1assessments"), "put")),
        altered("a parameter less", d -> parameters(d, file).remove(0)),
        altered("a parameter renamed", d -> at(d, "/components/parameters/Court").put("name", "c")),
        altered(
            "a parameter of another type",
            d -> at(d, "/components/parameters/Limit/schema").put("type", "string")),
        altered(
            "another media type taken", d -> rename(at(d, file + "/requestBody/content"), "a/b")),
        altered(
            "another body",
            d ->
                at(d, file + "/requestBody/content/application~1json/schema")
                    .put("$ref", "#/components/schemas/CourtCase")),
        altered(
            "another media type given",
            d -> rename(at(d, file + "/responses/202/content"), "text/plain")),
        altered(
            "another answer",
            d ->
                at(d, file + "/responses/202/content/application~1json/schema")
                    .put("$ref", "#/components/schemas/Assessment")),
        altered("a field less", d -> at(d, schemas + "CourtCase/properties").remove("cause")),
        altered("a field more", d -> at(d, schemas + "Sla/properties").putObject("x")),
        altered("a number for money", d -> field(d, "CourtFreeze", "ordered").put("$ref", "x")),
        altered("a text for a switch", d -> field(d, "CourtCase", "fundLoanCase").put("type", "x")),
        altered("an unknown required field", d -> array(d, schemas + "Sla/required").add("x")),
        altered("a constant less", d -> array(d, schemas + "Verdict/enum").remove(0)),
        altered("a constant more", d -> array(d, schemas + "ReasonCode/enum").add("X")),
        altered(
            "a form of instruction less", d -> array(d, schemas + "Instruction/oneOf").remove(0)),
        altered(
            "an action that means another form",
            d ->
                at(d, schemas + "Instruction/discriminator/mapping")
                    .put("QUERY", "#/components/schemas/FreezeInstruction")),
        altered("an idle schema", d -> at(d, "/components/schemas").putObject("Idle")),
        altered(
            "an upload field less",
            d -> at(d, schemas + "DocumentUpload/properties").remove("type")),
        altered(
            "a message token", d -> ((ObjectNode) d.at("/security/0")).putArray("messageToken")));
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

  private static ArrayNode parameters(ObjectNode document, String operation) {
    return array(document, operation + "/parameters");
  }

  private static ObjectNode field(ObjectNode document, String component, String name) {
    return at(document, "/components/schemas/" + component + "/properties/" + name);
  }

  private static void rename(ObjectNode object, String name) {
    String first = object.fieldNames().next();
    object.set(name, object.remove(first));
  }
}
