package org.chakong.runtime.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.chakong.contracts.message.SignedBody;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One line to each peer: every call ends in time, and a peer that does not answer is left alone for
 * a while (the circuit is open) without keeping anybody waiting. Each replica finds out by itself.
 */
@Startup
@ApplicationScoped
public class PeerLine {

  private static final Logger LOG = Logger.getLogger(PeerLine.class);
  private static final double MOST_FAILING = 0.75;

  private final ChannelCalls calls;
  private final LineSettings settings;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  PeerLine(ChannelCalls calls, LineSettings settings, PeerDirectory peers, MeterRegistry meters) {
    this.calls = calls;
    this.settings = settings;
    peers.peers().forEach(this::line);
    Gauge.builder("chakong.line.open", () -> lines.values().stream().filter(Line::isOpen).count())
        .description("Peers that do not answer and are left alone for moments")
        .register(meters);
  }

  /** Whether the peer is left alone for the moment. */
  boolean isOpen(Peer peer) {
    return line(peer).isOpen();
  }

  /** Tells the breaker that no answer came. */
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private NoAnswer() {
      super("no answer", null, false, false);
    }
  }

  /**
   * One signed call. Never inside a transaction, which a slow peer would keep open.
   *
   * @return empty when no answer came; the peer may have taken the message all the same
   */
  @Transactional(Transactional.TxType.NEVER)
  public <A, T> Optional<Exchange<T>> exchange(
      Class<A> api,
      Peer peer,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call) {
    try {
      return Optional.of(guarded(api, peer, request, call));
    } catch (NoAnswer | FaultToleranceException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a call cannot end like this", e);
    }
  }

  @SuppressWarnings("unchecked")
  private <A, T> Exchange<T> guarded(
      Class<A> api,
      Peer peer,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call)
      throws Exception {
    return line(peer)
        .guard
        .call(
            () -> calls.exchange(api, peer, request, call).orElseThrow(NoAnswer::new),
            Exchange.class);
  }

  private Line line(Peer peer) {
    return lines.computeIfAbsent(peer.party().value(), Line::new);
  }

  /** The breaker of one peer and how it stands. */
  private final class Line {

    private final String party;
    private final Guard guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    private Line(String party) {
      this.party = party;
      this.guard =
          Guard.create()
              .withDescription("line to " + party)
              .withTimeout()
              .duration(settings.callTimeout().toMillis(), ChronoUnit.MILLIS)
              .done()
              .withCircuitBreaker()
              .requestVolumeThreshold(settings.breakerCalls())
              .failureRatio(MOST_FAILING)
              .delay(settings.breakerPause().toMillis(), ChronoUnit.MILLIS)
              .onStateChange(this::changed)
              .done()
              .build();
    }

    private boolean isOpen() {
      return state != CircuitBreakerState.CLOSED;
    }

    private void changed(CircuitBreakerState now) {
      state = now;
      LOG.infof("line to %s: %s", party, now);
    }
  }
}
