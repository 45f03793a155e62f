package org.chakong.runtime.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts made-up calendar years where a running service finds them, and takes them away again. */
public final class CalendarDrop {

  private final Path dir;

  /**
   * @param data {@code chakong.data} of the service under test
   */
  public CalendarDrop(Path data) {
    this.dir = data.resolve("calendar");
  }

  /** A made-up year with these days off. */
  public void put(int year, String... holidays) {
    String days = Stream.of(holidays).collect(Collectors.joining("\",\"", "[\"", "\"]"));
    write(
        year + ".json",
        "{\"year\":%d,\"source\":\"made up\",\"holidays\":%s,\"makeUpWorkdays\":[]}"
            .formatted(year, days));
  }

  public void write(String name, String content) {
    try {
      Files.createDirectories(dir);
      Path draft = Files.writeString(dir.resolve("." + name), content);
      Files.move(draft, dir.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes every file away; the service notices within its next look. */
  public void clear() {
    if (!Files.isDirectory(dir)) {
      return;
    }
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
