package org.chakong.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chakong.contracts.identity.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published must be true of itself: examples fit, texts are there in both languages. */
class ContractExamplesTest {

  private static final String FREEZE = "/components/examples/FreezeRequest/value";

  static Stream<String> apis() {
    return ContractComparisonTest.apis();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void every_call_answer_and_error_has_an_example(String api) {
    assertThat(examples(api).missing()).isEmpty();
  }

  @Test
  void an_answer_without_an_example_is_found() {
    PublishedContract altered =
        court(d ->
            ((ObjectNode) d.at("/components/responses/NotFound/content/application~1problem+json"))
                .remove("examples"));
    assertThat(new ContractExamples(altered).missing()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void every_example_fits_its_schema(String api) {
    assertThat(defects(PublishedContract.of(api))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void an_example_that_does_not_fit_is_found(Consumer<ObjectNode> alteration) {
    assertThat(defects(court(alteration))).isNotEmpty();
  }

  static Stream<Consumer<ObjectNode>> alterations() {
    return Stream.of(
        d -> at(d, FREEZE).remove("requestNo"),
        d -> at(d, FREEZE).put("urgent", true),
        d -> at(d, FREEZE + "/instruction").put("amount", "1e3"),
        d -> at(d, FREEZE + "/instruction").put("action", "PAY"),
        d -> at(d, FREEZE + "/case").put("fundLoanCase", "no"));
  }

  @ParameterizedTest
  @MethodSource("apis")
  void every_example_of_a_record_is_read_and_written_unchanged(String api) {
    assertThat(changed(PublishedContract.of(api), api)).isEmpty();
  }

  @Test
  void an_example_that_the_code_does_not_know_is_found() {
    PublishedContract altered = court(d -> at(d, FREEZE).put("urgent", true));
    assertThatThrownBy(() -> changed(altered, "court")).isInstanceOf(UncheckedIOException.class);
    PublishedContract lossy =
        court(d -> at(d, "/components/examples/FreezeExecuted/value").putNull("replaces"));
    assertThat(changed(lossy, "court")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("apis")
  void persons_in_examples_are_test_persons_with_well_formed_numbers(String api) {
    List<JsonNode> persons = new ArrayList<>();
    for (ContractExamples.Example example : examples(api).all()) {
      persons.addAll(example.value().findParents("idNumber"));
    }
    assertThat(persons).isNotEmpty();
    for (JsonNode person : persons) {
      assertThat(person.path("name").asText("测试")).startsWith("测试");
      String idType = person.required("idType").asText();
      assertThat(PersonId.parse(idType, person.required("idNumber").asText())).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("apis")
  void everything_is_described_in_english_and_chinese(String api) {
    assertThat(undescribed(PublishedContract.of(api))).isEmpty();
  }

  @Test
  void a_field_described_in_one_language_only_is_found() {
    PublishedContract altered =
        court(d -> at(d, "/components/schemas/Sla/properties/state").put("description", "State."));
    assertThat(undescribed(altered)).containsExactly("Sla.state");
  }

  private static List<String> defects(PublishedContract contract) {
    ContractExamples examples = new ContractExamples(contract);
    return examples.all().stream().flatMap(e -> examples.defects(e).stream()).toList();
  }

  /** Examples that differ after going through their record, and records without an example. */
  private static List<String> changed(PublishedContract contract, String api) {
    Map<String, JavaType> records =
        ContractComparison.records(contract, ContractComparisonTest.APIS.get(api));
    ContractExamples examples = new ContractExamples(contract);
    return examples.all().stream()
        .filter(e -> records.containsKey(PublishedContract.component(e.schema())))
        .filter(e -> {
          JavaType type = records.get(PublishedContract.component(e.schema()));
          return !examples.throughCode(e, type).equals(examples.plain(e));
        })
        .map(ContractExamples.Example::where)
        .toList();
  }

  private static List<String> undescribed(PublishedContract contract) {
    List<String> names = new ArrayList<>();
    for (var schema : contract.schemas().properties()) {
      check(schema.getKey(), schema.getValue().path("description"), names);
      for (var property : schema.getValue().path("properties").properties()) {
        String name = schema.getKey() + "." + property.getKey();
        check(name, property.getValue().path("description"), names);
      }
    }
    contract
        .operations()
        .forEach((name, operation) -> {
          check(name, operation.path("summary"), names);
          check(name, operation.path("description"), names);
          operation
              .path("parameters")
              .forEach(p -> check(name, contract.resolve(p).path("description"), names));
          operation
              .path("responses")
              .forEach(r -> check(name, contract.resolve(r).path("description"), names));
        });
    return names;
  }

  private static void check(String name, JsonNode text, List<String> names) {
    if (!text.asText().matches("(?s).*[A-Za-z].*\\.\\s.*\\p{IsHan}.*。\\s*")) {
      names.add(name);
    }
  }

  private static ContractExamples examples(String api) {
    return new ContractExamples(PublishedContract.of(api));
  }

  private static PublishedContract court(Consumer<ObjectNode> alteration) {
    return PublishedContract.of("court").with(alteration);
  }

  private static ObjectNode at(ObjectNode document, String pointer) {
    return (ObjectNode) document.requiredAt(pointer);
  }
}
