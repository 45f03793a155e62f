package org.chakong.runtime.restore;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.restore.LocalWords.LocalWord;

/**
 * What all peers tell, one request after the other in the order of first receipt: two gateways'
 * freezes of one account stand in one queue. Of each peer one page is held at a time. What this
 * side's own institution told stands between them by its time; of the same moment it comes first,
 * and what nobody dates comes after all whose receipt is proved.
 */
final class InOrderOfReceipt {

  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final Pages pages;
  private final List<OfPeer> all;
  private final Supplier<Optional<LocalWord>> own;

  /** Where pages come from. */
  @FunctionalInterface
  interface Pages {

    /**
     * @param cursor of the page before, null for the first
     * @return empty when the peer does not answer
     */
    Optional<RestoredExchanges> page(Peer peer, String cursor);
  }

  /** What comes next. */
  sealed interface Next {

    record Told(Peer peer, RestoredExchange exchange) implements Next {}

    record Own(LocalWord word) implements Next {}

    /** A peer does not answer: which request is next is not known. */
    record Silent(Peer peer) implements Next {}

    /** Nothing: that was all. */
    record End() implements Next {}
  }

  /**
   * @param own the earliest word of this side's own institution that is not done yet
   */
  InOrderOfReceipt(List<Peer> peers, Pages pages, Supplier<Optional<LocalWord>> own) {
    this.pages = pages;
    this.own = own;
    this.all = peers.stream().map(OfPeer::new).toList();
  }

  Next next() {
    for (OfPeer one : all) {
      if (!one.fill()) {
        return new Next.Silent(one.peer);
      }
    }
    Optional<OfPeer> first =
        all.stream()
            .filter(one -> !one.waiting.isEmpty())
            .min(Comparator.comparing(OfPeer::receivedAt));
    Optional<LocalWord> word =
        own.get()
            .filter(told -> first.filter(one -> one.receivedAt().isBefore(told.at())).isEmpty());
    return word.<Next>map(Next.Own::new)
        .or(() -> first.map(one -> new Next.Told(one.peer, one.waiting.removeFirst().exchange())))
        .orElseGet(Next.End::new);
  }

  private record Waiting(Instant receivedAt, RestoredExchange exchange) {

    static Waiting of(RestoredExchange exchange) {
      return new Waiting(InOrderOfReceipt.receivedAt(exchange), exchange);
    }
  }

  /** What one peer has told and is still to be done. */
  private final class OfPeer {

    private final Peer peer;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private String cursor;
    private boolean begun;

    private OfPeer(Peer peer) {
      this.peer = peer;
    }

    private Instant receivedAt() {
      return waiting.getFirst().receivedAt();
    }

    /** False when the peer does not answer. */
    private boolean fill() {
      while (waiting.isEmpty() && (!begun || cursor != null)) {
        Optional<RestoredExchanges> page = pages.page(peer, cursor);
        if (page.isEmpty()) {
          return false;
        }
        page.get().items().stream().map(Waiting::of).forEach(waiting::add);
        cursor = page.get().next();
        begun = true;
      }
      return true;
    }
  }

  /**
   * Only to find its place: a time that nobody has signed does the request itself no good. What has
   * none comes last, as on the peer's pages.
   */
  private static Instant receivedAt(RestoredExchange exchange) {
    if (exchange.answered() == null || exchange.answered().body() == null) {
      return Instant.MAX;
    }
    try {
      byte[] body = Base64.getDecoder().decode(exchange.answered().body());
      return Optional.ofNullable(JSON.readValue(body, TrackedRequest.class))
          .map(TrackedRequest::receivedAt)
          .map(OffsetDateTime::toInstant)
          .orElse(Instant.MAX);
    } catch (IOException | IllegalArgumentException unreadable) {
      return Instant.MAX;
    }
  }
}
