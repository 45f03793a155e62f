package org.chakong.acceptance.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.identity.Money;

/** One run: load, kills and faults, then rest, then the reckoning. */
final class Chaos {

  private static final Duration REST = Duration.ofMinutes(4);
  private static final Duration TOLD = Duration.ofMinutes(2);
  private static final List<String> COURTS = List.of("豫0811", "豫0802", "豫0811", "豫0803");

  private final Site site;
  private final Path root;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Books books;
  private final Weather weather;
  private final List<FeedPlayer> feeds;

  /**
   * @param root where the modules are built
   * @param progress told what happens, line by line
   */
  Chaos(Site site, Path root, Plan plan, Consumer<String> progress) {
    this.site = site;
    this.root = root;
    this.plan = plan;
    this.progress = progress;
    this.books = new Books(debtors(plan.debtors()));
    this.weather = new Weather(books);
    World world = site.world();
    this.feeds =
        COURTS.stream()
            .distinct()
            .map(code -> new FeedPlayer(world.court(code), books, weather))
            .toList();
  }

  private static List<Debtor> debtors(int count) {
    Person.Maker persons = Person.maker("410811", LocalDate.of(1977, 7, 7));
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Debtor(
                persons.next(),
                String.format(Locale.ROOT, "4108077%05d", i),
                Money.ofFen(1_000_000 + i * 211_013L % 7_000_000)))
        .toList();
  }

  Books books() {
    return books;
  }

  /** Plays the trials, kills under load, waits for rest and compares. */
  Figures run() throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    World world = site.world();
    books
        .debtors()
        .forEach(debtor ->
            world.account(
                debtor.accountNo(), debtor.person(), "01", debtor.opening().yuan(), "2400.00"));
    // before the storm: a trial goes to the end of a year, where what the storm froze would end
    List<TrialOutcome> trials =
        plan.trials() ? new PlayTrials(site, world, books, progress).onPair() : List.of();
    Killer killer = new Killer(site, plan.seed(), plan.pause(), this::tell);
    Duration storm = plan.kills() > 0 ? storm(world, killer) : Duration.ZERO;
    progress.accept("the reckoning …");
    Reckoning reckoning = new Reckoning(world, books);
    List<Difference> found = new ArrayList<>(books.complaints());
    found.addAll(reckoning.reckon());
    found.addAll(new FreezeReckoning(world, books).reckon(TOLD));
    found.addAll(readFeeds(reckoning, TOLD));
    Proof proof = new Proof(world).audit();
    proof.reconcile(reckoning.days());
    proof.verify(root, site.data());
    found.addAll(proof.found());
    trials.forEach(trial -> found.addAll(trial.found()));
    Duration all = Duration.ofNanos(System.nanoTime() - start);
    // what a trial left wrong is still wrong in the end
    List<Difference> distinct = found.stream().distinct().toList();
    return new Figures(
        plan, site, books, killer, reckoning, changes(), proof, trials, distinct, storm, all);
  }

  /** What the feeds of the courts do not tell as it happened. */
  List<Difference> readFeeds(Reckoning reckoning, Duration patience) {
    return feeds.stream()
        .flatMap(feed -> feed.reckon(reckoning.timelines(), patience).stream())
        .toList();
  }

  private long changes() {
    return feeds.stream().mapToLong(FeedPlayer::changes).sum();
  }

  private void tell(String what) {
    progress.accept(what + ", " + books.accepted().size() + " requests accepted");
  }

  private Duration storm(World world, Killer killer)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    List<CourtPlayer> courts = courts(world);
    Runnable core = core(world);
    Runnable ender = ender(world);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lasting = new ArrayList<>(List.of(threads.submit(ender)));
      feeds.forEach(feed -> lasting.add(threads.submit(feed)));
      try {
        awaitAll(courts.stream().<Future<?>>map(court -> threads.submit(court::open)).toList());
        site.turnBad();
        List<Future<?>> begun = new ArrayList<>();
        courts.forEach(player -> begun.add(threads.submit(player)));
        begun.add(threads.submit(core));
        killer.run(plan.kills(), start + plan.longest().toNanos());
        calm();
        awaitAll(begun);
        progress.accept("calm: waiting until all requests are at rest …");
        awaitRest(world);
      } finally {
        calm();
        weather.finish();
      }
      awaitAll(lasting);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void awaitAll(List<Future<?>> players)
      throws InterruptedException, ExecutionException {
    for (Future<?> player : players) {
      player.get();
    }
  }

  private void calm() {
    site.turnGood();
    weather.calm();
  }

  private List<CourtPlayer> courts(World world) {
    return IntStream.range(0, plan.clients())
        .mapToObj(i -> {
          String code = COURTS.get(i % COURTS.size());
          long seed = plan.seed() + 10 + i;
          return new CourtPlayer(world, code, i + 1, books, weather, seed, plan.pace());
        })
        .toList();
  }

  private Runnable core(World world) {
    return new CorePlayer(world.centre(), books, weather, plan.seed() + 2, plan.pace());
  }

  private Runnable ender(World world) {
    return new CentrePlayer(world.centre(), books, weather, plan.seed() + 3);
  }

  /** Those not at rest are found by the reckoning. */
  private void awaitRest(World world) {
    Reckoning look = new Reckoning(world, books);
    List<Promise> open = books.promises();
    long end = System.nanoTime() + REST.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end) {
      open = open.stream().filter(promise -> !look.isAtRest(promise)).toList();
      Weather.pause(Duration.ofMillis(300));
    }
    progress.accept(open.isEmpty() ? "all at rest" : open.size() + " requests found no rest");
  }
}
