package org.chakong.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.TestVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TermEndTest {
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(TermEndTest.class.getClassLoader());

  static Stream<JsonNode> terms() {
    return TestVectors.of("term").stream();
  }

  @ParameterizedTest
  @MethodSource("terms")
  void endIsAsInTheVector(JsonNode vector) {
    assertThat(
            CALENDAR.termEnd(
                LocalDate.parse(vector.required("served").textValue()),
                12 * vector.required("years").intValue(),
                true))
        .isEqualTo(
            on(
                vector.required("nominalEnd").textValue(),
                vector.required("rolledEnd").textValue()));
  }

  @Test
  void r04_threeYearsEndingOnANationalDayHolidayRunToTheNextWorkingDay() {
    assertThat(CALENDAR.termEnd(LocalDate.parse("2022-10-08"), 36, true))
        .isEqualTo(on("2025-10-08", "2025-10-09"));
  }

  @Test
  void r04_policyThatDoesNotRollEndsOnTheHolidayItself() {
    assertThat(CALENDAR.termEnd(LocalDate.parse("2022-10-08"), 36, false))
        .isEqualTo(on("2025-10-08", "2025-10-08"));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 12, 2025-02-28",
    "2024-02-29, 48, 2028-02-29",
    "2024-12-31, 2, 2025-02-28",
    "2025-08-31, 6, 2026-02-28",
    "2025-02-28, 1, 2025-03-28",
    "2025-05-31, 1, 2025-06-30"
  })
  void monthWithoutTheCorrespondingDayEndsTheTermOnItsLastDay(
      LocalDate start, int months, LocalDate end) {
    assertThat(CALENDAR.termEnd(start, months, false).nominal()).isEqualTo(end);
  }

  @Test
  void saturdayRollsToMondayButAMakeUpSaturdayDoesNot() {
    assertThat(CALENDAR.termEnd(LocalDate.parse("2025-11-21"), 12, true))
        .isEqualTo(on("2026-11-21", "2026-11-23"));
    assertThat(CALENDAR.termEnd(LocalDate.parse("2025-10-10"), 12, true))
        .isEqualTo(on("2026-10-10", "2026-10-10"));
  }

  @Test
  void endInAYearWithoutCalendarIsNotRolledByGuess() {
    LocalDate nominal = LocalDate.parse("2027-11-20");

    assertThat(CALENDAR.termEnd(LocalDate.parse("2026-11-20"), 12, true))
        .isEqualTo(new TermEnd.CalendarIncomplete(nominal, 2027));
  }

  @Test
  void rollAcrossNewYearNeedsTheNextYearsCalendar() {
    CalendarYear offToTheEnd =
        new CalendarYear(2026, "test", Set.of(LocalDate.parse("2026-12-31")), Set.of());
    LocalDate nominal = LocalDate.parse("2026-12-31");

    assertThat(CALENDAR.with(offToTheEnd).termEnd(LocalDate.parse("2025-12-31"), 12, true))
        .isEqualTo(new TermEnd.CalendarIncomplete(nominal, 2027));
  }

  @Test
  void policyThatDoesNotRollNeedsNoCalendar() {
    assertThat(CALENDAR.termEnd(LocalDate.parse("2026-11-20"), 36, false))
        .isEqualTo(on("2029-11-20", "2029-11-20"));
  }

  @Test
  void termOfNoMonthsIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CALENDAR.termEnd(LocalDate.parse("2026-11-20"), 0, true));
  }

  @Test
  void dayEndsAtMidnightInShanghai() {
    LocalDate day = LocalDate.parse("2026-11-20");
    Instant end = LegalZone.endOfDay(day);

    assertThat(end).isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
    assertThat(LegalZone.dayOf(end.minusNanos(1))).isEqualTo(day);
    assertThat(LegalZone.dayOf(end)).isEqualTo(day.plusDays(1));
  }

  private static TermEnd.On on(String nominal, String rolled) {
    return new TermEnd.On(LocalDate.parse(nominal), LocalDate.parse(rolled));
  }
}
