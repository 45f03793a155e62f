package org.chakong.runtime.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of our metrics the alert rules and the dashboard ask a service for. */
public final class AskedMetrics {

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Pattern METRIC = Pattern.compile("(chakong_[a-z_]+)(\\{[^}]*})?");
  private static final Pattern SERVICE = Pattern.compile("service=\\\\?\"(\\w+)");

  private AskedMetrics() {}

  /**
   * A metric without a selector is asked of both services.
   *
   * @param service {@code gateway} or {@code fund}
   */
  public static Set<String> of(String service) {
    Set<String> asked = new TreeSet<>();
    for (String file : new String[] {"prometheus/alerts.yml", "grafana/dashboards/chakong.json"}) {
      Matcher metric = METRIC.matcher(text(DEPLOY.resolve(file)));
      while (metric.find()) {
        if (isOf(service, metric.group(2))) {
          asked.add(metric.group(1));
        }
      }
    }
    return asked;
  }

  private static boolean isOf(String service, String selector) {
    Matcher named = SERVICE.matcher(selector == null ? "" : selector);
    return !named.find() || named.group(1).equals(service);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
