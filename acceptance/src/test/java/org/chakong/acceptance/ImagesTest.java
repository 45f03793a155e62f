package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Takes the pictures of the README from a month that is played through both services. Run by hand,
 * see docs/testing.md.
 */
@ResourceLock(Lane.OTHERS)
@InBrowser
@EnabledIfSystemProperty(named = "chakong.images", matches = "true")
class ImagesTest {

  private static final Path IMAGES = Path.of("../docs/images");
  private static final LocalDate FIRST = LocalDate.of(2026, 5, 11);
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);
  private static final List<Integer> TERMS = List.of(1, 12, 6, 12, 24);
  private static final int LARGEST = 200_000;

  private City city;
  private List<Court> courts;
  private int filings;

  /** What a person has still to decide, the oldest first. */
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  private record Waiting(String requestNo, LocalDate filed) {}

  @Test
  void a_month_at_court_and_fund_centre(Readers readers) throws IOException {
    Files.createDirectories(IMAGES);
    Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "images");
    try (RunningChakong running = RunningChakong.startWithRelay(data, "410800", List.of())) {
      city = new City(running, "410811");
      courts = List.of(city.court("豫0811"), city.court("豫0802"), city.court("豫0822"));
      for (LocalDate day = FIRST; !day.isAfter(TODAY); day = day.plusDays(1)) {
        if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
          play(day);
        }
      }
      String account = queue();
      String review = forReview("6000.00").requestNo();
      running.relay().cut();
      for (Court court : courts.subList(0, 2)) {
        court.post(court.handOver(numbered(court.freeze(owner(), "20000.00", 12))), Map.of());
      }
      for (String language : List.of("zh-CN", "en")) {
        shoot(readers, language, account, review);
      }
    }
    try (Stream<Path> taken = Files.list(IMAGES)) {
      assertThat(taken).allMatch(image -> image.toFile().length() < LARGEST);
    }
  }

  private void play(LocalDate day) {
    decide(day);
    city.at(day + "T09:20:00");
    int many = 2 + day.getDayOfMonth() % 4;
    for (int i = 0; i < many; i++) {
      Court court = courts.get((day.getDayOfMonth() + i) % courts.size());
      Person person = owner();
      court.file(numbered(court.query(person)));
      String sum = (8 + 7 * i) + "000.00";
      court.file(numbered(court.freeze(person, sum, TERMS.get((filings + i) % TERMS.size()))));
    }
    city.at(day + "T10:20:00");
    int deductions = day.equals(TODAY) ? 2 : 1 + day.getDayOfMonth() % 2;
    for (int i = 0; i < deductions; i++) {
      waiting.add(new Waiting(forReview("5000.00").requestNo(), day));
    }
  }

  /** The next working day, some a day later; of the last days some are left open. */
  private void decide(LocalDate day) {
    int hour = 9;
    while (!waiting.isEmpty() && waiting.peek().filed().isBefore(day.minusDays(filings % 3))) {
      if (!day.isBefore(TODAY.minusDays(2)) && waiting.size() <= 5) {
        return;
      }
      Waiting next = waiting.poll();
      Instant now = day.atTime(hour++, filings * 17 % 60).atZone(LegalZone.ZONE).toInstant();
      city.at(now);
      city.centre().clerkDecides(next.requestNo(), "APPROVE", null);
      Reply decided = city.centre().supervisorDecides(next.requestNo(), "APPROVE", null);
      city.centre().bankSays(decided.at("/answer/deduction/deductionNo"), "PAID", now);
      City.eventually(
          () -> courts.getFirst().request(next.requestNo()),
          request -> "ANSWERED".equals(request.at("/status")));
    }
  }

  private Filing forReview(String sum) {
    Court court = courts.getFirst();
    Filing deduction = numbered(court.deduct(owner(), null, sum));
    assertThat(court.fileForReview(deduction).at("/status")).isEqualTo("IN_REVIEW");
    return deduction;
  }

  private Person owner() {
    Person person = city.person();
    city.account(person, "01", "36000.00", "1200.00");
    return person;
  }

  /** Three courts on one account: the second frozen in part, the third waiting. */
  private String queue() {
    Person person = city.person();
    city.at("2026-03-02T10:00:00");
    String account = city.account(person, "01", "50000.00", "1000.00");
    courts.get(0).file(numbered(courts.get(0).freeze(person, "30000.00", 12)));
    city.at("2026-04-13T10:00:00");
    courts.get(1).file(numbered(courts.get(1).freeze(person, "35000.00", 24)));
    city.at(TODAY + "T10:20:00");
    courts.get(2).file(numbered(courts.get(2).freeze(person, "12000.00", 12)));
    return account;
  }

  private Filing numbered(Filing filing) {
    filings++;
    filing.body().put("requestNo", "JZ-2026-%06d".formatted(400 + filings));
    return filing.caseNumber(
        "（2026）%s执%d号".formatted(filing.courtCase().path("court").asText(), 100 + filings * 7));
  }

  private void shoot(Readers readers, String language, String account, String review) {
    String end = language.equals("en") ? ".en.png" : ".png";
    Reader court = readers.of(city.world().gateway().base(), language).as("demo-court-ops");
    shoot(court.open("/pages/board"), "board" + end);
    Reader clerk = readers.of(city.world().fund().base(), language).as("demo-clerk-a");
    shoot(clerk.open("/pages/reviews/" + review), "workbench" + end);
    shoot(clerk.open("/pages/accounts/" + account + "/freezes"), "register" + end);
  }

  /** What a screen of 1366 by 768 shows. */
  private static void shoot(Page page, String name) {
    Path file = IMAGES.resolve(name);
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
