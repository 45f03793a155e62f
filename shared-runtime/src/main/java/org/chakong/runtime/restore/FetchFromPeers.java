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
import org.chakong.runtime.restore.LocalWords.LocalWord;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.chakong.runtime.web.FailureTrace;
import org.jboss.logging.Logger;

/**
 * After a restore: asks every peer what it knows, makes it stand here again in the order of first
 * receipt, with what the own institution told in its place between, and opens the door. Whatever
 * fails is tried again from the beginning, with nothing done after it; repeating is harmless.
 */
@ApplicationScoped
class FetchFromPeers {

  private static final Logger LOG = Logger.getLogger(FetchFromPeers.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

  /** Rounds in which a request may fail before the others go on without it. */
  private static final int ATTEMPTS = 10;

  private final ServiceDoor door;
  private final RestorationBook book;
  private final PeerDirectory peers;
  private final AskPeer ask;
  private final RestoreWords words;
  private final Instance<RestoringSide> side;
  private final Instance<LocalWords> own;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Thread running;
  private volatile boolean hasSaidThatItWaits;
  private volatile long saidThatItWaits;

  FetchFromPeers(
      ServiceDoor door,
      RestorationBook book,
      PeerDirectory peers,
      AskPeer ask,
      RestoreWords words,
      Instance<RestoringSide> side,
      Instance<LocalWords> own) {
    this.door = door;
    this.book = book;
    this.peers = peers;
    this.ask = ask;
    this.words = words;
    this.side = side;
    this.own = own;
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
    if (open.waits()) {
      sayThatItWaits(open);
      return false;
    }
    String word = open.word().orElseGet(words::own);
    if (open.word().isEmpty() && !book.begin(open.number(), word)) {
      return false;
    }
    var told =
        new InOrderOfReceipt(
            peers.peers(),
            (peer, cursor) -> ask.exchanges(peer, new Restoration(open.since(), word, cursor)),
            () -> own.stream().findAny().flatMap(words -> words.first(open.number())));
    InOrderOfReceipt.Next next = told.next();
    int done = 0;
    while (isDone(open, next)) {
      done++;
      next = told.next();
    }
    return switch (next) {
      case InOrderOfReceipt.Next.Told undone -> false;
      case InOrderOfReceipt.Next.Own undone -> false;
      case InOrderOfReceipt.Next.Silent silent -> {
        PartyId party = silent.peer().party();
        LOG.warnf("%s did not say what it knows: nothing is served before it does", party);
        yield false;
      }
      case InOrderOfReceipt.Next.End end -> {
        side.get().allAgain();
        book.end(open.number());
        LOG.infof("%d requests and words since %s are done again", done, open.since());
        yield true;
      }
    };
  }

  private void sayThatItWaits(RestorationBook.Open open) {
    long now = System.nanoTime();
    if (!hasSaidThatItWaits || now - saidThatItWaits > SAY_AGAIN.toNanos()) {
      hasSaidThatItWaits = true;
      saidThatItWaits = now;
      LOG.warnf(
          "restoration %d waits for an operator to say that all was told: nothing is served before",
          open.number());
    }
  }

  private boolean isDone(RestorationBook.Open open, InOrderOfReceipt.Next next) {
    return switch (next) {
      case InOrderOfReceipt.Next.Told one -> again(open, one);
      case InOrderOfReceipt.Next.Own one -> taken(one.word());
      case InOrderOfReceipt.Next.Silent silent -> false;
      case InOrderOfReceipt.Next.End end -> false;
    };
  }

  /** As with a request: nothing is done after it before it is. */
  private boolean taken(LocalWord word) {
    try {
      own.get().take(word);
      return true;
    } catch (RuntimeException e) {
      LOG.errorf("word %d could not be taken: %s", word.number(), FailureTrace.of(e));
      if (isGivenUp("word " + word.number(), e)) {
        own.get().giveUp(word);
        return true;
      }
      LOG.warnf("word %d: to be tried again before anything else", word.number());
      return false;
    }
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
  private boolean isGivenUp(String what, RuntimeException failure) {
    return !DatabaseBusy.isShownBy(failure) && failures.merge(what, 1, Integer::sum) >= ATTEMPTS;
  }

  private void note(RestorationBook.Open open, String requestNo, Came came) {
    if (came.outcome() != Outcome.SAME) {
      LOG.warnf("request %s: %s", requestNo, came.outcome());
    }
    book.note(open.number(), requestNo, came);
  }
}
