package org.chakong.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    Path room = site.data().resolve(service);
    String port = Files.readAllLines(room.resolve("pg/postmaster.pid")).get(3).strip();
    String password = Files.readString(room.resolve("pg-password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/chakong";
    try (Connection connection = DriverManager.getConnection(url, "chakong", password);
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.executeUpdate(statement);
      }
    }
  }
}
