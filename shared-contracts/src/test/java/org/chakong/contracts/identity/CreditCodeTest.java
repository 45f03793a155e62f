package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.chakong.contracts.TestVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
  static Stream<JsonNode> codes() {
    return TestVectors.of("uscc").stream();
  }

  @ParameterizedTest(name = "vector {index}")
  @MethodSource("codes")
  void codeIsValidOrNotAsInTheVector(JsonNode vector) {
    assertThat(CreditCode.parse(vector.required("code").textValue()).isPresent())
        .isEqualTo(vector.required("valid").booleanValue());
  }

  @Test
  void smallLettersSpacesAndFullWidthAreCorrected() {
    assertThat(CreditCode.parse(" 91410811ma9gk3t777 "))
        .contains(new CreditCode("91410811MA9GK3T777"));
    assertThat(CreditCode.parse("９１４１０８１１ MA9GK3T777"))
        .contains(new CreditCode("91410811MA9GK3T777"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "91410811MA9GK3T778",
        "91410811MA9GK3T77",
        "914108I1MA9GK3T777",
        "91410811MA9GK3T7777"
      })
  void anythingElseIsRefused(String text) {
    assertThat(CreditCode.parse(text)).isEmpty();
  }

  @Test
  void constructorTakesTheNormalFormOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CreditCode("91410811ma9gk3t777"));
  }
}
