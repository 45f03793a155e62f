package org.chakong.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import org.junit.jupiter.api.Test;

class TakeMetersAwayTest {

  @Test
  void a_service_that_starts_after_another_shows_its_own_figures() {
    var meters = new CompositeMeterRegistry();
    meters.add(new SimpleMeterRegistry());
    gauge(meters, 1);
    new TakeMetersAway(meters).ended(new ShutdownEvent());
    gauge(meters, 2);
    assertThat(meters.get("chakong.test").gauge().value()).isEqualTo(2);
  }

  private static void gauge(CompositeMeterRegistry meters, double value) {
    Gauge.builder("chakong.test", () -> value).register(meters);
  }
}
