package org.chakong.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NonLitigationWindowTest {

  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(NonLitigationWindowTest.class.getClassLoader());

  @Test
  void o05_itOpensAfterTheTenDaysOfTheDemandAndClosesAfterThreeMonths() {
    NonLitigationWindow window = window("2026-08-20", "2026-11-02");

    assertThat(window.demandEnds()).contains(LocalDate.parse("2026-11-12"));
    assertThat(window.firstDay()).contains(LocalDate.parse("2026-11-13"));
    assertThat(window.lastDay()).contains(LocalDate.parse("2026-11-20"));
    assertThat(window.isOpen()).contains(true);
    assertThat(window.missingYear()).isEmpty();
  }

  @Test
  void whoDemandsTooLateIsTooLate() {
    assertThat(window("2026-08-20", "2026-11-09").firstDay())
        .contains(LocalDate.parse("2026-11-20"));
    assertThat(window("2026-08-20", "2026-11-09").isOpen()).contains(true);
    assertThat(window("2026-08-20", "2026-11-10").isOpen()).contains(false);
  }

  @Test
  void bothPeriodsRunOnOverRestDays() {
    NonLitigationWindow window = window("2025-07-03", "2025-09-24");

    assertThat(window.demandEnds()).contains(LocalDate.parse("2025-10-09"));
    assertThat(window.firstDay()).contains(LocalDate.parse("2025-10-10"));
    assertThat(window.lastDay()).contains(LocalDate.parse("2025-10-09"));
    assertThat(window.isOpen()).contains(false);
  }

  @Test
  void aYearWithoutACalendarLeavesTheDayOpen() {
    NonLitigationWindow window = window("2026-10-15", "2026-11-02");

    assertThat(window.firstDay()).contains(LocalDate.parse("2026-11-13"));
    assertThat(window.lastDay()).isEmpty();
    assertThat(window.isOpen()).isEmpty();
    assertThat(window.missingYear()).hasValue(2027);
    assertThat(window("2026-08-20", "2026-12-25").firstDay()).isEmpty();
  }

  private static NonLitigationWindow window(String timeToSueEnded, String demandServed) {
    return NonLitigationWindow.of(
        CALENDAR, LocalDate.parse(timeToSueEnded), LocalDate.parse(demandServed));
  }
}
