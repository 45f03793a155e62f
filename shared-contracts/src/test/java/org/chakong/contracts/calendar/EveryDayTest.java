package org.chakong.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calendar day by day against its source files, read here by other code. */
class EveryDayTest {
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(EveryDayTest.class.getClassLoader());

  static IntStream years() {
    return IntStream.rangeClosed(2015, 2026);
  }

  @ParameterizedTest
  @MethodSource("years")
  void every_day_is_what_the_file_of_its_year_says(int year) throws IOException {
    JsonNode file = file(year);
    Set<String> off = texts(file.required("holidays"));
    Set<String> madeUp = texts(file.required("makeUpWorkdays"));
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .forEach(day -> {
          boolean weekday = day.getDayOfWeek().getValue() < 6;
          boolean working =
              madeUp.contains(day.toString()) || weekday && !off.contains(day.toString());
          assertThat(CALENDAR.isWorkingDay(day)).as("%s", day).isEqualTo(working);
        });
  }

  @ParameterizedTest
  @MethodSource("years")
  void every_deadline_lies_two_working_days_after_its_receipt(int year) {
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year, 12, 20))
        .forEach(received -> {
          LocalDate last = ((DueDate.On) CALENDAR.dueDate(received, 2)).lastDay();
          assertThat(CALENDAR.isWorkingDay(last)).as("%s", received).isTrue();
          assertThat(
                  received.plusDays(1).datesUntil(last.plusDays(1)).filter(CALENDAR::isWorkingDay))
              .as("%s", received)
              .hasSize(2);
        });
  }

  private static JsonNode file(int year) throws IOException {
    try (InputStream in =
        EveryDayTest.class.getClassLoader().getResourceAsStream("calendar/" + year + ".json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}
