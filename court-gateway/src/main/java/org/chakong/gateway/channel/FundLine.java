package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerLine;
import org.jboss.resteasy.reactive.RestResponse;

/** The line to each fund centre; empty when no answer came, though it may have the message. */
@ApplicationScoped
class FundLine {

  private final PeerLine line;

  FundLine(PeerLine line) {
    this.line = line;
  }

  /** A call that concerns requests. */
  <T> Optional<Exchange<T>> exchange(
      Peer centre,
      Outgoing request,
      BiFunction<FundChannelApi, String, RestResponse<SignedBody<T>>> call) {
    return exchange(FundChannelApi.class, centre, request, call);
  }

  /** Any call. */
  <A, T> Optional<Exchange<T>> exchange(
      Class<A> api,
      Peer centre,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call) {
    return line.exchange(api, centre, request, call);
  }
}
