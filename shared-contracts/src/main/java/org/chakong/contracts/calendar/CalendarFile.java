package org.chakong.contracts.calendar;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON form of a calendar year, the same for the built-in years and those added by file. */
public final class CalendarFile {
  private static final ObjectReader YEAR_FILE =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(YearFile.class);

  private CalendarFile() {}

  /**
   * Reads a year, strictly: a file that is only half written is none.
   *
   * @throws IOException when it is not of the form
   * @throws java.time.DateTimeException when a day does not exist
   * @throws IllegalArgumentException when it contradicts itself
   */
  public static CalendarYear read(byte[] json) throws IOException {
    YearFile file = YEAR_FILE.readValue(json);
    return new CalendarYear(file.year, file.source, days(file.holidays), days(file.makeUpWorkdays));
  }

  private static Set<LocalDate> days(List<String> days) {
    return days.stream().map(LocalDate::parse).collect(Collectors.toSet());
  }

  private record YearFile(
      int year, String source, List<String> holidays, List<String> makeUpWorkdays) {}
}
