package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.chakong.contracts.TestVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {
  static Stream<JsonNode> numbers() {
    return TestVectors.of("caseNo").stream();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numberIsValidOrNotAsInTheVector(JsonNode vector) {
    assertThat(CaseNumber.parse(vector.required("in").textValue()).isPresent())
        .isEqualTo(vector.required("valid").booleanValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "（2024）豫0811执123号",
        "(2024)豫0811执123号",
        "[2024]豫0811执123号",
        "〔2024〕豫0811执123号",
        "［２０２４］豫０８１１执１２３号",
        "（2024）豫0811 执 123 号",
        "　（ 2024 ）豫0811执123号 "
      })
  void typedFormsOfOneNumberAreOneNumber(String typed) {
    assertThat(CaseNumber.parse(typed)).contains(new CaseNumber(2024, "豫0811", "执", 123, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "（2024）豫08执恢7号",
        "（2025）沪0101执保14775号",
        "（2024）沪执1号",
        "（2024）最高法执监12号",
        "（2024）豫0811财保3号",
        "（2024）豫0811执123号之一",
        "（2024）豫0811执123号之二十三"
      })
  void canonicalTextReadsBackUnchanged(String text) {
    CaseNumber number = CaseNumber.parse(text).orElseThrow();

    assertThat(number.text()).isEqualTo(text);
    assertThat(number).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"1,一", "9,九", "10,十", "11,十一", "20,二十", "２３,二十三", "99,九十九"})
  void partInFiguresIsTheSamePart(String figures, String numerals) {
    assertThat(CaseNumber.parse("（2024）豫0811执123号之" + figures))
        .isPresent()
        .isEqualTo(CaseNumber.parse("（2024）豫0811执123号之" + numerals));
  }

  @Test
  void partsAreReadOneByOne() {
    assertThat(CaseNumber.parse("(2024)豫0811执恢12345678号之十一"))
        .contains(new CaseNumber(2024, "豫0811", "执恢", 12345678, "之十一"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "(2024)焦执字第12号",
        "（2024）豫0811执0123号",
        "2024豫0811执123号",
        "（2024）豫0811执123",
        "（2024）豫0811执123号之",
        "（2024）豫0811执123号之0",
        "（2024）豫0811执123号之01",
        "（2024）豫0811执123号之100",
        "（2024）豫08111执123号",
        "（2024）豫0811执123456789号",
        "（1824）豫0811执123号",
        "（2024）X0811执123号",
        "（2024）豫0811执123号，（2024）豫0811执124号",
        "（2024）豫0811执号"
      })
  void anythingElseIsRefused(String text) {
    assertThat(CaseNumber.parse(text)).isEmpty();
  }

  @Test
  void rulingsOfOneCaseAreTheSameCaseButNotTheSameNumber() {
    CaseNumber first = CaseNumber.parse("（2024）豫0811执123号之一").orElseThrow();
    CaseNumber second = CaseNumber.parse("（2024）豫0811执123号之二").orElseThrow();
    CaseNumber another = CaseNumber.parse("（2024）豫0811执恢123号").orElseThrow();

    assertThat(first.base()).isEqualTo("（2024）豫0811执123号");
    assertThat(first.sameCaseAs(second)).isTrue();
    assertThat(first).isNotEqualTo(second);
    assertThat(first.sameCaseAs(another)).isFalse();
  }

  @Test
  void partsThatMakeNoCaseNumberAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaseNumber(2024, "豫0811", "执字", 12, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaseNumber(2024, "豫0811", "执", 0, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaseNumber(2024, "豫0811", "执", 12, "之1"));
  }
}
