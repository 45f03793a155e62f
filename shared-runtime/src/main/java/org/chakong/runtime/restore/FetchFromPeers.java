package org.chakong.runtime.restore;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chakong.contracts.api.Restoration;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.database.DatabaseBusy;
import org.chakong.runtime.evidence.RestoreWords;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.chakong.runtime.web.FailureTrace;
import org.jboss.logging.Logger;

/**
 * After a restore: asks every peer what it knows, makes it stand here again in the order of first
 * receipt, and opens the door. Whatever fails is tried again from the beginning, with nothing done
 * after it; repeating is harmless.
 */
@ApplicationScoped
class FetchFromPeers {

  private static final Logger LOG = Logger.getLogger(FetchFromPeers.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Rounds in which a request may fail before the others go on without it. */
  private static final int ATTEMPTS = 10;

  private final ServiceDoor door;
  private final RestorationBook book;
  private final PeerDirectory peers;
  private final AskPeer ask;
  private final RestoreWords words;
  private final Instance<RestoringSide> side;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
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

  void stop(@Observes ShutdownEvent stopped) {
    stopping.countDown();
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
        if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @ActivateRequestContext
  boolean fetch() {
    RestorationBook.Open open = book.open().orElseThrow();
    String word = open.word().orElseGet(() -> book.word(open.number(), words.own()));
    var told =
        new InOrderOfReceipt(
            peers.peers(),
            (peer, cursor) -> ask.exchanges(peer, new Restoration(open.since(), word, cursor)));
    int requests = 0;
    InOrderOfReceipt.Next next = told.next();
    while (next instanceof InOrderOfReceipt.Next.Told one && again(open, one)) {
      requests++;
      next = told.next();
    }
    return switch (next) {
      case InOrderOfReceipt.Next.Told undone -> false;
      case InOrderOfReceipt.Next.Silent silent -> {
        PartyId party = silent.peer().party();
        LOG.warnf("%s did not say what it knows: nothing is served before it does", party);
        yield false;
      }
      case InOrderOfReceipt.Next.End end -> {
        side.get().allAgain();
        book.end(open.number());
        LOG.infof("the peers know of %d requests since %s", requests, open.since());
        yield true;
      }
    };
  }

  /**
   * @return false when nothing may be done after it yet: later requests would take what is its own
   */
  private boolean again(RestorationBook.Open open, InOrderOfReceipt.Next.Told told) {
    String requestNo = told.exchange().requestNo();
    Optional<Came> came;
    try {
      came = side.get().again(told.peer(), told.exchange());
    } catch (RuntimeException e) {
      LOG.errorf("request %s could not be restored: %s", requestNo, FailureTrace.of(e));
      came =
          isGivenUp(requestNo, e)
              ? Optional.of(new Came(Outcome.FAILED, null, null))
              : Optional.empty();
    }
    came.ifPresent(known -> note(open, requestNo, known));
    if (came.isEmpty()) {
      LOG.warnf("request %s: to be tried again before any other", requestNo);
    }
    return came.isPresent();
  }

  /** A request that always fails keeps the service closed for a while, not for ever. */
  private boolean isGivenUp(String requestNo, RuntimeException failure) {
    return !DatabaseBusy.isShownBy(failure)
        && failures.merge(requestNo, 1, Integer::sum) >= ATTEMPTS;
  }

  private void note(RestorationBook.Open open, String requestNo, Came came) {
    if (came.outcome() != Outcome.SAME) {
      LOG.warnf("request %s: %s", requestNo, came.outcome());
    }
    book.note(open.number(), requestNo, came);
  }
}
