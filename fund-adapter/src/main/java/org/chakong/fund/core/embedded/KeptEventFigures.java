package org.chakong.fund.core.embedded;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** How many events of a restore the core still has to look at. */
@Startup
@ApplicationScoped
class KeptEventFigures {

  KeptEventFigures(KeptEventRows rows, MeterRegistry meters) {
    Gauge.builder("chakong.restoration.events.refused", rows::refused)
        .description("Core events of a restore that were refused and not applied since")
        .register(meters);
  }
}
