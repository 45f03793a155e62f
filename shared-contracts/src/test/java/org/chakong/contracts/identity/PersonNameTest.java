package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
