package org.chakong.gateway.answer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.clock.LegalClock;

/** Counts answers by action and verdict, and how long they took on the legal clock. */
@ApplicationScoped
class AnswerMetrics {

  private final MeterRegistry meters;
  private final LegalClock legal;

  AnswerMetrics(MeterRegistry meters, LegalClock legal) {
    this.meters = meters;
    this.legal = legal;
  }

  void heard(StoredRequest request, FundWord word) {
    // a newer answer in the place of one in force was not waited for
    boolean corrected = request.status() == RequestStatus.ANSWERED;
    if (word.status() != RequestStatus.ANSWERED || corrected) {
      return;
    }
    String action = request.action().name();
    String verdict = word.answer().verdict().name();
    meters.counter("chakong.answers", "action", action, "verdict", verdict).increment();
    Duration taken = Duration.between(request.acceptedAt(), legal.instant());
    // demo mode may have moved the legal clock back meanwhile
    if (!taken.isNegative()) {
      time(action).record(taken);
    }
  }

  /** From what a machine answers to what takes days; the deadline is among these bounds. */
  private Timer time(String action) {
    return Timer.builder("chakong.answer.time")
        .description("From acceptance to the final answer, legal time")
        .tag("action", action)
        .serviceLevelObjectives(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(4),
            Duration.ofDays(10))
        .register(meters);
  }
}
