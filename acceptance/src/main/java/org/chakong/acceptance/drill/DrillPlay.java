package org.chakong.acceptance.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

/**
 * What courts, clerks and the bank do around one loss, and how all of it stands on either side.
 * Persons and accounts are the play's own.
 */
final class DrillPlay {

  private static final String COURT = "豫0811";
  private static final int FIRST_YEAR = 1971;

  /** Who have one request each. */
  private static final int OTHERS = 12;

  /** The last of these, whose freezes get other numbers when they are filed again. */
  private static final int LOST_ON_BOTH_SIDES = 2;

  /** Which word of a standing names the revision that an answer takes the place of. */
  private static final int SUPERSEDES = 2;

  private final World world;
  private final int number;
  private final Court court;
  private final Centre centre;
  private final DrillCore core;
  private final Person.Maker maker;
  private final List<Person> debtors = new ArrayList<>();
  private final List<Person> others = new ArrayList<>();
  private final Map<Person, String> accounts = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> objected = new ArrayList<>();
  private final Map<String, String> freezeOf = new LinkedHashMap<>();
  private final List<Filing> lostOnBothSides = new ArrayList<>();
  private String toWithdraw;
  private String toTakeOffline;
  private String toAsk;
  private String toObject;
  private String deduction;
  private String signedRevision;

  /**
   * @param number of the play, below ten
   * @param debtors whose accounts several freezes of each round queue on
   */
  DrillPlay(World world, int number, int debtors) {
    this.world = world;
    this.number = number;
    this.court = world.court(COURT);
    this.centre = world.centre();
    this.core = new DrillCore(centre, number);
    this.maker = Person.maker("410811", LocalDate.of(FIRST_YEAR + number, 3, 1));
    for (int i = 0; i < debtors; i++) {
      this.debtors.add(holder());
    }
    for (int i = 0; i < OTHERS; i++) {
      this.others.add(holder());
    }
  }

  private Person someone() {
    return others.removeFirst();
  }

  /** Before the backup: accounts that the embedded core has lost, nobody brings back. */
  private Person holder() {
    Person person = maker.next();
    String account = "41087%d%06d".formatted(number, accounts.size());
    world.account(account, person, "01", "50000.00", "1000.00");
    accounts.put(person, account);
    return person;
  }

  /** What is in the backup; some of it is still open, and goes on after the moment. */
  void beforeTheBackup() {
    freezes("30000.00", 1);
    toWithdraw = inReview();
    toTakeOffline = inReview();
    toAsk = inReview();
    toObject = answered(court.freeze(someone(), "2000.00", 12));
    core.credits(accounts.get(debtors.getFirst()), "100.00");
  }

  /** What only the archived log has. */
  void afterTheBackup() {
    freezes("15000.00", 2);
  }

  /** What is lost with the database of a side, and known to the other. */
  void afterTheMoment() {
    freezes("10000.00", 3);
    others();
    freezeOfWhatIsLeft();
    freezeThatIsToppedUp();
    deduction = deductionOfWhatCame();
    decideDeduction();
    signedRevision = centre.request(deduction).at("/revision");
    withdraw(toWithdraw);
    withdraw(inReview());
    takeOffline(toTakeOffline);
    object(toObject);
    object(answered(court.freeze(someone(), "3000.00", 12)));
    ask(toAsk);
    ask(inReview());
  }

  /** What is lost on both sides, when both lose their database. */
  void afterBothMoments() {
    for (int i = 0; i < LOST_ON_BOTH_SIDES; i++) {
      Filing filing = court.freeze(others.removeLast(), "4000.00", 12);
      court.file(filing);
      lostOnBothSides.add(filing);
    }
  }

  /** A case system that finds a request unknown files it again under its number. */
  boolean filesAgainWhatBothHaveLost() {
    for (Filing filing : lostOnBothSides) {
      boolean unknown = court.request(filing.requestNo()).status() == 404;
      if (!unknown || !"EXECUTED".equals(court.file(filing).verdict())) {
        return false;
      }
      requests.add(filing.requestNo());
    }
    return true;
  }

  int filedAgain() {
    return lostOnBothSides.size();
  }

