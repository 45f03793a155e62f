package org.chakong.runtime.restore;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chakong.runtime.web.FailureTrace;
import org.jboss.logging.Logger;

/**
 * Looks every second whether the database is still the one it was: a standby that replied after the
 * commit (asynchronous 异步备库) may be promoted under running services, and then what it had not
 * received yet is lost. No durable task, for these are stopped while the door is closed.
 */
@ApplicationScoped
class WatchTimeline {

  private static final Logger LOG = Logger.getLogger(WatchTimeline.class);
  private static final long EVERY_MILLIS = 1000;

  private final ServiceDoor door;
  private final FetchFromPeers fetch;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timeline").daemon().factory());

  WatchTimeline(ServiceDoor door, FetchFromPeers fetch) {
    this.door = door;
    this.fetch = fetch;
  }

  void start(@Observes StartupEvent started) {
    var unused =
        clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent stopping) {
    clock.shutdownNow();
  }

  private void look() {
    try {
      door.watch();
      if (!door.isOpen()) {
        fetch.begin();
      }
    } catch (RuntimeException e) {
      // a database that is away takes nothing either; the next look is in a second
      LOG.debugf("which database it is could not be seen: %s", FailureTrace.of(e));
    }
  }
}
