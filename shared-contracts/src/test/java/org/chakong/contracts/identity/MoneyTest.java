package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final long MOST_FEN = 999_999_999_999_999L;
  private static final Money MOST = Money.ofFen(MOST_FEN);
  private static final Money ONE_FEN = Money.ofFen(1);

  private final ObjectMapper json = new ObjectMapper();

  record Order(Money amount) {}

  @Property
  void yuanTextReadsBackAsTheSameSum(@ForAll @LongRange(max = MOST_FEN) long fen) {
    Money sum = Money.ofFen(fen);

    assertThat(Money.parse(sum.yuan())).isEqualTo(sum);
  }

  @Property
  void whatIsAddedCanBeTakenAway(
      @ForAll @LongRange(max = MOST_FEN / 2) long one,
      @ForAll @LongRange(max = MOST_FEN / 2) long other) {
    assertThat(Money.ofFen(one).plus(Money.ofFen(other)).minus(Money.ofFen(other)))
        .isEqualTo(Money.ofFen(one));
  }

  @Test
  void wireFormHasTwoDecimalsAndThirteenDigitsOfYuanAtMost() {
    assertThat(Money.ZERO.yuan()).isEqualTo("0.00");
    assertThat(Money.parse("0.05").fen()).isEqualTo(5);
    assertThat(Money.parse("30000.00").fen()).isEqualTo(3_000_000);
    assertThat(MOST).hasToString("9999999999999.99");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "1",
        "1.0",
        "1.000",
        ".50",
        "01.00",
        "-1.00",
        "+1.00",
        "1,000.00",
        " 1.00",
        "1.00 ",
        "1.00\n",
        "1e3",
        "１.００",
        "10000000000000.00"
      })
  void anyOtherTextIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
  }

  @Test
  void sumBelowZeroOrBeyondThirteenDigitsCannotExist() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.ofFen(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.ofFen(MOST_FEN + 1));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Money.ZERO.minus(ONE_FEN));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> MOST.plus(ONE_FEN));
  }

  @Test
  void sumsCompareByAmount() {
    assertThat(MOST.isMoreThan(ONE_FEN)).isTrue();
    assertThat(ONE_FEN.isMoreThan(ONE_FEN)).isFalse();
    assertThat(ONE_FEN).isLessThan(MOST);
    assertThat(MOST.min(ONE_FEN)).isEqualTo(ONE_FEN);
    assertThat(ONE_FEN.min(MOST)).isEqualTo(ONE_FEN);
    assertThat(Money.ZERO.isZero()).isTrue();
    assertThat(Money.ZERO.isPositive()).isFalse();
    assertThat(ONE_FEN.isPositive()).isTrue();
  }

  @Test
  void jsonIsTheYuanText() throws JsonProcessingException {
    assertThat(json.writeValueAsString(new Order(Money.parse("30000.00"))))
        .isEqualTo("{\"amount\":\"30000.00\"}");
    assertThat(json.readValue("{\"amount\":\"30000.00\"}", Order.class).amount())
        .isEqualTo(Money.parse("30000.00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30000.00",
        "30000",
        "3e4",
        "true",
        "{\"fen\":1}",
        "{}",
        "[\"1.00\"]",
        "\"\"",
        "\" \"",
        "\"1\""
      })
  void jsonOfAnyOtherKindIsRefused(String value) {
    assertThatThrownBy(() -> json.readValue("{\"amount\":" + value + "}", Order.class))
        .isInstanceOf(JsonMappingException.class);
  }
}
