package org.chakong.runtime.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Takes the figures of a service that ends out of the registry, which outlives it where another one
 * starts in the same process, as in development. Else the next one is shown the figures of the
 * first, each after a long wait for a database that is gone.
 */
@Singleton
class TakeMetersAway {

  private final MeterRegistry meters;

  TakeMetersAway(MeterRegistry meters) {
    this.meters = meters;
  }

  void ended(@Observes ShutdownEvent ended) {
    meters.clear();
  }
}
