package org.chakong.runtime.metrics;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our metrics with their types and labels: as {@code docs/operations.md} says, and as served. */
public final class DocumentedMetrics {

  private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(chakong_\\w+)` \\| (\\w+) \\| ([^|]*)\\| (\\w+) \\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (chakong_\\w+) (\\w+)$");
  private static final Pattern WORD = Pattern.compile("`(\\w+)`");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** What histograms are made of. */
  private static final Set<String> OF_BUCKETS = Set.of("le");

  private DocumentedMetrics() {}

  /**
   * @param service {@code gateway} or {@code adapter}
   * @return by name the type and the labels
   */
  public static Map<String, String> documented(String service) {
    Map<String, String> all = new TreeMap<>();
    Matcher row = ROW.matcher(text());
    while (row.find()) {
      if (row.group(4).equals(service) || row.group(4).equals("both")) {
        all.put(row.group(1), row.group(2) + " " + words(WORD, row.group(3)));
      }
    }
    return all;
  }

  /**
   * @param metrics the text of {@code /q/metrics}
   */
  public static Map<String, String> served(String metrics) {
    Map<String, String> all = new TreeMap<>();
    Matcher type = TYPE.matcher(metrics);
    while (type.find()) {
      // a counter's family is named without the ending that its samples have
      boolean counter = type.group(2).equals("counter") && !type.group(1).endsWith("_total");
      String name = counter ? type.group(1) + "_total" : type.group(1);
      all.put(name, type.group(2) + " " + labels(metrics, name));
    }
    return all;
  }

  private static Set<String> labels(String metrics, String name) {
    Matcher sample =
        Pattern.compile("(?m)^" + name + "(?:_bucket|_sum|_count)?(?:\\{([^}]*)})? ")
            .matcher(metrics);
    Set<String> labels = new TreeSet<>();
    while (sample.find()) {
      labels.addAll(words(LABEL, sample.group(1) == null ? "" : sample.group(1)));
    }
    labels.removeAll(OF_BUCKETS);
    return labels;
  }

  private static Set<String> words(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static String text() {
    try {
      return Files.readString(OPERATIONS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
