package org.chakong.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarYearTest {
  private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  private static final LocalDate SUNDAY = LocalDate.parse("2026-01-04");

  @Test
  void dateOfAnotherYearIsRefused() {
    refused("test", Set.of(NEW_YEAR, LocalDate.parse("2027-01-01")), Set.of());
    refused("test", Set.of(NEW_YEAR), Set.of(LocalDate.parse("2027-01-03")));
  }

  @Test
  void makeUpDayFromMondayToFridayIsRefused() {
    refused("test", Set.of(NEW_YEAR), Set.of(LocalDate.parse("2026-01-05")));
  }

  @Test
  void dayThatIsBothOffAndMadeUpIsRefused() {
    refused("test", Set.of(NEW_YEAR, SUNDAY), Set.of(SUNDAY));
  }

  @Test
  void yearWithoutAnyHolidayIsTakenForUnpublishedAndRefused() {
    refused("test", Set.of(), Set.of());
  }

  @Test
  void yearWithoutSourceIsRefused() {
    refused(" ", Set.of(NEW_YEAR), Set.of());
  }

  @Test
  void laterChangesOfTheGivenSetDoNotReachTheYear() {
    Set<LocalDate> holidays = new HashSet<>(Set.of(NEW_YEAR));
    CalendarYear year = new CalendarYear(2026, "test", holidays, Set.of(SUNDAY));

    holidays.add(LocalDate.parse("2026-01-02"));

    assertThat(year.holidays()).containsExactly(NEW_YEAR);
  }

  @Test
  void indexNamesEveryCalendarFile() throws IOException, URISyntaxException {
    Path index = Path.of(getClass().getResource("/calendar/index").toURI());
    try (Stream<Path> files = Files.list(index.getParent())) {
      List<String> years =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .toList();

      assertThat(Files.readAllLines(index)).containsExactlyInAnyOrderElementsOf(years);
    }
  }

  private static void refused(String source, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CalendarYear(2026, source, holidays, makeUpDays))
        .withMessageContaining("2026");
  }
}
