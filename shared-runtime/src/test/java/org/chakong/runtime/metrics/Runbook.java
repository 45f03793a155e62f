package org.chakong.runtime.metrics;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sections of the runbook in both languages, and who refers to them. */
public final class Runbook {

  private static final Path ROOT = Path.of("..");
  private static final Pattern SECTION = Pattern.compile("(?m)^### (.+)$");
  private static final Pattern ALERT =
      Pattern.compile("- alert: (\\w+)(?:(?!- alert:)[\\s\\S])*?runbook: \"([^\"]*)\"");
  private static final Pattern ALERT_NAME = Pattern.compile("(?m)^ *- alert: (\\w+)$");
  private static final Pattern REFERENCE = Pattern.compile("docs/runbook\\.md#([a-z-]+)");

  private Runbook() {}

  /** The files, one for each language. */
  public static List<String> files() {
    return List.of("docs/runbook.md", "docs/runbook.zh-CN.md");
  }

  /** Headings of alerts and health checks. */
  public static Set<String> sections(String file) {
    return all(SECTION, text(file), 1);
  }

  /** The anchor that a heading gets where the file is shown. */
  public static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  static Set<String> alerts() {
    return all(ALERT_NAME, text("deploy/prometheus/alerts.yml"), 1);
  }

  /** Alerts with the address that their annotation gives, as {@code name address}. */
  static Set<String> alertReferences() {
    return ALERT
        .matcher(text("deploy/prometheus/alerts.yml"))
        .results()
        .map(found -> found.group(1) + " " + found.group(2))
        .collect(toCollection(TreeSet::new));
  }

  static Set<String> dashboardReferences() {
    return all(REFERENCE, text("deploy/grafana/dashboards/chakong.json"), 1);
  }

  private static Set<String> all(Pattern pattern, String text, int group) {
    Stream<String> found = pattern.matcher(text).results().map(result -> result.group(group));
    return found.collect(toCollection(TreeSet::new));
  }

  private static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
