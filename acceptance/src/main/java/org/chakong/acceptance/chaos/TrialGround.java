package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.identity.Money;

/** What a trial is played on: two services, a court and a centre, and what is promised of them. */
final class TrialGround {

  private static final Map<String, String> WAIT = Map.of("Prefer", "wait=15");
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Person.Maker PERSONS = Person.maker("410811", LocalDate.of(1978, 8, 8));
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Site site;
  private final World world;
  private final Books books;
  private final Duration patience;
  private final Court court;
  private final Centre centre;
  private final List<String> seen = new ArrayList<>();
  private final List<Difference> found = new ArrayList<>();

  /**
   * @param patience how long what must happen is waited for
   */
  TrialGround(Site site, World world, Books books, Duration patience) {
    this.site = site;
    this.world = world;
    this.books = books;
    this.patience = patience;
    this.court = world.court("豫0811");
    this.centre = world.centre();
  }

  Site site() {
    return site;
  }

  World world() {
    return world;
  }

  Books books() {
    return books;
  }

  Court court() {
    return court;
  }

  Centre centre() {
    return centre;
  }

  /** A person with an account whose every fen is compared in the end. */
  Debtor debtor(long yuan) {
    Debtor debtor = open(yuan);
    books.admit(debtor);
    return debtor;
  }

  /** The same for one whose freezes end within the trial, so that nobody may expect them. */
  Debtor stranger(long yuan) {
    Debtor stranger = open(yuan);
    books.meet(stranger);
    return stranger;
  }

  private Debtor open(long yuan) {
    String accountNo = String.format(Locale.ROOT, "4108088%05d", NUMBERS.incrementAndGet());
    var debtor = new Debtor(PERSONS.next(), accountNo, Money.ofFen(yuan * 100));
    world.account(accountNo, debtor.person(), "01", debtor.opening().yuan(), "1200.00");
    return debtor;
  }

  Filing freeze(Debtor debtor, String yuan) {
    return inCaseOfItsOwn(court.freeze(debtor.person(), yuan, 6));
  }

  Filing query(Debtor debtor) {
    return inCaseOfItsOwn(court.query(debtor.person()));
  }

  /** One that a clerk has to look at, and refuses in the end. */
  Filing forReview(Debtor debtor) {
    return inCaseOfItsOwn(court.deduct(debtor.person(), null, "100.00"));
  }

  private Filing inCaseOfItsOwn(Filing filing) {
    return court.handOver(
        filing.caseNumber("（2025）豫0811执" + (7_000_000 + NUMBERS.incrementAndGet()) + "号"));
  }

  /** Files and waits for the answer as long as the contract lets a court wait. */
  Reply file(Debtor debtor, Filing filing) {
    return file(debtor, filing, WAIT);
  }

  /** Files what will not be answered yet. */
  Reply hand(Debtor debtor, Filing filing) {
    return file(debtor, filing, Map.of());
  }

  private Reply file(Debtor debtor, Filing filing, Map<String, String> headers) {
    Promise promise =
        books
            .promise(filing.requestNo())
            .orElseGet(() -> new Promise(court.code(), debtor, filing));
    books.file(promise);
    Reply reply = court.post(filing, headers);
    if (reply.status() == 200 || reply.status() == 202) {
      promise.accept();
    }
    return reply;
  }

  /** Files and waits until the court has its answer; the request as it stands then. */
  Reply settle(Debtor debtor, Filing filing) {
    if (file(debtor, filing).verdict() == null) {
      await("what is filed is answered", () -> answered(filing));
    }
    return court.request(filing.requestNo());
  }

  /** The same for a freeze of which nothing has to wait. */
  Reply place(Debtor debtor, Filing filing) {
    Reply placed = settle(debtor, filing);
    must("a freeze is placed", "EXECUTED".equals(placed.verdict()));
    return placed;
  }

  /** Whether the court has its answer. */
  boolean answered(Filing filing) {
    return "ANSWERED".equals(court.request(filing.requestNo()).at("/status"));
  }

  /** The clerk refuses, and the court must hear of it. */
  void refuse(Filing filing) {
    Reply said = centre.clerkDecides(filing.requestNo(), "UNABLE", "CONDITION_NOT_MET");
    must("a clerk can decide", said.status() == 200);
    await("the court hears what the clerk decided", () -> answered(filing));
  }

  /** What must be so now. */
  void must(String what, boolean holds) {
    if (!holds) {
      found.add(new Difference(Difference.Kind.TRIAL, what, "is not so"));
    }
  }

  /** What must become so in time. */
  boolean await(String what, BooleanSupplier wanted) {
    boolean holds = within(patience, wanted);
    if (!holds) {
      found.add(new Difference(Difference.Kind.TRIAL, what, "not within " + patience));
    }
    return holds;
  }

  private static boolean within(Duration patience, BooleanSupplier wanted) {
    long end = System.nanoTime() + patience.toNanos();
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Weather.pause(LOOK_AGAIN);
    }
    return true;
  }

  /** What must stay so for a while. */
  void stays(String what, Duration length, BooleanSupplier wanted) {
    if (within(length, () -> !wanted.getAsBoolean())) {
      found.add(new Difference(Difference.Kind.TRIAL, what, "did not stay so"));
    }
  }

  /** Whether a check at {@code /q/health/well} warns. */
  boolean warns(ServiceProcess service, String check) {
    for (JsonNode line : wire(service, "/q/health/well").json().path("checks")) {
      if (check.equals(line.path("name").asText())) {
        return "DOWN".equals(line.path("status").asText());
      }
    }
    return false;
  }

  Reply wire(ServiceProcess service, String path) {
    return (service == site.gateway() ? world.gateway() : world.fund()).get(path, null, Map.of());
  }

  /** Something for the report. */
  void saw(String what) {
    seen.add(what);
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  List<Difference> found() {
    return found;
  }
}
