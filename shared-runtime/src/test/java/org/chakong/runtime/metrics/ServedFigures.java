package org.chakong.runtime.metrics;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.time.Duration;

/** What {@code /q/metrics} of the service under test says. */
public final class ServedFigures {

  private static final Duration SOON = Duration.ofSeconds(60);

  private ServedFigures() {}

  /**
   * A figure, as soon as it can be read: after a slow reading a service rests for a moment.
   *
   * @param name with its labels, or without any the sum of all
   */
  public static double figure(String name) {
    return await().atMost(SOON).until(() -> sum(name), value -> !Double.isNaN(value));
  }

  private static double sum(String name) {
    return RestAssured.get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(Double::sum)
        .orElseThrow(() -> new AssertionError(name + " is not served"));
  }
}
