package org.chakong.gateway.channel;

import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.channel.ChannelCalls;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One line to each fund centre: every call ends in time, and a centre that does not answer is left
 * alone for a while without keeping the others waiting.
 */
@ApplicationScoped
class FundLine {

  private static final double MOST_FAILING = 0.75;

  private final ChannelCalls calls;
  private final DeliverySettings settings;
  private final Map<String, Guard> guards = new ConcurrentHashMap<>();

  FundLine(ChannelCalls calls, DeliverySettings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  /** Tells the breaker that no answer came. */
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private NoAnswer() {
      super("no answer", null, false, false);
    }
  }

  /** A call that concerns requests. */
  <T> Optional<Exchange<T>> exchange(
      Peer centre,
      Outgoing request,
      BiFunction<FundChannelApi, String, RestResponse<SignedBody<T>>> call) {
    return exchange(FundChannelApi.class, centre, request, call);
  }

  /** Empty when no answer came; the fund centre may have taken the message all the same. */
  <A, T> Optional<Exchange<T>> exchange(
      Class<A> api,
      Peer centre,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call) {
    try {
      return Optional.of(guarded(api, centre, request, call));
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
      Peer centre,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call)
      throws Exception {
    return guards
        .computeIfAbsent(centre.party().value(), this::guard)
        .call(
            () -> calls.exchange(api, centre, request, call).orElseThrow(NoAnswer::new),
            Exchange.class);
  }

  private Guard guard(String party) {
    return Guard.create()
        .withDescription("line to " + party)
        .withTimeout()
        .duration(settings.callTimeout().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(settings.breakerCalls())
        .failureRatio(MOST_FAILING)
        .delay(settings.breakerPause().toMillis(), ChronoUnit.MILLIS)
        .done()
        .build();
  }
}
