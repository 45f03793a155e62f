package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.identity.Money;

/** The centre's core: contributions, interest and withdrawals of free money, single and in bulk. */
final class CorePlayer implements Runnable {

  private static final String APPLIED = "APPLIED";
  private static final String REPEATED = "REPEATED";

  private final Centre centre;
  private final Books books;
  private final Weather weather;
  private final Random random;
  private final String prefix;
  private final Duration pace;
  private final List<ObjectNode> taken = new ArrayList<>();
  private int sent;

  CorePlayer(Centre centre, Books books, Weather weather, long seed, Duration pace) {
    this.centre = centre;
    this.books = books;
    this.weather = weather;
    this.random = new Random(seed);
    this.prefix = "chaos-" + seed + "-";
    this.pace = pace;
  }

  @Override
  public void run() {
    while (weather.isStormy()) {
      if (!taken.isEmpty() && random.nextInt(8) == 0) {
        again(taken.get(random.nextInt(taken.size())));
      } else {
        bring(IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> event()).toList());
      }
      Weather.pause(Duration.ofMillis(random.nextLong(2 * pace.toMillis())));
    }
  }

  private void bring(List<ObjectNode> events) {
    Reply reply = weather.insist("core events", random, () -> centre.events(events));
    for (int i = 0; i < events.size(); i++) {
      String result = reply.at("/items/" + i + "/result");
      if (APPLIED.equals(result) || REPEATED.equals(result)) {
        ObjectNode event = events.get(i);
        books.moved(event.path("accountNo").asText(), fen(event));
        taken.add(event);
      } else if (!"REFUSED".equals(result)) {
        complain(events.get(i), "was answered with " + reply.status() + " " + result);
      }
    }
  }

  private void again(ObjectNode event) {
    books.repeated();
    Reply reply = weather.insist("core events", random, () -> centre.event(event));
    if (!REPEATED.equals(reply.at("/items/0/result"))) {
      complain(event, "sent again: " + reply.status() + " " + reply.at("/items/0/result"));
    }
  }

  private ObjectNode event() {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("eventId", prefix + ++sent)
            .put("accountNo", books.debtor(random.nextInt(1 << 20)).accountNo())
            .put("amount", Money.ofFen(1 + random.nextInt(300_000)).yuan());
    return switch (random.nextInt(6)) {
      case 0 -> event.put("type", "INTEREST");
      case 1 -> event.put("type", "WITHDRAWAL").put("state", "PAID");
      default -> event.put("type", "CONTRIBUTION").put("month", "2026-11");
    };
  }

  private static long fen(ObjectNode event) {
    long fen = Money.parse(event.path("amount").asText()).fen();
    return "WITHDRAWAL".equals(event.path("type").asText()) ? -fen : fen;
  }

  private void complain(ObjectNode event, String detail) {
    books.complain(
        new Difference(Difference.Kind.CONTRACT, event.path("eventId").asText(), detail));
  }
}
