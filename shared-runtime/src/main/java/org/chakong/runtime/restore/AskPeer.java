package org.chakong.runtime.restore;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.Restoration;
import org.chakong.contracts.api.RestorationApi;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.channel.ChannelCalls;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;

/** The calls of a restored side on its peers; nothing unverified counts. */
@Singleton
public class AskPeer {

  private static final String PATH = "/channel/v1/restorations";
  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final ChannelCalls calls;

  AskPeer(ChannelCalls calls) {
    this.calls = calls;
  }

  /** A page of what was said since; empty when the peer did not answer. */
  Optional<RestoredExchanges> exchanges(Peer peer, Restoration restoration) {
    SignedBody<Restoration> body = SignedBody.of(restoration, JSON);
    return read(
        calls.exchange(
            RestorationApi.class,
            peer,
            Outgoing.post(PATH, body.bytes()),
            (api, authorization) -> api.restored(authorization, body)));
  }

  /** The bytes of a paper; empty when the peer does not have it either. */
  public Optional<byte[]> paper(Peer peer, String sha256) {
    return read(calls.exchange(
            RestorationApi.class,
            peer,
            Outgoing.get(PATH + "/papers/" + sha256),
            (api, authorization) -> api.paper(authorization, sha256)))
        .map(paper -> Base64.getDecoder().decode(paper.bytes()));
  }

  private static <T> Optional<T> read(Optional<Exchange<T>> exchange) {
    if (exchange.filter(Exchange::accepted).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(exchange.get().response().value());
    } catch (IOException e) {
      // not chained: the reader's words may quote the message
      return Optional.empty();
    }
  }
}
