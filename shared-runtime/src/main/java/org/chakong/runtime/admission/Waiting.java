package org.chakong.runtime.admission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where callers wait for something to happen. They keep a thread and nothing else, so they do not
 * count among those that are worked on; there is room for some, and the others do not wait.
 */
@Startup
@ApplicationScoped
public class Waiting {

  private final Semaphore room;
  private final Admission admission;

  Waiting(AdmissionSettings settings, Admission admission, MeterRegistry meters) {
    this.room = new Semaphore(settings.waiting());
    this.admission = admission;
    Gauge.builder("chakong.admission.waiting", () -> settings.waiting() - room.availablePermits())
        .description("Callers who wait for something to happen")
        .register(meters);
  }

  /**
   * @param wait takes as long as it likes
   * @param atOnce what is said instead when there is no room
   */
  public <T> T orAtOnce(Supplier<T> wait, Supplier<T> atOnce) {
    if (!room.tryAcquire()) {
      return atOnce.get();
    }
    admission.stepAside();
    try {
      return wait.get();
    } finally {
      admission.stepBack();
      room.release();
    }
  }
}
