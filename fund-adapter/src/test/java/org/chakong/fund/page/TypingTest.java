package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30000 | 30000.00",
        "30,000 | 30000.00",
        "1,234,567.89 | 1234567.89",
        "３0，000.50元 | 30000.50",
        "¥ 030000.5 元 | 30000.50",
      })
  void a_sum_is_read_as_it_is_usually_written(String typed, String read) {
    assertThat(Typing.sum(typed)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"300,00", "30,00,000", "1,2345", "30 000", ",300", "3000,000", "1.234"})
  void a_sum_that_could_be_another_stays_as_typed(String typed) {
    assertThat(Typing.sum(typed)).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20300101", "2030-1-1", "2030/01/01", "2030.1.01", "2030 年 1 月 1 日"})
  void a_day_is_read_as_it_is_usually_written(String typed) {
    assertThat(Typing.day(typed)).isEqualTo("2030-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2030111", "203011", "2030-111", "203011-1", "2030 1 1"})
  void a_day_that_could_be_another_stays_as_typed(String typed) {
    assertThat(Typing.day(typed)).isEqualTo(typed);
  }
}
