package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;

/**
 * A court's case system: files all kinds of requests, sends again what it got no answer to, takes
 * some back, and now and then sends a number again or uses it for something else.
 */
final class CourtPlayer implements Runnable {

  private static final Map<String, String> WAIT = Map.of("Prefer", "wait=4");

  private static final int FREEZES_AT_FIRST = 4;

  /** What is filed before anything is broken is never taken back. */
  private static final int FILED_AT_FIRST = FREEZES_AT_FIRST + 1;

  /** The court whose account the demo registers as payee. */
  private static final String PAID_COURT = "豫0811";

  private final Court court;
  private final Books books;
  private final Weather weather;
  private final Random random;
  private final int number;
  private final List<Placed> placed = new ArrayList<>();
  private final Deque<Promise> unanswered = new ArrayDeque<>();
  private final Duration pace;
  private int filed;

  /** A freeze of this court, and the case it belongs to. */
  private record Placed(String freezeNo, Debtor debtor, String caseNumber) {}

  CourtPlayer(
      World world,
      String code,
      int number,
      Books books,
      Weather weather,
      long seed,
      Duration pace) {
    this.court = world.court(code);
    this.number = number;
    this.books = books;
    this.weather = weather;
    this.random = new Random(seed);
    this.pace = pace;
    uploadPapers(books.debtor(0));
  }

  private void uploadPapers(Debtor debtor) {
    court.handOver(court.query(debtor.person()));
    court.handOver(court.freeze(debtor.person(), "1.00", 12));
    court.handOver(court.unfreeze(debtor.person(), "F0"));
    court.handOver(court.deduct(debtor.person(), null, "1.00"));
  }

  @Override
  public void run() {
    while (weather.isStormy()) {
      askAgain();
      int choice = random.nextInt(100);
      if (choice < 8) {
        sendAgain();
      } else {
        file(choice);
      }
      Weather.pause(Duration.ofMillis(random.nextLong(2 * pace.toMillis())));
    }
  }

  /** Asks once and places some freezes, so that there is something to act on and to compare. */
  void open() {
    Debtor asked = books.debtor(number);
    file(inCase(asked, court.query(asked.person()), newCase()));
    for (int i = 0; i < FREEZES_AT_FIRST; i++) {
      Debtor debtor = books.debtor(number + i);
      file(inCase(debtor, court.freeze(debtor.person(), yuan(10_000), 12), newCase()));
    }
  }

  private void file(int choice) {
    Promise promise = promise(choice);
    if (choice % 10 == 0) {
      court.handOver(promise.filing());
      freshPaper(promise.filing());
    }
    file(promise);
  }

  private void file(Promise promise) {
    court.handOver(promise.filing());
    books.file(promise);
    Reply reply =
        weather.insist(
            promise.requestNo(),
            random,
            () -> court.post(promise.filing(), random.nextInt(3) == 0 ? Map.of() : WAIT));
    if (reply.status() != 200 && reply.status() != 202) {
      complain(promise, "filing was answered with " + reply.status() + " " + reply.codes());
      return;
    }
    promise.accept();
    if (filed > FILED_AT_FIRST && random.nextInt(12) == 0) {
      withdraw(promise);
    } else {
      remember(promise, reply);
    }
  }

  private Promise promise(int choice) {
    Debtor any = books.debtor(random.nextInt(1 << 20));
    if (choice < 20) {
      return inCase(any, court.query(any.person()), newCase());
    }
    Placed own = placed.isEmpty() ? null : placed.get(random.nextInt(placed.size()));
    if (own == null || choice < 44) {
      return inCase(any, court.freeze(any.person(), yuan(30_000), 12), newCase());
    }
    Filing filing = onOwn(own, choice);
    return inCase(own.debtor(), filing, own.caseNumber());
  }

