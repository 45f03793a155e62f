package org.chakong.contracts.calendar;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The calendar files on the class path, listed in an index because a jar cannot be searched for
 * them.
 */
final class CalendarResources {
  private static final String FOLDER = "calendar/";
  private static final String INDEX = "index";

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
      return CalendarFile.read(bytes(file));
    } catch (IOException notACalendar) {
      throw new UncheckedIOException(file + ": " + notACalendar.getMessage(), notACalendar);
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
}
