package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.TestVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
  private static final String SYNTHETIC = "410811198503152010";
  private static final String ENDING_IN_X = "41081119850315004X";

  static Stream<JsonNode> numbers() {
    return TestVectors.of("citizenId").stream();
  }

  static Stream<JsonNode> oldNumbers() {
    return TestVectors.of("upgrade15").stream();
  }

  @ParameterizedTest(name = "vector {index}")
  @MethodSource("numbers")
  void numberIsValidOrNotAsInTheVector(JsonNode vector) {
    String number = vector.required("id").textValue();
    boolean valid = vector.required("valid").asText().matches("true|normalise to X");

    assertThat(CitizenId.parse(number).map(CitizenId::value))
        .isEqualTo(valid ? Optional.of(number.replace('x', 'X')) : Optional.empty());
  }

  @ParameterizedTest(name = "vector {index}")
  @MethodSource("oldNumbers")
  void fifteenDigitsAreUpgradedAsInTheVector(JsonNode vector) {
    assertThat(CitizenId.parse(vector.required("old").textValue()))
        .contains(new CitizenId(vector.required("new").textValue()));
  }

  @ParameterizedTest(name = "spelling {index}")
  @ValueSource(
      strings = {
        " 41081119850315004x ",
        "410811 19850315 004X",
        "４１０８１１１９８５０３１５００４Ｘ",
        "　41081119850315004ｘ",
        "\u200B41081119850315004X"
      })
  void typedFormsOfOneNumberAreOneNumber(String typed) {
    assertThat(CitizenId.parse(typed)).contains(new CitizenId(ENDING_IN_X));
  }

  @ParameterizedTest(name = "text {index}")
  @NullSource
  @ValueSource(
      strings = {
        "",
        "41081119850315201",
        "4108111985031520100",
        "41081119850315X010",
        "410811198502302013", // 30 February
        "410811850230201", // 30 February, 15 digits
        "410811179912312018", // before 1800
        "٤١٠٨١١١٩٨٥٠٣١٥٢٠١٠",
        "X10811198503152010"
      })
  void anythingElseIsRefused(String text) {
    assertThat(CitizenId.parse(text)).isEmpty();
  }

  @Test
  void everySingleWrongDigitIsNoticed() {
    for (int place = 0; place < SYNTHETIC.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != SYNTHETIC.charAt(place)) {
          String wrong = SYNTHETIC.substring(0, place) + digit + SYNTHETIC.substring(place + 1);
          assertThat(CitizenId.parse(wrong)).isEmpty();
        }
      }
    }
  }

  @Test
  void birthDateAndSexAreReadFromTheNumber() {
    CitizenId man = new CitizenId(SYNTHETIC);

    assertThat(man.birthDate()).isEqualTo(LocalDate.parse("1985-03-15"));
    assertThat(man.sex()).isEqualTo(Sex.M);
    assertThat(new CitizenId("310115198201160422").sex()).isEqualTo(Sex.F);
  }

  @Test
  void textNeverShowsTheNumberOrTheBirthDate() {
    CitizenId id = new CitizenId(SYNTHETIC);

    assertThat(id).hasToString(id.masked());
    assertThat(id.masked()).hasSize(18).isEqualTo("410***********2010");
  }

  @Test
  void constructorTakesTheNormalFormOnlyAndItsErrorHidesTheNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CitizenId("41081119850315004x"))
        .withMessageNotContaining("4108");
  }
}