  private Filing onOwn(Placed own, int choice) {
    if (choice < 54) {
      return court.extend(own.debtor().person(), own.freezeNo(), 12 + random.nextInt(12));
    }
    if (choice < 70 || !court.code().equals(PAID_COURT)) {
      Filing release = court.unfreeze(own.debtor().person(), own.freezeNo());
      return random.nextBoolean() ? release : release.with("amount", yuan(5_000));
    }
    String from = random.nextInt(4) == 0 ? null : own.freezeNo();
    return court.deduct(own.debtor().person(), from, yuan(8_000));
  }

  private Promise inCase(Debtor debtor, Filing filing, String caseNumber) {
    return new Promise(court.code(), debtor, filing.caseNumber(caseNumber));
  }

  private String newCase() {
    return "（2025）" + court.code() + "执" + (number * 100_000 + ++filed) + "号";
  }

  private String yuan(int below) {
    return Money.ofFen(1 + random.nextInt(below * 100)).yuan();
  }

  private void freshPaper(Filing filing) {
    ObjectNode paper = (ObjectNode) filing.documents().get(0);
    String type = paper.path("type").asText();
    String text = "paper " + number + " " + filed;
    Reply uploaded =
        weather.insist(filing.requestNo(), random, () -> court.uploadPaper(type, text));
    if (uploaded.status() / 100 == 2) {
      paper.put("documentId", uploaded.at("/documentId"));
    }
  }

  /** The freezes of this court are what later requests act on. */
  private void remember(Promise promise, Reply reply) {
    if (promise.action() != Action.FREEZE) {
      return;
    }
    String freezeNo = reply.at("/answer/freeze/freezeNo");
    if (freezeNo != null) {
      String caseNumber = promise.filing().courtCase().path("number").asText();
      placed.add(new Placed(freezeNo, promise.debtor(), caseNumber));
    } else if (reply.at("/answer/verdict") == null) {
      unanswered.add(promise);
    }
  }

  private void askAgain() {
    Promise promise = unanswered.poll();
    if (promise != null) {
      remember(
          promise,
          weather.insist(promise.requestNo(), random, () -> court.request(promise.requestNo())));
    }
  }

  /** 409 where it was answered before: then the answer stands. */
  private void withdraw(Promise promise) {
    String path = "/api/v1/requests/" + promise.requestNo() + "/withdrawal";
    Reply reply = weather.insist(promise.requestNo(), random, () -> court.post(path));
    if (reply.status() / 100 == 2) {
      promise.withdraw();
    } else if (reply.status() != 409) {
      complain(promise, "a withdrawal was answered with " + reply.status());
    }
  }

  /** The same number again: with the same content the same request, with another a conflict. */
  private void sendAgain() {
    List<Promise> own =
        books.accepted().stream().filter(promise -> promise.court().equals(court.code())).toList();
    if (own.isEmpty()) {
      return;
    }
    Promise promise = own.get(random.nextInt(own.size()));
    books.repeated();
    try {
      if (random.nextInt(3) == 0) {
        reuse(promise);
      } else {
        repeat(promise);
      }
    } catch (UncheckedIOException e) {
      // nobody is owed an answer to this
      Thread.onSpinWait();
    }
  }

  private void repeat(Promise promise) {
    Reply reply = court.post(promise.filing(), Map.of());
    if (reply.status() != 200 && reply.status() != 202 && reply.status() != 503) {
      complain(promise, "sent again it was answered with " + reply.status());
    }
  }

  private void reuse(Promise promise) {
    String caseNumber = promise.filing().courtCase().path("number").asText();
    Filing other =
        court.handOver(
            court.freeze(promise.debtor().person(), "77777.77", 24).caseNumber(caseNumber));
    other.body().put("requestNo", promise.requestNo());
    Reply reply = court.post(other, Map.of());
    if (reply.status() != 409 && reply.status() != 503) {
      complain(promise, "its number was taken for something else: " + reply.status());
    }
  }

  private void complain(Promise promise, String detail) {
    books.complain(new Difference(Difference.Kind.CONTRACT, promise.requestNo(), detail));
  }
}
