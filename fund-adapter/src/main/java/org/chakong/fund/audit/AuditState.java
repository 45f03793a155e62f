package org.chakong.fund.audit;

import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.metrics.DatabaseFigures;

/**
 * How many findings are open, as metrics and health tell it on every replica: {@code
 * chakong_register_violations} by check, and how long ago the audit last looked.
 */
@ApplicationScoped
class AuditState {

  /** Scrapes and probes of one moment share one look at the database. */
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final RegisterAudit audit;
  private final AuditBook book;
  private final DatabaseFigures figures;
  private final Clock real;
  private volatile Known known = new Known(System.nanoTime() - FRESH, Map.of(), Optional.empty());

  AuditState(RegisterAudit audit, AuditBook book, DatabaseFigures figures, @RealTime Clock real) {
    this.audit = audit;
    this.book = book;
    this.figures = figures;
    this.real = real;
  }

  private record Known(long at, Map<String, Long> counts, Optional<Duration> age) {}

  void tell(@Observes StartupEvent started) {
    for (Check check : audit.checks()) {
      figures.count(
          "chakong.register.violations",
          "Open findings of the running audit",
          Tags.of("check", check.name()),
          () -> now().counts().getOrDefault(check.name(), 0L));
    }
    figures.time(
        "chakong.register.audit.age",
        "Since the audit last looked; cannot be read before its first look has ended",
        () -> now().age().orElseThrow());
  }

  /** How many are open, by check; checks that hold are left out. */
  public Map<String, Long> counts() {
    return now().counts();
  }

  private Known now() {
    long now = System.nanoTime();
    Known last = known;
    if (now - last.at() >= FRESH) {
      last = new Known(now, book.counts(), age(real.instant()));
      known = last;
    }
    return last;
  }

  private Optional<Duration> age(Instant now) {
    return Optional.ofNullable(book.runs().get(Reach.TOUCHED))
        .flatMap(AuditBook.Run::endedAt)
        .map(ended -> Duration.between(ended.toInstant(), now));
  }
}
