package org.chakong.contracts.calendar;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The calendar files on the class path, listed in an index because a jar cannot be searched for
 * them.
 */
final class CalendarResources {
  private static final String FOLDER = "calendar/";
  private static final String INDEX = "index";
  private static final ObjectReader YEAR_FILE =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readerFor(YearFile.class);

  private final ClassLoader loader;

  CalendarResources(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @throws UncheckedIOException when a file is missing or cannot be read as a calendar year
   */
  List<CalendarYear> years() {
    String index = new String(bytes(INDEX), StandardCharsets.UTF_8);
    return index.lines().filter(line -> !line.isBlank()).map(this::year).toList();
  }

  private CalendarYear year(String file) {
    try {
      YearFile year = YEAR_FILE.readValue(bytes(file));
      return new CalendarYear(
          year.year, year.source, days(year.holidays), days(year.makeUpWorkdays));
    } catch (IOException notACalendar) {
      throw new UncheckedIOException(file, notACalendar);
    }
  }

  private byte[] bytes(String file) {
    try (InputStream content = loader.getResourceAsStream(FOLDER + file)) {
      if (content == null) {
        throw new FileNotFoundException(FOLDER + file);
      }
      return content.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<LocalDate> days(List<String> days) {
    return days.stream().map(LocalDate::parse).collect(Collectors.toSet());
  }

  private record YearFile(
      int year, String source, List<String> holidays, List<String> makeUpWorkdays) {}
}
