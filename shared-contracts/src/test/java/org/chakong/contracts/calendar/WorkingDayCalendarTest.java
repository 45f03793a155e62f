package org.chakong.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.TestVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkingDayCalendarTest {
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(WorkingDayCalendarTest.class.getClassLoader());

  static Stream<JsonNode> deadlines() {
    return TestVectors.of("sla").stream();
  }

  @ParameterizedTest
  @MethodSource("deadlines")
  void deadlineIsAsInTheVector(JsonNode vector) {
    DueDate expected =
        vector.required("due").isNull()
            ? new DueDate.CalendarIncomplete(2027)
            : new DueDate.On(LocalDate.parse(vector.required("due").textValue()));

    assertThat(
            CALENDAR.dueDate(
                LocalDate.parse(vector.required("received").textValue()),
                vector.required("workingDays").intValue()))
        .isEqualTo(expected);
  }

  @Test
  void t01_dayOfReceiptIsNotCountedAndTheLastDayRunsToMidnightInShanghai() {
    DueDate due = due("2024-11-20T10:12:00+08:00");

    assertThat(due).isEqualTo(on("2024-11-22"));
    assertThat(((DueDate.On) due).dueAt()).isEqualTo(Instant.parse("2024-11-22T16:00:00Z"));
  }

  @Test
  void t02_weekendIsNotCounted() {
    assertThat(due("2024-11-22T16:50:00+08:00")).isEqualTo(on("2024-11-26"));
  }

  @Test
  void t04_makeUpSaturdayCountsAndTheSpringFestivalDoesNot() {
    assertThat(due("2026-02-13T09:00:00+08:00")).isEqualTo(on("2026-02-24"));
  }

  @Test
  void t06_receiptInsideAHolidayCountsFromTheFirstWorkingDayAfterIt() {
    assertThat(due("2026-02-20T09:00:00+08:00")).isEqualTo(on("2026-02-25"));
  }

  @Test
  void t08_nationalDayHolidayIsSkipped() {
    assertThat(due("2025-09-29T09:00:00+08:00")).isEqualTo(on("2025-10-09"));
  }

  @Test
  void t11_oneSecondBeforeAndAfterMidnightOfAFridayGiveTheSameDeadline() {
    assertThat(due("2026-11-20T23:59:59+08:00")).isEqualTo(on("2026-11-24"));
    assertThat(due("2026-11-21T00:00:01+08:00")).isEqualTo(on("2026-11-24"));
  }

  @Test
  void t12_deadlineInAYearWithoutCalendarIsNotInvented() {
    assertThat(due("2026-12-31T09:00:00+08:00")).isEqualTo(new DueDate.CalendarIncomplete(2027));
  }

  @Test
  void deadlineThatOnlyBeginsBeforeTheYearEndNeedsTheNextYearToo() {
    assertThat(CALENDAR.dueDate(LocalDate.parse("2026-12-29"), 2)).isEqualTo(on("2026-12-31"));
    assertThat(CALENDAR.dueDate(LocalDate.parse("2026-12-30"), 2))
        .isEqualTo(new DueDate.CalendarIncomplete(2027));
  }

  @Test
  void deadlineOfAReceiptBeforeTheFirstKnownYearNeedsOnlyTheDaysThatAreCounted() {
    assertThat(CALENDAR.dueDate(LocalDate.parse("2014-12-31"), 1)).isEqualTo(on("2015-01-04"));
    assertThat(CALENDAR.dueDate(LocalDate.parse("2014-12-30"), 1))
        .isEqualTo(new DueDate.CalendarIncomplete(2014));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18, 2026-12-03", // a Thursday
    "2026-11-20, 2026-12-07", // Saturday 5 December runs on to Monday
    "2026-09-16, 2026-10-08", // inside the National Day holidays
    "2026-01-30, 2026-02-14" // a Saturday that is made a working day
  })
  void o01_fifteenCalendarDaysCountRestDaysAndDoNotEndOnOne(LocalDate came, LocalDate lastDay) {
    assertThat(CALENDAR.dueDateInCalendarDays(came, 15)).isEqualTo(new DueDate.On(lastDay));
  }

  @Test
  void o01_fifteenCalendarDaysIntoAnUnknownYearAreNotGuessed() {
    assertThat(CALENDAR.dueDateInCalendarDays(LocalDate.parse("2026-12-20"), 15))
        .isEqualTo(new DueDate.CalendarIncomplete(2027));
  }

  @Test
  void periodOfNoCalendarDaysIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CALENDAR.dueDateInCalendarDays(LocalDate.parse("2026-03-02"), 0));
  }

  @Test
  void lastYearIsTheLastKnownWhateverIsMissingBefore() {
    assertThat(CALENDAR.lastYear()).isEqualTo(2026);
    CalendarYear later =
        new CalendarYear(2031, "test", Set.of(LocalDate.parse("2031-01-01")), Set.of());
    assertThat(CALENDAR.with(later).lastYear()).isEqualTo(2031);
  }

  @Test
  void periodOfNoWorkingDaysIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CALENDAR.dueDate(LocalDate.parse("2026-11-20"), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "2015, 249, 5", "2016, 250, 6", "2017, 249, 5", "2018, 250, 7", "2019, 250, 6", "2020, 249, 6",
    "2021, 250, 7", "2022, 249, 7", "2023, 249, 7", "2024, 251, 8", "2025, 248, 5", "2026, 248, 6"
  })
  void yearHasAsManyWorkingDaysAndMakeUpDaysAsItsNoticeGives(
      int year, long workingDays, long makeUpDays) {
    assertThat(daysOf(year).filter(CALENDAR::isWorkingDay)).hasSize((int) workingDays);
    assertThat(
            daysOf(year).filter(CALENDAR::isWorkingDay).filter(WorkingDayCalendarTest::isWeekend))
        .hasSize((int) makeUpDays);
  }

  @Test
  void newYearsEveOf2024WasOnlyEncouragedLeaveAndIsAWorkingDay() {
    assertThat(CALENDAR.isWorkingDay(LocalDate.parse("2024-02-09"))).isTrue();
  }

  @Test
  void extendedSpringFestivalOf2020IsOff() {
    assertThat(CALENDAR.isWorkingDay(LocalDate.parse("2020-01-31"))).isFalse();
    assertThat(CALENDAR.isWorkingDay(LocalDate.parse("2020-02-01"))).isFalse();
    assertThat(CALENDAR.isWorkingDay(LocalDate.parse("2020-02-03"))).isTrue();
  }

  @Test
  void dayOfAnUnknownYearIsNeitherWorkingNorOff() {
    assertThat(CALENDAR.covers(2027)).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> CALENDAR.isWorkingDay(LocalDate.parse("2027-03-01")));
  }

  @ParameterizedTest
  @CsvSource({"2026-10-31, 0", "2026-11-01, 2027", "2027-01-01, 2027", "2014-06-01, 2014"})
  void nextYearIsMissedFromNovemberAndThisOneAlways(LocalDate today, int missing) {
    assertThat(CALENDAR.missingYear(today).orElse(0)).isEqualTo(missing);
    assertThat(CALENDAR.with(madeUpYear()).missingYear(LocalDate.of(2026, 12, 31))).isEmpty();
  }

  @Test
  void publishedYearIsAddedToANewCalendarAndTheOldOneStays() {
    WorkingDayCalendar longer = CALENDAR.with(madeUpYear());

    assertThat(longer.dueDate(LocalDate.parse("2026-12-31"), 2)).isEqualTo(on("2027-01-05"));
    assertThat(CALENDAR.covers(2027)).isFalse();
  }

  @Test
  void yearGivenTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkingDayCalendar.of(List.of(madeUpYear(), madeUpYear())));
  }

  @Test
  void classPathWithoutCalendarIsAnErrorAndNotAnEmptyCalendar() {
    assertThatThrownBy(() -> WorkingDayCalendar.load(ClassLoader.getPlatformClassLoader()))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static CalendarYear madeUpYear() {
    return new CalendarYear(2027, "test", Set.of(LocalDate.parse("2027-01-01")), Set.of());
  }

  private static DueDate due(String received) {
    return CALENDAR.dueDate(LegalZone.dayOf(OffsetDateTime.parse(received).toInstant()), 2);
  }

  private static DueDate.On on(String lastDay) {
    return new DueDate.On(LocalDate.parse(lastDay));
  }

  private static Stream<LocalDate> daysOf(int year) {
    return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5;
  }
}
