package org.chakong.runtime.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarFolderTest {

  @TempDir Path dir;

  @Test
  void a_year_that_is_put_there_is_read_the_next_time() throws IOException {
    CalendarFolder folder = new CalendarFolder(dir, false);
    assertThat(folder.read().years()).isEmpty();
    put("2027.json", year(2027, "2027-01-01"));
    assertThat(folder.read().years().get("2027.json").year()).isEqualTo(2027);
  }

  @Test
  void of_a_broken_file_the_year_last_read_stays_and_the_file_is_named() throws IOException {
    CalendarFolder folder = new CalendarFolder(dir, false);
    put("2027.json", year(2027, "2027-01-01"));
    CalendarFolder.Contents good = folder.read();
    put("2027.json", year(2027, "2027-01-01").substring(0, 40));
    CalendarFolder.Contents halfWritten = folder.read();
    assertThat(halfWritten.years()).isEqualTo(good.years());
    assertThat(halfWritten.broken()).containsOnlyKeys("2027.json");
  }

  @Test
  void a_file_that_was_never_good_gives_no_year() throws IOException {
    CalendarFolder folder = new CalendarFolder(dir, false);
    put("2027.json", year(2027, "2026-12-31"));
    put("2028.json", year(2027, "2027-01-01"));
    put("2029.json", "{\"year\":2029,\"source\":\"x\",\"holidays\":[],\"makeUpWorkdays\":[]}");
    put("2030.json", year(2030, "2030-01-01") + year(2030, "2030-01-01"));
    CalendarFolder.Contents contents = folder.read();
    assertThat(contents.years()).isEmpty();
    assertThat(contents.broken().keySet())
        .containsExactly("2027.json", "2028.json", "2029.json", "2030.json");
  }

  @Test
  void a_day_that_does_not_exist_is_told_with_its_line() throws IOException {
    put("2027.json", year(2027, "2027-01-01\",\n\"2027-02-29"));
    put("2028.json", year(2028, "1 January"));
    assertThat(new CalendarFolder(dir, false).read().broken())
        .containsEntry("2027.json", "line 2: '2027-02-29' is no day (YYYY-MM-DD)")
        .containsEntry("2028.json", "line 1: '1 January' is no day (YYYY-MM-DD)");
  }

  @Test
  void a_file_that_is_taken_away_takes_its_year_with_it() throws IOException {
    CalendarFolder folder = new CalendarFolder(dir, false);
    put("2027.json", year(2027, "2027-01-01"));
    folder.read();
    Files.delete(dir.resolve("2027.json"));
    assertThat(folder.read().years()).isEmpty();
  }

  @Test
  void what_is_no_calendar_file_by_its_name_is_left_alone() throws IOException {
    put(".2027.json", "half");
    put("2027.json.new", "half");
    put("README", "files of calendars");
    CalendarFolder.Contents contents = new CalendarFolder(dir, false).read();
    assertThat(contents.years()).isEmpty();
    assertThat(contents.broken()).isEmpty();
  }

  @Test
  void a_directory_that_somebody_configured_and_is_not_there_is_a_mistake() {
    Path absent = dir.resolve("absent");
    assertThat(new CalendarFolder(absent, false).read().broken())
        .containsOnlyKeys(absent.toString());
    assertThat(new CalendarFolder(absent, true).read().broken()).isEmpty();
  }

  private void put(String name, String content) throws IOException {
    Files.writeString(dir.resolve(name), content);
  }

  private static String year(int year, String holiday) {
    return "{\"year\":%d,\"source\":\"test\",\"holidays\":[\"%s\"],\"makeUpWorkdays\":[]}"
        .formatted(year, holiday);
  }
}
