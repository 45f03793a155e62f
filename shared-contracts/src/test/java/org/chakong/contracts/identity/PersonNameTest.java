package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
  @ParameterizedTest(name = "spelling {index}")
  @ValueSource(
      strings = {"测试·甲", "测试•甲", "测试．甲", "测试・甲", "测试･甲", " 测 试 · 甲 ", "测试　·　甲", "测\u200B试·甲"})
  void typedFormsOfOneNameAreTheSame(String typed) {
    PersonName name = PersonName.parse(typed).orElseThrow();

    assertThat(name.sameAs(new PersonName("测试·甲"))).isTrue();
  }

  @Test
  void latinLettersAndWidthDoNotMatter() {
    assertThat(PersonName.parse("ｔｅｓｔ Person")).contains(new PersonName("TESTPERSON"));
    assertThat(PersonName.parse("测试（焦作）有限公司")).isEqualTo(PersonName.parse("测试(焦作)有限公司"));
  }

  @Test
  void differentNamesStayDifferent() {
    assertThat(new PersonName("测试甲").sameAs(new PersonName("测试乙"))).isFalse();
    assertThat(new PersonName("测试甲").sameAs(new PersonName("测试·甲"))).isFalse();
  }

  @ParameterizedTest(name = "pair {index}")
  @CsvSource({
    "测试·甲,测试甲", // the dot left out
    "测试高,测试髙", // another form of the character
    "測試甲,测试甲",
    "测试吉,测试𠮷", // beyond what old systems could hold
    "测试䶮,测试?",
    "测试䶮,测试YAN",
    "测试\uE000,测试甲", // a character of somebody's own
    "测试㛃,测试洁",
    "肖测试,萧测试"
  })
  void f19_namesThatMayBeOneAreForAPerson(String asked, String recorded) {
    PersonName one = PersonName.parse(asked).orElseThrow();
    PersonName other = PersonName.parse(recorded).orElseThrow();

    assertThat(one.compare(other)).isEqualTo(NameMatch.DOUBTFUL);
    assertThat(other.compare(one)).isEqualTo(NameMatch.DOUBTFUL);
  }

  @ParameterizedTest(name = "pair {index}")
  @CsvSource({"测试申,测试甲", "测试申,测试7", "测试甲,测试甲甲", "测试,测试甲", "测试甲,TEST", "测试䶮,测试", "甲乙,测试"})
  void f19_namesThatDifferOtherwiseAreDifferent(String asked, String recorded) {
    PersonName one = PersonName.parse(asked).orElseThrow();
    PersonName other = PersonName.parse(recorded).orElseThrow();

    assertThat(one.compare(other)).isEqualTo(NameMatch.DIFFERENT);
    assertThat(other.compare(one)).isEqualTo(NameMatch.DIFFERENT);
  }

  @Test
  void f19_typedFormsNeedNoPerson() {
    PersonName typed = PersonName.parse(" 测 试 • 甲 ").orElseThrow();

    assertThat(typed.compare(new PersonName("测试·甲"))).isEqualTo(NameMatch.SAME);
  }

  @ParameterizedTest(name = "text {index}")
  @NullSource
  @ValueSource(strings = {"", "  ", "·", "123", "测试\u0000甲"})
  void textThatIsNoNameIsRefused(String text) {
    assertThat(PersonName.parse(text)).isEmpty();
  }

  @Test
  void nameIsAtMostAHundredCharacters() {
    assertThat(PersonName.parse("测".repeat(100))).isPresent();
    assertThat(PersonName.parse("测".repeat(101))).isEmpty();
  }

  @Test
  void textShowsTheFirstCharacterOnly() {
    assertThat(new PersonName("测试甲")).hasToString("测**");
    assertThat(new PersonName("𠮷试甲")).hasToString("𠮷**");
  }

  @Test
  void constructorTakesTheNormalFormOnlyAndItsErrorHidesTheName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonName("测试 甲"))
        .withMessageNotContaining("测");
  }
}
