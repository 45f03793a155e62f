package org.chakong.fund.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chakong.runtime.clock.RealTime;

/**
 * How many findings are open, as metrics and health tell it on every replica: {@code
 * chakong_register_violations} by check, and how long ago the audit last looked.
 */
@ApplicationScoped
class AuditState {

  /** Scrapes and probes of one moment share one look at the database. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final RegisterAudit audit;
  private final AuditBook book;
  private final MeterRegistry metrics;
  private final Clock real;
  private volatile Known known = new Known(Instant.MIN, Map.of(), Double.NaN);

  AuditState(RegisterAudit audit, AuditBook book, MeterRegistry metrics, @RealTime Clock real) {
    this.audit = audit;
    this.book = book;
    this.metrics = metrics;
    this.real = real;
  }

  private record Known(Instant at, Map<String, Long> counts, double ageSeconds) {}

  void tell(@Observes StartupEvent started) {
    for (Check check : audit.checks()) {
      Gauge.builder(
              "chakong.register.violations", () -> now().counts().getOrDefault(check.name(), 0L))
          .tag("check", check.name())
          .register(metrics);
    }
    Gauge.builder("chakong.register.audit.age.seconds", () -> now().ageSeconds()).register(metrics);
  }

  /** How many are open, by check; checks that hold are left out. */
  public Map<String, Long> counts() {
    return now().counts();
  }

  private Known now() {
    Instant now = real.instant();
    Known last = known;
    if (last.at().isBefore(now.minus(FRESH))) {
      last = new Known(now, book.counts(), age(now));
      known = last;
    }
    return last;
  }

  private double age(Instant now) {
    AuditBook.Run run = book.runs().get(Reach.TOUCHED);
    return run == null || run.endedAt().isEmpty()
        ? Double.NaN
        : Duration.between(run.endedAt().get().toInstant(), now).toMillis() / 1000.0;
  }
}
