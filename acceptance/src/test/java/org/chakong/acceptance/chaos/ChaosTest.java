package org.chakong.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.chakong.acceptance.Lane;
import org.chakong.acceptance.client.Filing;
import org.chakong.contracts.request.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The short form of {@code ./chakong chaos}, and what the reckoning says of books put wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Lane.OTHERS)
class ChaosTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final long seed = ThreadLocalRandom.current().nextLong(1_000_000);
  private Site site;
  private Chaos chaos;
  private Figures figures;

  @BeforeAll
  void play() throws Exception {
    Path data =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target/cities").toAbsolutePath()), "chaos");
    System.out.println("chaos, seed " + seed);
    site = Site.start(ROOT, data, seed);
    chaos = new Chaos(site, ROOT, Plan.brief(seed), what -> System.out.println("chaos: " + what));
    figures = chaos.run();
  }

  @AfterAll
  void end() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void nothingIsLostDoubledOrDifferentAfterEveryKindOfKillAndABadLine() {
    assertThat(figures.found()).as("seed %d", seed).isEmpty();
    assertThat(figures.killer().kills())
        .as("seed %d", seed)
        .containsOnlyKeys(Killer.Target.values());
    assertThat(figures.reckoning().checked()).isGreaterThanOrEqualTo(10);
    assertThat(site.services()).allMatch(ServiceProcess::syncs);
  }

  @Test
  void theTrialsOnARunningPairHold() {
    assertThat(figures.trials())
        .extracting(TrialOutcome::trial)
        .containsExactly(Trial.CALENDAR_MISSING, Trial.POISONED_MESSAGE, Trial.CLOCK_SET);
    assertThat(figures.trials()).allMatch(TrialOutcome::played);
    assertThat(figures.trials()).flatExtracting(TrialOutcome::found).isEmpty();
  }

  @Test
  void aTrialOfACalendarThatIsNotMissingFails() {
    assertThat(failed(new MissingCalendar()::on))
        .contains("the answer says what is missing", "the court sees an open deadline");
  }

  @Test
  void aTrialOfAMessageThatIsNotPoisonedFails() {
    assertThat(failed(new PoisonedMessage(requestNo -> "NOBODY-00000001")::on))
        .contains("it fails by itself", "it goes aside", "it is not answered");
  }

  @Test
  void aTrialOfAClockThatDoesNotLeapFails() {
    assertThat(failed(new LeapingClock((service, ahead) -> {})::on))
        .contains("the fund says that its clock leapt", "the gateway says that its clock leapt");
  }

  /** What is found when the calamity does not happen: its signs are missing. */
  private List<String> failed(PlayTrials.Play play) {
    Books books = new Books(List.of());
    var ground = new TrialGround(site, site.world(), books, Duration.ofSeconds(1));
    try {
      play.on(ground);
    } catch (Exception e) {
      throw new AssertionError("a trial broke off", e);
    } finally {
      site.world().realTime();
    }
    return ground.found().stream().map(Difference::key).toList();
  }

  @Test
  void anAnswerThatSaysSomethingElseOnOneSideIsFound() throws Exception {
    Promise promise = answeredQuery();
    String alter =
        "UPDATE request SET answer = jsonb_set(answer, '{verdict}', '\"%s\"') WHERE request_no = '"
            + promise.requestNo()
            + "'";
    change("gateway", alter.formatted("UNABLE"));
    assertThat(reckoned(chaos.books()))
        .anyMatch(found -> found.isOf(Difference.Kind.SIDES, promise.requestNo()));
    change("gateway", alter.formatted("EXECUTED"));
    assertThat(reckoned(chaos.books()))
        .noneMatch(found -> found.isOf(Difference.Kind.SIDES, promise.requestNo()));
  }

  @Test
  void moneyThatNobodyBroughtIsFound() throws Exception {
    String account = chaos.books().debtor(0).accountNo();
    change("fund", more(account, 100));
    assertThat(reckoned(chaos.books()))
        .anyMatch(found -> found.isOf(Difference.Kind.MONEY, account));
    change("fund", more(account, -100));
    assertThat(reckoned(chaos.books()))
        .noneMatch(found -> found.isOf(Difference.Kind.MONEY, account));
  }

  /** Past the guard that lets no balance change without an entry. */
  private static String[] more(String account, int fen) {
    return new String[] {
      "ALTER TABLE core_account DISABLE TRIGGER USER",
      "UPDATE core_account SET balance = balance + ("
          + fen
          + ") WHERE account_no = '"
          + account
          + "'",
      "ALTER TABLE core_account ENABLE TRIGGER USER"
    };
  }

  @Test
  void aSecondAnswerIsFound() throws Exception {
    Promise promise = answeredQuery();
    change(
        "gateway",
        """
        INSERT INTO request_event (request_no, at, actor, what, from_status, to_status)
        SELECT request_no, at, actor, what, from_status, to_status FROM request_event
         WHERE request_no = '%s' AND what = 'ANSWERED' LIMIT 1
        """
            .formatted(promise.requestNo()));
    assertThat(reckoned(chaos.books()))
        .anyMatch(found -> found.isOf(Difference.Kind.DOUBLED, promise.requestNo()));
  }

  @Test
  void aChangeThatTheFeedLeavesOutIsFound() throws Exception {
    Promise promise = answeredQuery();
    change(
        "gateway",
        "ALTER TABLE change DISABLE TRIGGER USER",
        "CREATE TABLE left_out AS SELECT * FROM change WHERE request_no = '%s'"
            .formatted(promise.requestNo()),
        "DELETE FROM change WHERE seq IN (SELECT seq FROM left_out)");
    assertThat(feedsRead()).anyMatch(found -> found.kind() == Difference.Kind.FEED);
    change(
        "gateway",
        "INSERT INTO change SELECT * FROM left_out",
        "DROP TABLE left_out",
        "ALTER TABLE change ENABLE TRIGGER USER");
    assertThat(feedsRead()).isEmpty();
  }

  private List<Difference> feedsRead() {
    Reckoning reckoning = new Reckoning(site.world(), chaos.books());
    reckoning.reckon();
    return chaos.readFeeds(reckoning, Duration.ZERO);
  }

  @Test
  void aRequestThatIsNotThereAndOneThatNobodyFiledAreFound() {
    Books books = new Books(List.of());
    Debtor debtor = chaos.books().debtor(0);
    Filing filing = Filing.query("豫0811", "410800", debtor.person());
    Promise lost = new Promise("豫0811", debtor, filing);
    lost.accept();
    books.file(lost);
    assertThat(reckoned(books))
        .anyMatch(found -> found.isOf(Difference.Kind.LOST, filing.requestNo()))
        .anyMatch(found -> found.isOf(Difference.Kind.DOUBLED, answeredQuery().requestNo()));
  }

  private Promise answeredQuery() {
    return chaos.books().accepted().stream()
        .filter(promise -> promise.action() == Action.QUERY && !promise.withdrawn())
        .findFirst()
        .orElseThrow();
  }

  private List<Difference> reckoned(Books books) {
    return new Reckoning(site.world(), books).reckon();
  }

  private void change(String service, String... statements) throws IOException, SQLException {
    new Tables(site.data().resolve(service)).execute(statements);
  }
}
