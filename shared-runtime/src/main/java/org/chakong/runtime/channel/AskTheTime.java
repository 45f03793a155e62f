package org.chakong.runtime.channel;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.chakong.contracts.api.RestorationApi;
import org.chakong.runtime.clock.ClockTrust;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * While the clock is doubted, asks the peers: whatever one of them says is signed with its time,
 * and verifies only where the two clocks are at most five minutes apart. Each process asks for
 * itself; a durable task would run in one of them, and not at all with a clock that is behind.
 */
@ApplicationScoped
class AskTheTime {

  private static final Logger LOG = Logger.getLogger(AskTheTime.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** A paper that nobody has: a peer of any version answers, and sends nothing. */
  private static final String NO_PAPER = "0".repeat(64);

  private final ClockTrust clock;
  private final PeerDirectory peers;
  private final PeerLine line;
  private final boolean enabled;
  private volatile boolean stopped;

  AskTheTime(
      ClockTrust clock,
      PeerDirectory peers,
      PeerLine line,
      @ConfigProperty(name = "chakong.clock.ask-peers", defaultValue = "true") boolean enabled) {
    this.clock = clock;
    this.peers = peers;
    this.line = line;
    this.enabled = enabled;
  }

  void start(@Observes StartupEvent started) {
    if (enabled) {
      Thread.ofVirtual().name("ask-the-time").start(this::watch);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void watch() {
    while (!stopped) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (!stopped && clock.isDoubtful()) {
        ask();
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }

  /** Asks until one peer agrees. */
  @ActivateRequestContext
  void ask() {
    for (Peer peer : peers.peers()) {
      try {
        line.exchange(
            RestorationApi.class,
            peer,
            Outgoing.get("/channel/v1/restorations/papers/" + NO_PAPER),
            (api, authorization) -> api.paper(authorization, NO_PAPER));
      } catch (RuntimeException e) {
        // without its text; asked again after the pause
        LOG.warnf("%s cannot be asked the time: %s", peer.party(), e.getClass().getName());
      }
      if (!clock.isDoubtful()) {
        return;
      }
    }
  }
}
