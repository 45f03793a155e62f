package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountInWordsTest {
  private static final long MOST_FEN = 999_999_999_999_999L;

  @Property
  void wordsReadBackAsTheSameSum(@ForAll @LongRange(max = MOST_FEN) long fen) {
    Money sum = Money.ofFen(fen);

    assertThat(AmountInWords.parse(AmountInWords.of(sum))).contains(sum);
  }

  @Property(tries = 5000)
  void wordsOfSumsFullOfZerosReadBackAsTheSameSum(@ForAll("sumsFullOfZeros") Money sum) {
    String words = AmountInWords.of(sum);

    assertThat(words).doesNotContain("零零");
    assertThat(AmountInWords.parse(words)).contains(sum);
    assertThat(AmountInWords.parse("人民币" + words)).contains(sum);
  }

  @Property(tries = 5000)
  void wordsOfTwoDifferentSumsAreNeverTheSame(
      @ForAll("sumsFullOfZeros") Money one, @ForAll("sumsFullOfZeros") Money other) {
    assertThat(AmountInWords.of(one).equals(AmountInWords.of(other))).isEqualTo(one.equals(other));
  }

  @Provide
  Arbitrary<Money> sumsFullOfZeros() {
    return Arbitraries.of(0, 0, 0, 1, 7)
        .list()
        .ofMinSize(1)
        .ofMaxSize(15)
        .map(digits -> digits.stream().mapToLong(i -> i).reduce(0, (sum, i) -> sum * 10 + i))
        .map(Money::ofFen);
  }

  @ParameterizedTest
  @CsvSource({
    "1409.50, 壹仟肆佰零玖元伍角整",
    "6007.14, 陆仟零柒元壹角肆分",
    "1680.32, 壹仟陆佰捌拾元叁角贰分",
    "107000.53, 壹拾万柒仟元伍角叁分",
    "16409.02, 壹万陆仟肆佰零玖元零贰分",
    "325.04, 叁佰贰拾伍元零肆分",
    "30000.00, 叁万元整",
    "86450.32, 捌万陆仟肆佰伍拾元叁角贰分",
    "0.00, 零元整",
    "0.50, 伍角整",
    "0.05, 伍分",
    "10.00, 壹拾元整",
    "100000005.00, 壹亿零伍元整",
    "100005000.00, 壹亿零伍仟元整",
    "1000000000000.00, 壹万亿元整",
    "1000500000000.00, 壹万零伍亿元整",
    "9999999999999.99, 玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
  })
  void sumIsWrittenAsOnABill(String yuan, String words) {
    assertThat(AmountInWords.of(Money.parse(yuan))).isEqualTo(words);
    assertThat(AmountInWords.parse(words)).contains(Money.parse(yuan));
  }

  @ParameterizedTest
  @CsvSource({
    "人民币叁万元整, 30000.00",
    "人民币：叁万圆正, 30000.00",
    "叁万元, 30000.00",
    "三万元整, 30000.00",
    "两万元, 20000.00",
    "十万元, 100000.00",
    "拾伍元整, 15.00",
    "一百一十元, 110.00",
    "一千零五元, 1005.00",
    "壹仟陆佰捌拾元零叁角贰分, 1680.32",
    "壹拾万零柒仟元伍角叁分, 107000.53",
    "壹拾万柒仟元零伍角叁分, 107000.53",
    "叁佰贰拾伍元肆分, 325.04",
    "一亿五百万元, 105000000.00",
    "叁万元零角零分, 30000.00",
    "伍角零分, 0.50",
    "零元伍角, 0.50",
    "伍萬圓整, 50000.00",
    "叁 万 元 整, 30000.00"
  })
  void unambiguousSpellingsAreRead(String words, String yuan) {
    assertThat(AmountInWords.parse(words)).contains(Money.parse(yuan));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "整",
        "元",
        "元整",
        "零",
        "人民币",
        "叁万",
        "叁万整",
        "30000元",
        "三万",
        "一百五元",
        "一万五元",
        "叁叁元",
        "叁元元",
        "叁佰佰元",
        "叁佰贰仟元",
        "叁佰零贰拾伍元",
        "零叁元",
        "叁元零",
        "壹亿万元",
        "壹万万元",
        "壹零亿元",
        "叁元肆分伍角",
        "叁元整伍角",
        "叁元肆角伍角",
        "负叁元",
        "叁万元整叁万元整",
        "拾万亿元",
        "壹拾万亿元",
        "三万元左右",
        "一〇五元"
      })
  void wordsThatAreNoSumOrLeaveADoubtAreRefused(String words) {
    assertThat(AmountInWords.parse(words)).isEmpty();
  }
}
