package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.freeze.Terms.Running;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Terms TERMS =
      new Terms(WorkingDayCalendar.load(TermsTest.class.getClassLoader()));
  private static final LocalDate START = LocalDate.of(2022, 10, 8);
  private static final LocalDate HOLIDAY = LocalDate.of(2025, 10, 8);
  private static final LocalDate AFTER_IT = LocalDate.of(2025, 10, 9);

  @Test
  void r04_months_run_to_the_working_day_after_a_holiday() {
    assertThat(TERMS.startingOn(START, 36, null, true))
        .isEqualTo(new Running(START, HOLIDAY, AFTER_IT, false));
  }

  @Test
  void months_end_on_the_holiday_where_the_policy_does_not_roll() {
    assertThat(TERMS.startingOn(START, 36, null, false))
        .isEqualTo(new Running(START, HOLIDAY, HOLIDAY, false));
  }

  @Test
  void r07_a_printed_end_governs_as_printed() {
    assertThat(TERMS.startingOn(START, null, HOLIDAY, true))
        .isEqualTo(new Running(START, HOLIDAY, HOLIDAY, false));
  }

  @Test
  void an_extension_counts_from_the_old_end_and_keeps_the_beginning() {
    assertThat(TERMS.extended(START, LocalDate.of(2024, 10, 8), new NewTerm(12, null, true)))
        .isEqualTo(new Running(START, HOLIDAY, AFTER_IT, false));
  }

  @Test
  void an_extension_may_print_its_end() {
    assertThat(TERMS.extended(START, HOLIDAY, new NewTerm(null, HOLIDAY.plusDays(3), true)))
        .isEqualTo(new Running(START, HOLIDAY.plusDays(3), HOLIDAY.plusDays(3), false));
  }

  @Test
  void an_end_in_a_year_without_calendar_is_nominal() {
    LocalDate end = LocalDate.of(2040, 10, 8);
    assertThat(TERMS.startingOn(START, 216, null, true))
        .isEqualTo(new Running(START, end, end, true));
    assertThat(TERMS.again(START, end)).isEqualTo(new Running(START, end, end, true));
  }

  @Test
  void a_nominal_end_rolls_once_its_calendar_is_known() {
    assertThat(TERMS.again(START, HOLIDAY)).isEqualTo(new Running(START, HOLIDAY, AFTER_IT, false));
    assertThat(TERMS.again(START, AFTER_IT))
        .isEqualTo(new Running(START, AFTER_IT, AFTER_IT, false));
  }

  @Test
  void one_that_has_to_wait_again_has_as_many_months_as_it_had_been_given() {
    LocalDate from = LocalDate.of(2025, 1, 31);
    assertThat(Terms.stillToRun(running(from, LocalDate.of(2025, 2, 28), null)))
        .isEqualTo(new Terms.ToRun(1, null));
    assertThat(Terms.stillToRun(running(from, LocalDate.of(2025, 3, 31), null)))
        .isEqualTo(new Terms.ToRun(2, null));
    assertThat(Terms.stillToRun(running(from, LocalDate.of(2025, 4, 1), null)))
        .as("never fewer")
        .isEqualTo(new Terms.ToRun(3, null));
  }

  @Test
  void one_with_a_printed_end_that_has_to_wait_again_keeps_it() {
    assertThat(Terms.stillToRun(running(START, HOLIDAY, HOLIDAY)))
        .isEqualTo(new Terms.ToRun(36, HOLIDAY));
  }

  private static FreezeRow running(LocalDate from, LocalDate nominal, LocalDate printed) {
    return new FreezeRow(
        "F2025010100000001",
        "R-1",
        1,
        null,
        "豫0811",
        "（2025）豫0811执1号",
        null,
        null,
        FreezeView.State.ACTIVE,
        36,
        printed,
        true,
        from,
        nominal,
        nominal,
        false,
        0,
        null,
        null);
  }
}
