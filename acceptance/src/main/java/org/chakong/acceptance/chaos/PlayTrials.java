package org.chakong.acceptance.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.chakong.acceptance.client.World;

/**
 * Plays trials on two running services, one after the other, and compares after each of them what
 * was promised with what both sides say.
 */
final class PlayTrials {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration TOLD = Duration.ofMinutes(2);

  private final Site site;
  private final World world;
  private final Books books;
  private final Consumer<String> progress;
  private final Duration patience;

  PlayTrials(Site site, World world, Books books, Consumer<String> progress) {
    this(site, world, books, progress, PATIENCE);
  }

  /**
   * @param patience how long what must happen is waited for
   */
  PlayTrials(Site site, World world, Books books, Consumer<String> progress, Duration patience) {
    this.site = site;
    this.world = world;
    this.books = books;
    this.progress = progress;
    this.patience = patience;
  }

  /** What is done to the services, and what they must do then. */
  interface Play {
    void on(TrialGround ground) throws Exception;
  }

  /**
   * All that a running pair can be put through. First the one that goes to the end of a year: what
   * others have frozen might end there.
   */
  List<TrialOutcome> onPair() {
    var clock = ClockLeap.in(site.data());
    return List.of(
        play(Trial.CALENDAR_MISSING, new MissingCalendar()::on),
        play(Trial.POISONED_MESSAGE, new PoisonedMessage(requestNo -> requestNo)::on),
        play(Trial.CLOCK_SET, new LeapingClock(clock::set)::on));
  }

  /** Plays one; whatever goes wrong in it is something found. */
  TrialOutcome play(Trial trial, Play play) {
    long start = System.nanoTime();
    var ground = new TrialGround(site, world, books, patience);
    try {
      play.on(ground);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a trial", e);
    } catch (Exception e) {
      broken(ground, e);
    }
    try {
      reckon(ground);
      world.realTime();
    } catch (RuntimeException e) {
      broken(ground, e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    var outcome =
        new TrialOutcome(trial, Optional.empty(), ground.seen(), List.copyOf(ground.found()), took);
    progress.accept(
        "trial "
            + trial.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ": "
            + outcome.inWords());
    outcome.found().forEach(found -> progress.accept("  ✗ " + found.key() + ": " + found.detail()));
    return outcome;
  }

  private static void broken(TrialGround ground, Exception e) {
    ground.found().add(new Difference(Difference.Kind.TRIAL, "it broke off", e.toString()));
  }

  /** As after the kills, all but the evidence, which is checked once for all. */
  private void reckon(TrialGround ground) {
    var look = new Reckoning(world, books);
    List<Promise> open = new ArrayList<>(books.promises());
    ground.await(
        "all requests come to rest",
        () -> {
          open.removeIf(look::isAtRest);
          return open.isEmpty();
        });
    var reckoning = new Reckoning(world, books);
    ground.found().addAll(reckoning.reckon());
    ground.found().addAll(new FreezeReckoning(world, books).reckon(TOLD));
    ground.found().addAll(feed(ground).reckon(reckoning.timelines(), TOLD));
    ground.found().addAll(new Proof(world).audit().reconcile(reckoning.days()).found());
  }

  /** The court's feed, read from its beginning. */
  private FeedPlayer feed(TrialGround ground) {
    return new FeedPlayer(ground.court(), books, new Weather(books));
  }
}