  /** One freeze of every debtor: the first is placed, the later ones wait behind it. */
  private void freezes(String yuan, int round) {
    for (int i = 0; i < debtors.size(); i++) {
      Filing filing = court.freeze(debtors.get(i), yuan, 12).caseNumber(caseOf(round, i));
      requests.add(filing.requestNo());
      freezeOf.put(round + "/" + i, court.file(filing).at("/answer/freeze/freezeNo"));
    }
  }

  private String caseOf(int round, int debtor) {
    return "（2026）豫0811执%d号".formatted(10_000 * number + 1_000 * round + debtor + 1);
  }

  /** The other acts, each on what the second round froze. */
  private void others() {
    answered(court.query(debtors.getFirst()));
    answered(court.extend(debtors.getFirst(), freezeOf.get("2/0"), 6).caseNumber(caseOf(2, 0)));
    answered(court.unfreeze(debtors.get(1), freezeOf.get("2/1")).caseNumber(caseOf(2, 1)));
  }

  /** Less than was ordered, for the holder has withdrawn before. */
  private void freezeOfWhatIsLeft() {
    Person person = someone();
    core.pays(accounts.get(person), "45000.00");
    answered(court.freeze(person, "10000.00", 12));
  }

  /** By a contribution that comes before the freeze behind it. */
  private void freezeThatIsToppedUp() {
    Person person = someone();
    answered(court.freeze(person, "52000.00", 12));
    core.credits(accounts.get(person), "3000.00");
    answered(court.freeze(person, "700.00", 12).caseNumber(caseOf(4, 0)));
  }

  /** Without the contribution the account has too little. */
  private String deductionOfWhatCame() {
    Person person = someone();
    core.credits(accounts.get(person), "20000.00");
    return inReview(person, "60000.00");
  }

  /** The core's events again, while the restored centre waits for them. */
  List<String> coreTellsAgain() {
    return core.tellsAgain();
  }

  private String answered(Filing filing) {
    requests.add(filing.requestNo());
    court.file(filing);
    return filing.requestNo();
  }

  /** A deduction waits for two persons. */
  private String inReview() {
    return inReview(someone(), "10000.00");
  }

  private String inReview(Person person, String yuan) {
    Filing filing = court.deduct(person, null, yuan);
    requests.add(filing.requestNo());
    court.fileForReview(filing);
    return filing.requestNo();
  }

  /** Two persons decide, and the bank confirms. */
  void decideDeduction() {
    centre.clerkDecides(deduction, "APPROVE", null);
    centre.supervisorDecides(deduction, "APPROVE", null);
    Reply executing =
        Patience.until(
            () -> centre.request(deduction), reply -> "EXECUTING".equals(reply.at("/status")));
    centre.bankSays(executing.at("/answer/deduction/deductionNo"), "PAID", Instant.now());
    Patience.until(() -> court.request(deduction), reply -> isAt(reply, "ANSWERED"));
  }

  /**
   * People who decide again give the court a newer answer in the place of the one it holds, and it
   * says so.
   *
   * @param standing all requests as they stood before the loss
   */
  void newerAnswer(Map<String, String> standing) {
    standing.computeIfPresent(
        deduction,
        (requestNo, stood) -> {
          String[] words = stood.split(" ");
          words[SUPERSEDES] = signedRevision;
          return String.join(" ", words);
        });
  }

  boolean deductionIsInReview() {
    return isAt(centre.request(deduction), "IN_REVIEW");
  }

  private void withdraw(String requestNo) {
    court.post("/api/v1/requests/" + requestNo + "/withdrawal");
    Patience.until(() -> centre.request(requestNo), reply -> isAt(reply, "WITHDRAWN"));
  }

  private void takeOffline(String requestNo) {
    court.recordOffline(
        requestNo,
        JsonNodeFactory.instance
            .objectNode()
            .put("verdict", "UNABLE")
            .put(
                "at",
                OffsetDateTime.now(ZoneOffset.ofHours(8))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()));
    Patience.until(() -> centre.request(requestNo), reply -> isAt(reply, "OFFLINE"));
  }

