package org.chakong.runtime.page;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Asks the service's health checks and measures what is wrong now. */
@Singleton
class FindTrouble {

  private static final int MINUTE = 60;

  private final SmallRyeHealthReporter health;
  private final MeterRegistry meters;

  FindTrouble(SmallRyeHealthReporter health, MeterRegistry meters) {
    this.health = health;
    this.meters = meters;
  }

  /** All that is wrong, what cannot wait first; empty when nothing is. */
  List<Trouble> now() {
    Stream<Trouble> checks =
        Stream.of(health.getReadiness(), health.getWellness())
            .flatMap(report -> report.getPayload().getJsonArray("checks").stream())
            .map(JsonValue::asJsonObject)
            .filter(check -> !"UP".equals(check.getString("status")))
            .map(FindTrouble::failed);
    return Stream.concat(checks, figures().stream())
        .sorted(Comparator.comparing((Trouble trouble) -> !trouble.urgent()))
        .toList();
  }

  private List<Trouble> figures() {
    List<Trouble> wrong = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (WatchedFigure figure : WatchedFigure.ALL) {
      value(figure.gauge())
          .ifPresent(now -> {
            if (now.isNaN()) {
              unread.add(figure.gauge());
            } else if (now > figure.limit()) {
              wrong.add(beyond(figure, now));
            }
          });
    }
    if (!unread.isEmpty()) {
      wrong.add(Trouble.unread(unread));
    }
    return wrong;
  }

  /** A figure as it stands; empty where this service has none of the name or cannot read it. */
  OptionalLong figure(String gauge) {
    return value(gauge)
        .filter(value -> !value.isNaN())
        .map(value -> OptionalLong.of(Math.round(value)))
        .orElse(OptionalLong.empty());
  }

  private static Trouble failed(JsonObject check) {
    String name = check.getString("name");
    HealthCheckWords words = HealthCheckWords.of(name);
    String key = "trouble_" + Trouble.anchor(name).replace('-', '_');
    boolean known = HealthCheckWords.known().containsKey(name);
    return new Trouble(
        words.section(),
        words.urgent(),
        known ? key : "trouble_unknown_check",
        known ? "" : name,
        details(check.getJsonObject("data")));
  }

  private static List<String> details(JsonObject data) {
    return data == null
        ? List.of()
        : data.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
            .toList();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private static Trouble beyond(WatchedFigure figure, double now) {
    return new Trouble(
        figure.alert(),
        figure.urgent(),
        "trouble_" + figure.alert().toLowerCase(Locale.ROOT),
        Long.toString(Math.round(figure.inMinutes() ? Math.floor(now / MINUTE) : now)),
        List.of());
  }

  /** Times are in seconds, the unit of what is exported. */
  private Optional<Double> value(String name) {
    Collection<Gauge> gauges = meters.find(name).gauges();
    return gauges.isEmpty()
        ? Optional.empty()
        : Optional.of(gauges.stream().mapToDouble(Gauge::value).sum());
  }
}
