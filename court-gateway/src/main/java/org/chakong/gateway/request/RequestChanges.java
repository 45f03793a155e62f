package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.chakong.runtime.admission.Waiting;
import org.chakong.runtime.clock.RealTime;

/**
 * Lets callers wait for a request to change. A change made by this process wakes them at once, one
 * made by another replica is seen by looking again.
 */
@ApplicationScoped
public class RequestChanges {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final RequestBook book;
  private final Clock real;
  private final Waiting waiting;
  private final ConcurrentMap<String, Set<Semaphore>> bells = new ConcurrentHashMap<>();

  RequestChanges(RequestBook book, Waiting waiting, @RealTime Clock real) {
    this.book = book;
    this.waiting = waiting;
    this.real = real;
  }

  /**
   * Waits until the request is as wanted or the time is over; not at all when too many wait.
   *
   * @param until real time
   * @return the request as it stands then
   * @throws IllegalStateException when there is no such request
   */
  public StoredRequest await(String requestNo, Instant until, Predicate<StoredRequest> wanted) {
    StoredRequest now = read(requestNo);
    return wanted.test(now)
        ? now
        : waiting.orAtOnce(() -> listening(requestNo, until, wanted), () -> now);
  }

  private StoredRequest listening(
      String requestNo, Instant until, Predicate<StoredRequest> wanted) {
    Semaphore bell = listen(requestNo);
    try {
      StoredRequest stored = read(requestNo);
      Duration left = Duration.between(real.instant(), until);
      while (!wanted.test(stored) && left.isPositive()) {
        bell.tryAcquire(shorter(left).toMillis() + 1, TimeUnit.MILLISECONDS);
        stored = read(requestNo);
        left = Duration.between(real.instant(), until);
      }
      return stored;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return read(requestNo);
    } finally {
      stopListening(requestNo, bell);
    }
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RequestChanged change) {
    bells.getOrDefault(change.requestNo(), Set.of()).forEach(Semaphore::release);
  }

  private Semaphore listen(String requestNo) {
    Semaphore bell = new Semaphore(0);
    bells.compute(
        requestNo,
        (no, before) -> {
          Set<Semaphore> all = before == null ? ConcurrentHashMap.newKeySet() : before;
          all.add(bell);
          return all;
        });
    return bell;
  }

  private void stopListening(String requestNo, Semaphore bell) {
    bells.computeIfPresent(
        requestNo,
        (no, all) -> {
          all.remove(bell);
          return all.isEmpty() ? null : all;
        });
  }

  private StoredRequest read(String requestNo) {
    return book.find(requestNo)
        .orElseThrow(() -> new IllegalStateException("request " + requestNo + " is not stored"));
  }

  private static Duration shorter(Duration left) {
    return left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
  }
}
