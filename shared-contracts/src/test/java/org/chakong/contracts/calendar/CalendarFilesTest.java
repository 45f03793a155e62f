package org.chakong.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A calendar that cannot be read is an error at once and never a year without holidays. */
class CalendarFilesTest {
  private static final String YEAR_2031 =
      """
      {"year": 2031, "source": "test", "holidays": ["2031-01-01"], "makeUpWorkdays": ["2031-01-04"]}
      """;

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("calendar"));
  }

  @Test
  void everyYearThatComesWithTheProductIsKnownAndNoOther() {
    WorkingDayCalendar calendar = WorkingDayCalendar.load(getClass().getClassLoader());

    assertThat(IntStream.rangeClosed(2015, 2026)).allMatch(calendar::covers);
    assertThat(calendar.covers(2014)).isFalse();
    assertThat(calendar.covers(2027)).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2025-10-08"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2025-10-09"))).isTrue();
  }

  @Test
  void filesOfTheIndexAreReadHolidaysAndMakeUpDaysAlike() throws IOException {
    write("index", "\na.json\n  \nb.json\n");
    write("a.json", YEAR_2031);
    write("b.json", YEAR_2031.replace("2031-01-04", "2032-01-04").replace("2031", "2032"));
    write("c.json", YEAR_2031.replace("2031", "2033"));

    WorkingDayCalendar calendar = load();

    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-01-01"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-01-02"))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-01-04"))).as("made up").isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2031-01-05"))).isFalse();
    assertThat(calendar.covers(2032)).isTrue();
    assertThat(calendar.covers(2033)).as("not in the index").isFalse();
  }

  @Test
  void missingIndexIsNamed() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(this::load)
        .withMessageContaining("calendar/index");
  }

  @Test
  void missingFileIsNamed() throws IOException {
    write("index", "2031.json");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(this::load)
        .withMessageContaining("calendar/2031.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a calendar",
        "[]",
        "{\"year\": 2031, \"source\": \"test\", \"holidays\": [\"2031-01-01\"]}",
        "{\"source\": \"test\", \"holidays\": [\"2031-01-01\"], \"makeUpWorkdays\": []}",
        "{\"year\": 2031, \"source\": \"test\", \"holidays\": null, \"makeUpWorkdays\": []}",
        "{\"year\": 2031, \"source\": \"test\", \"holidays\": [\"2031-01-01\"], \"makeUpWorkdays\": null}",
        "{\"year\": 2031, \"source\": \"test\", \"holidays\": [\"2031-01-01\"], \"makeUpWorkdays\": [],"
            + " \"holiday\": []}"
      })
  void fileThatIsNoCalendarYearIsRefusedAndNamed(String content) throws IOException {
    write("index", "2031.json");
    write("2031.json", content);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(this::load)
        .withMessageContaining("2031.json");
  }

  @Test
  void dayThatDoesNotExistIsRefused() throws IOException {
    write("index", "2031.json");
    write("2031.json", YEAR_2031.replace("2031-01-01", "2031-02-29"));

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(this::load)
        .withMessageContaining("2031.json: line ")
        .withMessageContaining("2031-02-29");
  }

  @Test
  void fileThatContradictsItselfIsRefused() throws IOException {
    write("index", "2031.json");
    write("2031.json", YEAR_2031.replace("2031-01-04", "2031-01-06"));

    assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining("2031");
  }

  @Test
  void filesThatContradictEachOtherAreRefused() throws IOException {
    write("index", "a.json\nb.json");
    write("a.json", YEAR_2031);
    write("b.json", YEAR_2031.replace("[\"2031-01-04\"]", "[]"));

    assertThatIllegalArgumentException().isThrownBy(this::load).withMessageContaining("2031");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  /** From this folder alone: nothing that comes with the product fills a gap. */
  private WorkingDayCalendar load() throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
      return WorkingDayCalendar.load(loader);
    }
  }
}
