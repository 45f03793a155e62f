package org.chakong.acceptance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Patience;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/** What courts file in the drill, and what must be so of it afterwards. */
final class DrillPlay {

  private static final String COURT = "豫0811";

  private final World world;
  private final Court court;
  private final Centre centre;
  private final List<Person> persons = new ArrayList<>();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final Map<String, String> freezeOf = new LinkedHashMap<>();
  private final Person deducted;
  private String deduction;

  DrillPlay(World world, int persons) {
    this.world = world;
    this.court = world.court(COURT);
    this.centre = world.centre();
    Person.Maker maker = Person.maker("410811", LocalDate.of(1971, 3, 1));
    for (int i = 0; i < persons; i++) {
      this.persons.add(maker.next());
      world.account(accountNo(i), this.persons.get(i), "01", "50000.00", "1000.00");
    }
    this.deducted = maker.next();
    world.account(accountNo(persons), deducted, "01", "50000.00", "1000.00");
  }

  private static String accountNo(int person) {
    return "410871%06d".formatted(person);
  }

  /** One freeze of every person: the first is placed, the later ones wait behind it. */
  void freezes(String yuan, int round) {
    for (int i = 0; i < persons.size(); i++) {
      Filing filing =
          court
              .freeze(persons.get(i), yuan, 12)
              .caseNumber("（2026）豫0811执%d号".formatted(7000 + 100 * round + i));
      Reply reply = note(filing, court.file(filing));
      freezeOf.put(round + "/" + i, reply.at("/answer/freeze/freezeNo"));
    }
  }

  /** The other acts, each on what an earlier round froze. */
  void others(int round) {
    Filing query = court.query(persons.getFirst());
    note(query, court.file(query));
    String caseNumber = "（2026）豫0811执%d号".formatted(7000 + 100 * round);
    Filing extend =
        court.extend(persons.getFirst(), freezeOf.get(round + "/0"), 6).caseNumber(caseNumber);
    note(extend, court.file(extend));
    Filing unfreeze =
        court
            .unfreeze(persons.get(1), freezeOf.get(round + "/1"))
            .caseNumber("（2026）豫0811执%d号".formatted(7000 + 100 * round + 1));
    note(unfreeze, court.file(unfreeze));
  }

  /** A deduction from free money, decided by two persons and paid by the bank. */
  void deduction() {
    Filing filing = court.deduct(deducted, null, "10000.00");
    deduction = filing.requestNo();
    court.fileForReview(filing);
    decideDeduction();
    note(
        filing,
        Patience.until(
            () -> court.request(deduction), reply -> "ANSWERED".equals(reply.at("/status"))));
  }

  /** Two persons decide, and the bank confirms. */
  void decideDeduction() {
    centre.clerkDecides(deduction, "APPROVE", null);
    centre.supervisorDecides(deduction, "APPROVE", null);
    Reply executing =
        Patience.until(
            () -> centre.request(deduction), reply -> "EXECUTING".equals(reply.at("/status")));
    centre.bankSays(executing.at("/answer/deduction/deductionNo"), "PAID", Instant.now());
    Patience.until(
        () -> centre.request(deduction), reply -> "ANSWERED".equals(reply.at("/status")));
  }

  boolean deductionIsInReview() {
    return "IN_REVIEW".equals(centre.request(deduction).at("/status"));
  }

  private Reply note(Filing filing, Reply reply) {
    answers.put(filing.requestNo(), standing(reply));
    return reply;
  }

  int requests() {
    return answers.size();
  }

  /** Every request as it stands on one side. */
  Map<String, String> standing(boolean atCentre) {
    Map<String, String> all = new TreeMap<>();
    for (String requestNo : answers.keySet()) {
      all.put(requestNo, standing(atCentre ? centre.request(requestNo) : court.request(requestNo)));
    }
    return all;
  }

  /** Where a request stands, its number and its amounts; no times. */
  private static String standing(Reply reply) {
    JsonNode request = reply.json();
    JsonNode freeze = request.at("/answer/freeze");
    return String.join(
        " ",
        request.path("status").asText("HTTP " + reply.status()),
        request.at("/answer/verdict").asText("-"),
        freeze.path("freezeNo").asText("-"),
        freeze.path("frozen").asText("-"),
        freeze.path("waiting").asText("-"),
        freeze.path("until").asText("-"),
        request.at("/answer/deduction/deductionNo").asText("-"),
        request.at("/answer/deduction/deducted").asText("-"));
  }

  /** What is frozen on every account, in order. */
  List<String> register() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < persons.size(); i++) {
      for (JsonNode freeze : centre.freezes(accountNo(i)).json().path("items")) {
        all.add(
            String.join(
                " ",
                accountNo(i),
                freeze.path("freezeNo").asText(),
                freeze.path("state").asText(),
                freeze.path("ordered").asText(),
                freeze.path("frozen").asText(),
                freeze.path("waiting").asText(),
                freeze.path("until").asText("-")));
      }
    }
    return all;
  }

  World world() {
    return world;
  }
}
