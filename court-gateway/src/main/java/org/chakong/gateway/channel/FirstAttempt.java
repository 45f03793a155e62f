package org.chakong.gateway.channel;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Makes the first attempt to deliver at once, beside the caller, who waits no longer than it wants.
 * It is an attempt like any other: when it fails or there is no room for it, the durable task that
 * was stored with the request goes on.
 */
@ApplicationScoped
public class FirstAttempt {

  private static final Logger LOG = Logger.getLogger(FirstAttempt.class);

  private final DeliverRequest delivery;
  private final Semaphore room;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FirstAttempt(DeliverRequest delivery, DeliverySettings settings) {
    this.delivery = delivery;
    this.room = new Semaphore(settings.attemptsAtOnce());
  }

  /** Starts the attempt; call it after the request is committed. */
  public void start(String requestNo) {
    if (room.tryAcquire()) {
      threads.execute(() -> attempt(requestNo));
    }
  }

  private void attempt(String requestNo) {
    try {
      Next next = delivery.attempt(requestNo);
      LOG.debugf("first attempt for %s: %s", requestNo, next);
    } catch (RuntimeException e) {
      // without its text, which may quote the request; the durable task will show it again
      LOG.warnf("first attempt for %s failed: %s", requestNo, e.getClass().getName());
    } finally {
      room.release();
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }
}
