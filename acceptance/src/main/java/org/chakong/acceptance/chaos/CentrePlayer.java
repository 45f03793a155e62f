package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.identity.Money;

/** The fund centre's clerk and supervisor, who decide what waits for them, and the bank. */
final class CentrePlayer implements Runnable {

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final String EXECUTING = "/fund/v1/requests?status=EXECUTING&limit=200";

  private final Centre centre;
  private final Books books;
  private final Weather weather;
  private final Random random;

  CentrePlayer(Centre centre, Books books, Weather weather, long seed) {
    this.centre = centre;
    this.books = books;
    this.weather = weather;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (weather.isPlaying()) {
      try {
        decide();
        pay();
      } catch (UncheckedIOException e) {
        // the adapter is away: what waits is still there when it is back
        Thread.onSpinWait();
      }
      Weather.pause(PAUSE);
    }
  }

  private void decide() {
    for (JsonNode review : centre.reviews().json().path("items")) {
      String requestNo = review.path("requestNo").asText();
      boolean supervised = "fund-supervisor".equals(review.path("waitsFor").asText());
      boolean refused = random.nextInt(6) == 0;
      String decision = refused ? "UNABLE" : "APPROVE";
      String reason = refused ? "CONDITION_NOT_MET" : null;
      Reply said =
          supervised
              ? centre.supervisorDecides(requestNo, decision, reason)
              : centre.clerkDecides(requestNo, decision, reason);
      expect(said, requestNo, "a decision");
    }
  }

  private void pay() {
    for (JsonNode request : centre.get(EXECUTING).json().path("items")) {
      JsonNode deduction = request.at("/answer/deduction");
      String deductionNo = deduction.path("deductionNo").asText();
      var payout =
          new Books.Payout(
              deductionNo,
              request.path("requestNo").asText(),
              deduction.path("accountNo").asText(),
              Money.parse(deduction.path("deducted").asText()),
              Math.floorMod(deductionNo.hashCode(), 4) != 0);
      settle(payout);
    }
  }

  private void settle(Books.Payout payout) {
    Reply said = say(payout, payout.paid());
    if (said.status() != 200) {
      expect(said, payout.requestNo(), "the bank's word");
      return;
    }
    books.settled(payout);
    if (random.nextInt(4) == 0) {
      books.repeated();
      Reply again = say(payout, payout.paid());
      if (again.status() != 200) {
        complain(payout.requestNo(), "the bank's word again was answered with " + again.status());
      }
      Reply contrary = say(payout, !payout.paid());
      if (contrary.status() / 100 == 2) {
        complain(payout.requestNo(), "the bank's contrary word was taken");
      }
    }
  }

  private Reply say(Books.Payout payout, boolean paid) {
    return weather.insist(
        payout.requestNo(),
        random,
        () ->
            centre.bankSays(
                payout.deductionNo(),
                paid ? "PAID" : "FAILED",
                Instant.parse("2026-11-21T02:00:00Z")));
  }

  private void expect(Reply said, String requestNo, String what) {
    int status = said.status();
    // 404, 409: decided meanwhile, by the same person whose first word was lost on the way
    if (status / 100 != 2 && status != 404 && status != 409 && status != 503) {
      complain(requestNo, what + " was answered with " + status + " " + said.at("/code"));
    }
  }

  private void complain(String requestNo, String detail) {
    books.complain(new Difference(Difference.Kind.CONTRACT, requestNo, detail));
  }
}
