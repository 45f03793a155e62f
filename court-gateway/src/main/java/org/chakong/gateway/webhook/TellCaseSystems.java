package org.chakong.gateway.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chakong.contracts.api.Change;
import org.chakong.gateway.change.ChangeFeed;
import org.chakong.gateway.webhook.Endpoints.Endpoint;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.Backoff;
import org.jboss.logging.Logger;

/**
 * Tells each endpoint what is due, endpoint by endpoint on threads of their own, so that a slow one
 * holds up no other. The claims in the database keep replicas apart and outlive a killed process;
 * no transaction is open during a call.
 */
@ApplicationScoped
class TellCaseSystems {

  private static final Logger LOG = Logger.getLogger(TellCaseSystems.class);

  private final Endpoints endpoints;
  private final Outbox outbox;
  private final ChangeFeed feed;
  private final Clock real;
  private final Call call;
  private final Backoff backoff;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  TellCaseSystems(
      Endpoints endpoints,
      Outbox outbox,
      ChangeFeed feed,
      WebhookSettings settings,
      @RealTime Clock real) {
    this.endpoints = endpoints;
    this.outbox = outbox;
    this.feed = feed;
    this.real = real;
    this.call = new Call(settings.timeout());
    this.backoff = Backoff.between(settings.firstPause(), settings.longestPause());
  }

  @Produces
  @Singleton
  RecurringTask<Void> telling() {
    return Tasks.recurring("tell-case-systems", FixedDelay.ofMillis(500))
        .execute((task, context) -> endpoints.all().forEach(this::look));
  }

  private void look(Endpoint endpoint) {
    if (busy.add(endpoint.court())) {
      threads.execute(() -> {
        try {
          outbox.queue(endpoint.court());
          while (tellDue(endpoint)) {
            outbox.queue(endpoint.court());
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
          // without its text; the next look shows it again
          LOG.warnf("case systems of %s: %s", endpoint.court(), e.getClass().getName());
        } finally {
          busy.remove(endpoint.court());
        }
      });
    }
  }

  /** False when nothing was due. */
  private boolean tellDue(Endpoint endpoint) throws InterruptedException {
    List<Outbox.Due> due = outbox.claim(endpoint.court());
    List<Callable<Void>> calls =
        due.stream()
            .map(one ->
                (Callable<Void>)
                    () -> {
                      tell(endpoint, one);
                      return null;
                    })
            .toList();
    threads.invokeAll(calls);
    return !due.isEmpty();
  }

  private void tell(Endpoint endpoint, Outbox.Due due) throws InterruptedException {
    switch (attempt(endpoint, due)) {
      case Call.Result.Told told -> outbox.told(due, told.text());
      case Call.Result.Failed failed -> {
        if (outbox.failed(due, failed.text(), backoff.pause(due.attempts() + 1))) {
          LOG.errorf("change %d is given up for %s", due.seq(), endpoint.court());
        }
      }
      case Call.Result.Gone gone -> {
        outbox.failed(due, gone.text(), backoff.pause(due.attempts() + 1));
        outbox.gone(endpoint.court());
        LOG.errorf("the endpoint of %s says that it is gone", endpoint.court());
      }
    }
  }

  private Call.Result attempt(Endpoint endpoint, Outbox.Due due) throws InterruptedException {
    try {
      Change change = feed.changes(endpoint.court(), due.seq() - 1, 1).getFirst();
      return call.tell(endpoint, change, real.instant());
    } catch (RuntimeException e) {
      // without its text, which may quote the change
      return new Call.Result.Failed(e.getClass().getSimpleName());
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    call.close();
  }
}
