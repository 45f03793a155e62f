package org.chakong.acceptance.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a service's {@code /q/metrics} says. */
public final class ServedFigure {

  private ServedFigure() {}

  /**
   * A figure, as soon as it can be read: after a slow reading a service rests for a moment.
   *
   * @param name without labels, for the sum of all
   * @return {@code NaN} when it cannot be read for a minute, 0 when it is not served
   */
  public static double of(Wire service, String name) {
    return sum(
        Patience.until(
            () -> service.get("/q/metrics", null, Map.of()),
            reply -> !Double.isNaN(sum(reply, name))),
        name);
  }

  private static double sum(Reply metrics, String name) {
    return new String(metrics.body(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
