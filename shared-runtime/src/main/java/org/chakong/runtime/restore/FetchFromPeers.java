package org.chakong.runtime.restore;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import org.chakong.contracts.api.Restoration;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.evidence.RestoreWords;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.chakong.runtime.web.FailureTrace;
import org.jboss.logging.Logger;

/**
 * After a restore: asks every peer what it knows, makes it stand here again, and opens the door.
 * Whatever fails is tried again from the beginning; repeating is harmless.
 */
@ApplicationScoped
class FetchFromPeers {

  private static final Logger LOG = Logger.getLogger(FetchFromPeers.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ServiceDoor door;
  private final RestorationBook book;
  private final PeerDirectory peers;
  private final AskPeer ask;
  private final RestoreWords words;
  private final Instance<RestoringSide> side;
  private volatile Thread running;

  FetchFromPeers(
      ServiceDoor door,
      RestorationBook book,
      PeerDirectory peers,
      AskPeer ask,
      RestoreWords words,
      Instance<RestoringSide> side) {
    this.door = door;
    this.book = book;
    this.peers = peers;
    this.ask = ask;
    this.words = words;
    this.side = side;
  }

  void start(@Observes StartupEvent started) {
    if (!door.isOpen()) {
      begin();
    }
  }

  /** Unless it is at it. */
  synchronized void begin() {
    if (running == null || !running.isAlive()) {
      running = Thread.ofPlatform().name("restoration").daemon().start(this::untilDone);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    if (running != null) {
      running.interrupt();
    }
  }

  private void untilDone() {
    while (!door.isOpen() && !Thread.currentThread().isInterrupted()) {
      try {
        // one replica fetches, the others find it done
        if (book.open().isEmpty() || book.alone(this::fetch)) {
          door.open();
          return;
        }
      } catch (RuntimeException e) {
        LOG.errorf("what was lost could not be fetched: %s", FailureTrace.of(e));
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @ActivateRequestContext
  boolean fetch() {
    RestorationBook.Open open = book.open().orElseThrow();
    String word = open.word().orElseGet(() -> book.word(open.number(), words.own()));
    for (Peer peer : peers.peers()) {
      if (!fetch(open, word, peer)) {
        LOG.warnf("%s did not say what it knows: nothing is served before it does", peer.party());
        return false;
      }
    }
    book.end(open.number());
    return true;
  }

  private boolean fetch(RestorationBook.Open open, String word, Peer peer) {
    String cursor = null;
    int requests = 0;
    do {
      Optional<RestoredExchanges> page =
          ask.exchanges(peer, new Restoration(open.since(), word, cursor));
      if (page.isEmpty()) {
        return false;
      }
      page.get().items().forEach(item -> again(open, peer, item));
      requests += page.get().items().size();
      cursor = page.get().next();
    } while (cursor != null);
    LOG.infof("%s knows of %d requests since %s", peer.party(), requests, open.since());
    return true;
  }

  private void again(RestorationBook.Open open, Peer peer, RestoredExchange item) {
    Came came;
    try {
      came = side.get().again(peer, item);
    } catch (RuntimeException e) {
      LOG.errorf("request %s could not be restored: %s", item.requestNo(), FailureTrace.of(e));
      came = new Came(Outcome.FAILED, null, null);
    }
    if (came.outcome() != Outcome.SAME) {
      LOG.warnf(
          "request %s: %s, signed %s, now %s",
          item.requestNo(), came.outcome(), came.signed(), came.here());
    }
    book.note(open.number(), item.requestNo(), came);
  }
}
