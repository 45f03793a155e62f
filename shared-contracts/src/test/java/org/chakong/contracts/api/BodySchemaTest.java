package org.chakong.contracts.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodySchemaTest {

  private static final String FREEZE =
      """
      {"requestNo": "JZ-2026-000123", "fundCentre": "410800",
       "case": {"number": "（2026）豫0811执123号", "court": "豫0811"},
       "subject": {"name": "测试甲", "idType": "01", "idNumber": "410811198503152010"},
       "officers": [{"name": "测试执行员一", "workPermitValidUntil": "2028-12-31"}],
       "documents": [{"type": "ENFORCEMENT_RULING"}],
       "instruction": {"action": "FREEZE", "amount": "30000.00", "termMonths": 12}}
      """;

  private final BodySchema court = BodySchema.of("court");

  @Test
  void a_body_as_published_has_no_violation() {
    assertThat(check(freeze())).isEmpty();
  }

  @Test
  void what_only_a_policy_requires_may_be_missing() {
    ObjectNode body = freeze();
    body.remove(List.of("officers", "documents"));
    body.putObject("subject");
    body.putObject("instruction").put("action", "DEDUCT");
    assertThat(check(body)).isEmpty();
  }

  @Test
  void every_defect_is_listed_by_its_path() {
    ObjectNode body = freeze();
    body.remove("requestNo");
    body.put("fundCentre", "4108");
    body.put("urgent", true);
    in(body, "case").remove("court");
    in(body, "instruction").put("amount", 30000).put("termMonths", "12").put("payee", "x");
    ((ObjectNode) body.at("/officers/0")).put("workPermitValidUntil", "2026-02-30");
    ((ObjectNode) body.at("/documents/0")).put("type", "LETTER");
    assertThat(check(body))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "requestNo",
            "fundCentre",
            "urgent",
            "case.court",
            "instruction.amount",
            "instruction.termMonths",
            "instruction.payee",
            "officers[0].workPermitValidUntil",
            "documents[0].type");
    assertThat(check(body)).extracting(Violation::code).containsOnly("MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e3", "30000", "30000.0", "030000.00", "-1.00", "30000.00\\n", "３.00", ""})
  void an_amount_of_another_form_is_malformed(String amount) {
    String body = FREEZE.replace("30000.00", amount);
    assertThat(invalid(body).violations())
        .extracting(Violation::field)
        .containsExactly("instruction.amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.0", "12.5", "0", "99999999999", "1e1"})
  void a_term_is_a_whole_number_of_months(String term) {
    String body = FREEZE.replace("\"termMonths\": 12", "\"termMonths\": " + term);
    assertThat(invalid(body).violations())
        .extracting(Violation::field)
        .containsExactly("instruction.termMonths");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                          | instruction.action",
        "{\"action\": \"PAY\"}       | instruction.action",
        "{\"action\": 5}             | instruction.action",
        "{\"action\": null}          | instruction.action",
        "[]                          | instruction",
        "\"FREEZE\"                  | instruction",
        "{\"action\": \"EXTEND\", \"amount\": \"1.00\"} | instruction.amount"
      })
  void an_instruction_has_the_form_of_its_action_only(String instruction, String field) {
    ObjectNode body = freeze();
    body.set("instruction", json(instruction));
    assertThat(check(body)).extracting(Violation::field).containsExactly(field);
  }

  @Test
  void an_explicit_null_is_an_absent_field() {
    ObjectNode body = freeze();
    body.putNull("replaces");
    in(body, "instruction").putNull("amount");
    assertThat(check(body)).isEmpty();
    body.putNull("requestNo");
    body.withArray("/officers").addNull();
    assertThat(check(body)).extracting(Violation::field).contains("requestNo", "officers[1]");
  }

  @Test
  void texts_are_chinese_unless_english_is_asked_for_and_never_quote_what_was_sent() {
    ObjectNode body = freeze();
    in(body, "subject").put("idType", "测试证件");
    String chinese = court.check("AssistanceRequest", body, Locale.SIMPLIFIED_CHINESE).toString();
    String english = court.check("AssistanceRequest", body, Locale.UK).toString();
    assertThat(court.check("AssistanceRequest", body, Locale.FRANCE)).hasToString(chinese);
    assertThat(chinese).contains("应为两位数字").doesNotContain("测试证件");
    assertThat(english).contains("must be two digits").doesNotContain("测试证件");
  }

  @ParameterizedTest
  @ValueSource(strings = {"测试甲", "410811198503152010", "a\u0000", "a b"})
  void an_unknown_name_that_is_no_field_name_is_not_repeated(String name) {
    ObjectNode body = freeze();
    in(body, "case").put(name, true);
    assertThat(check(body)).extracting(Violation::field).containsExactly("case.?");
  }

  @Test
  void the_channel_ignores_fields_that_a_newer_peer_sends() {
    ObjectNode body = freeze();
    body.put("urgent", true);
    in(body, "instruction").put("note", "…");
    BodySchema channel = BodySchema.of("channel");
    assertThat(channel.check("AssistanceRequest", body, Locale.ENGLISH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"requestNo\": \"a\", \"requestNo\": \"b\"}",
        "{} {}",
        "{}]",
        "{'a': 1}",
        "\u0000",
        "NaN"
      })
  void what_is_not_one_json_value_is_one_violation_of_the_whole_body(String text) {
    BodySchema.Invalid invalid = invalid(text);
    assertThat(invalid.violations()).hasSize(1);
    assertThat(invalid.violations().getFirst().field()).isEmpty();
    assertThat(invalid.code()).isEqualTo(ProblemCode.MALFORMED);
  }

  @Test
  void a_body_nests_at_most_64_deep() {
    assertThat(invalid("[".repeat(65) + "]".repeat(65)).violations())
        .extracting(Violation::message)
        .allMatch(message -> message.contains("JSON"));
    assertThat(invalid("[".repeat(64) + "]".repeat(64)).violations())
        .extracting(Violation::message)
        .containsExactly("应为对象");
  }

  @Test
  void a_body_beyond_one_mebibyte_is_too_large() {
    String padded = FREEZE + " ".repeat(BodySchema.MOST_BYTES);
    assertThat(invalid(padded).code()).isEqualTo(ProblemCode.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800"})
  void text_that_no_database_keeps_is_malformed(String escape) {
    assertThat(invalid(FREEZE.replace("测试甲", escape)).violations())
        .extracting(Violation::field)
        .containsExactly("subject.name");
  }

  @Test
  void a_valid_body_is_given_back_as_sent() {
    assertThat(court.parse("AssistanceRequest", FREEZE.getBytes(UTF_8), Locale.CHINESE))
        .isEqualTo(new BodySchema.Valid(freeze()));
  }

  @Test
  void a_schema_or_contract_that_is_not_published_is_a_programming_error() {
    assertThatThrownBy(() -> BodySchema.of("bank")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> court.check("Nothing", freeze(), Locale.CHINESE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Violation> check(JsonNode body) {
    return court.check("AssistanceRequest", body, Locale.CHINESE);
  }

  private BodySchema.Invalid invalid(String text) {
    return (BodySchema.Invalid)
        court.parse("AssistanceRequest", text.getBytes(UTF_8), Locale.CHINESE);
  }

  private static ObjectNode freeze() {
    return (ObjectNode) json(FREEZE);
  }

  private static ObjectNode in(ObjectNode body, String field) {
    return (ObjectNode) body.required(field);
  }

  private static JsonNode json(String text) {
    try {
      return ContractJson.strict().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
