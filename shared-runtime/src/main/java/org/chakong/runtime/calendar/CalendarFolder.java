package org.chakong.runtime.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.calendar.CalendarFile;
import org.chakong.contracts.calendar.CalendarYear;

/**
 * The calendar files of a directory. Of a file that cannot be read any more the year last read
 * stays; one that was taken away takes its year with it.
 */
final class CalendarFolder {

  private static final String SUFFIX = ".json";

  private final Path folder;
  private final boolean mayBeAbsent;
  private Map<String, CalendarYear> known = Map.of();

  /**
   * @param mayBeAbsent false where somebody configured it, so that its absence is a mistake
   */
  CalendarFolder(Path folder, boolean mayBeAbsent) {
    this.folder = folder;
    this.mayBeAbsent = mayBeAbsent;
  }

  /**
   * What a look at the directory came to.
   *
   * @param years by the name of the file
   * @param broken names of what cannot be read as a calendar, each with the reason
   */
  record Contents(Map<String, CalendarYear> years, SortedMap<String, String> broken) {}

  Contents read() {
    SortedMap<String, String> broken = new TreeMap<>();
    try {
      Map<String, CalendarYear> read = new TreeMap<>();
      for (String name : names()) {
        readInto(read, broken, name);
      }
      known = Map.copyOf(read);
    } catch (NoSuchFileException absent) {
      if (!mayBeAbsent) {
        broken.put(folder.toString(), "is not there");
      }
      known = mayBeAbsent ? Map.of() : known;
    } catch (IOException unreadable) {
      broken.put(folder.toString(), "cannot be listed");
    }
    return new Contents(known, broken);
  }

  private SortedSet<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream()
          .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private void readInto(Map<String, CalendarYear> read, Map<String, String> broken, String name) {
    try {
      CalendarYear year = CalendarFile.read(Files.readAllBytes(folder.resolve(name)));
      if (!name.equals(year.year() + SUFFIX)) {
        throw new IOException("holds the year " + year.year());
      }
      read.put(name, year);
    } catch (IOException | IllegalArgumentException notACalendar) {
      broken.put(name, reason(notACalendar));
      if (known.containsKey(name)) {
        read.put(name, known.get(name));
      }
    }
  }

  /** The first line: the rest of a parser's message quotes the file. */
  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