  /** The answer is corrected by an objection, to which the court replies. */
  private void object(String requestNo) {
    objected.add(requestNo);
    centre.object(requestNo, "冻结金额明显超过案件标的额");
    Patience.until(
        () -> court.get("/api/v1/requests/" + requestNo + "/objection"),
        reply -> reply.status() == 200);
    court.replyToObjection(requestNo, "MAINTAINED", "维持原裁定");
    Patience.until(
        () -> centre.objection(requestNo), reply -> "REPLIED".equals(reply.at("/state")));
  }

  private void ask(String requestNo) {
    asked.add(requestNo);
    centre.ask(requestNo, "裁定书与通知书金额不一致，以何者为准？");
    Patience.until(
        () -> court.get("/api/v1/requests/" + requestNo + "/questions"),
        reply -> reply.at("/items/0/text") != null);
    court.reply(requestNo, 1, "以裁定书为准");
    Patience.until(
        () -> centre.questions(requestNo), reply -> "REPLIED".equals(reply.at("/items/0/state")));
  }

  private static boolean isAt(Reply reply, String status) {
    return status.equals(reply.at("/status"));
  }

  int requests() {
    return requests.size();
  }

  /** Every request as it stands on one side. */
  Map<String, String> standing(boolean atCentre) {
    Map<String, String> all = new TreeMap<>();
    for (String requestNo : requests) {
      all.put(requestNo, standing(atCentre ? centre.request(requestNo) : court.request(requestNo)));
    }
    return all;
  }

  /** Where a request stands, its numbers and its amounts; no times. */
  private static String standing(Reply reply) {
    JsonNode request = reply.json();
    JsonNode freeze = request.at("/answer/freeze");
    return String.join(
        " ",
        request.path("status").asText("HTTP " + reply.status()),
        request.at("/answer/verdict").asText("-"),
        request.at("/answer/supersedes").asText("-"),
        freeze.path("freezeNo").asText("-"),
        freeze.path("frozen").asText("-"),
        freeze.path("waiting").asText("-"),
        freeze.path("until").asText("-"),
        request.at("/answer/deduction/deductionNo").asText("-"),
        request.at("/answer/deduction/deducted").asText("-"));
  }

  /** What the two have written to each other, as one side has it. */
  Map<String, String> letters(boolean atCentre) {
    Map<String, String> all = new TreeMap<>();
    for (String requestNo : asked) {
      String path = "/api/v1/requests/" + requestNo + "/questions";
      Reply reply = atCentre ? centre.questions(requestNo) : court.get(path);
      all.put(
          requestNo + " question",
          String.join(
              " ",
              reply.at("/items/0/number"),
              reply.at("/items/0/text"),
              reply.at("/items/0/state"),
              reply.at("/items/0/reply/text")));
    }
    for (String requestNo : objected) {
      String path = "/api/v1/requests/" + requestNo + "/objection";
      Reply reply = atCentre ? centre.objection(requestNo) : court.get(path);
      all.put(
          requestNo + " objection",
          String.join(
              " ",
              reply.at("/text"),
              reply.at("/state"),
              reply.at("/reply/outcome"),
              reply.at("/reply/text")));
    }
    return all;
  }

  /** What is frozen on every account, in order. */
  Map<String, String> register() {
    Map<String, String> all = new TreeMap<>();
    for (String account : compared()) {
      for (JsonNode freeze : centre.freezes(account).json().path("items")) {
        all.put(
            account + " " + freeze.path("freezeNo").asText(),
            String.join(
                " ",
                freeze.path("state").asText(),
                freeze.path("ordered").asText(),
                freeze.path("frozen").asText(),
                freeze.path("waiting").asText(),
                freeze.path("until").asText("-")));
      }
    }
    return all;
  }

  /** What the core has on every account. */
  Map<String, String> balances() {
    Map<String, String> all = new TreeMap<>();
    for (String account : compared()) {
      all.put(account + " balance", centre.account(account).at("/balance"));
    }
    return all;
  }

  private List<String> compared() {
    List<String> all = List.copyOf(accounts.values());
    return all.subList(0, all.size() - LOST_ON_BOTH_SIDES);
  }
}
