package org.chakong.runtime.restore;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.Restoration;
import org.chakong.contracts.api.RestorationApi;
import org.chakong.contracts.api.RestorationApi.RestoredPaper;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.channel.ChannelCalls;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.jboss.logging.Logger;

/** The calls of a restored side on its peers; nothing unverified counts. */
@Singleton
public class AskPeer {

  private static final String PATH = "/channel/v1/restorations";
  private static final Logger LOG = Logger.getLogger(AskPeer.class);
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

  /**
   * Fetches a paper, unless the peer itself says that it does not have it either.
   *
   * @param keep is given the bytes if they are those of that digest
   * @return false when nothing came that counts: whether the peer has it is not known
   */
  public boolean paper(Peer peer, String sha256, Consumer<byte[]> keep) {
    Optional<Exchange<RestoredPaper>> exchange =
        calls.exchange(
            RestorationApi.class,
            peer,
            Outgoing.get(PATH + "/papers/" + sha256),
            (api, authorization) -> api.paper(authorization, sha256));
    if (exchange.filter(said -> said.refusedWith(ProblemCode.NOT_FOUND.status())).isPresent()) {
      LOG.warnf("%s does not have the paper %s either", peer.party(), sha256);
      return true;
    }
    Optional<byte[]> bytes = read(exchange).map(paper -> Base64.getDecoder().decode(paper.bytes()));
    bytes.ifPresent(told -> {
      if (Digests.sha256Hex(told).equals(sha256)) {
        keep.accept(told);
      } else {
        LOG.errorf("%s gives another paper for %s: it has lost that one", peer.party(), sha256);
      }
    });
    return bytes.isPresent();
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
