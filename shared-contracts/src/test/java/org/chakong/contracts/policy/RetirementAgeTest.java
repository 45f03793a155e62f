package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chakong.contracts.identity.Sex;
import org.junit.jupiter.api.Test;

class RetirementAgeTest {
  private final RetirementAge age = RetirementAge.load();

  @Test
  void a_man_born_before_1965_retires_at_sixty() {
    assertReachedOn(LocalDate.of(2020, 12, 5), LocalDate.of(1960, 12, 5), Sex.M);
  }

  @Test
  void since_2025_the_age_rises_by_a_month_for_every_four_up_to_three_years() {
    assertReachedOn(LocalDate.of(2025, 2, 1), LocalDate.of(1965, 1, 1), Sex.M);
    assertReachedOn(LocalDate.of(2025, 5, 30), LocalDate.of(1965, 4, 30), Sex.M);
    assertReachedOn(LocalDate.of(2025, 7, 1), LocalDate.of(1965, 5, 1), Sex.M);
    assertReachedOn(LocalDate.of(2039, 9, 1), LocalDate.of(1976, 9, 1), Sex.M);
    assertReachedOn(LocalDate.of(2053, 1, 1), LocalDate.of(1990, 1, 1), Sex.M);
  }

  @Test
  void for_a_woman_whose_group_is_not_known_the_later_line_governs() {
    assertReachedOn(LocalDate.of(2020, 3, 1), LocalDate.of(1965, 3, 1), Sex.F);
    assertReachedOn(LocalDate.of(2025, 2, 1), LocalDate.of(1970, 1, 1), Sex.F);
    assertReachedOn(LocalDate.of(2048, 1, 1), LocalDate.of(1990, 1, 1), Sex.F);
  }

  private void assertReachedOn(LocalDate day, LocalDate born, Sex sex) {
    assertThat(age.isReached(born, sex, day.minusDays(1))).isFalse();
    assertThat(age.isReached(born, sex, day)).isTrue();
  }
}
