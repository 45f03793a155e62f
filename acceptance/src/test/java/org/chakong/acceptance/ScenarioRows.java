package org.chakong.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The acceptance scenarios in short, and which of them the name of a test says it plays. */
final class ScenarioRows {

  private static final Pattern NAME = Pattern.compile("((?:[a-z][0-9]{2}_)+).+");

  private ScenarioRows() {}

  /** Every row by its id, in the order of the list. */
  static Map<String, Text> all() {
    return read("/scenarios.txt");
  }

  /** The rows that need no test through both services, with the reason. */
  static Map<String, Text> explained() {
    return read("/scenarios-explained.txt");
  }

  /** The rows that a test plays: {@code t14_t15_whatIsOverdue…} plays T14 and T15. */
  static List<String> playedBy(String test) {
    Matcher name = NAME.matcher(test);
    return name.matches()
        ? Arrays.stream(name.group(1).split("_")).map(id -> id.toUpperCase(Locale.ROOT)).toList()
        : List.of();
  }

  private static Map<String, Text> read(String resource) {
    Map<String, Text> rows = new LinkedHashMap<>();
    for (String line : text(resource).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] cells = line.split(" \\| ");
        if (cells.length != 3 || rows.put(cells[0], new Text(cells[1], cells[2])) != null) {
          throw new IllegalStateException(resource + " has a line too much or malformed: " + line);
        }
      }
    }
    return rows;
  }

  private static String text(String resource) {
    try (var file = Objects.requireNonNull(ScenarioRows.class.getResourceAsStream(resource))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a row or a reason says, in both languages. */
  record Text(String english, String chinese) {}
}
