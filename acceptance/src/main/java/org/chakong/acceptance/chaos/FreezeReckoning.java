package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/**
 * Compares what each court is shown of its freezes with the register of the centre. A court hears
 * of later changes by notices, which are lost, doubled and overtaken like all else.
 */
final class FreezeReckoning {

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final List<String> COMPARED =
      List.of("state", "ordered", "frozen", "waiting", "until");
  private static final List<String> PLACE_TOO =
      Stream.concat(COMPARED.stream(), Stream.of("position")).toList();
  private static final String NOTHING = "0.00";

  private final World world;
  private final Books books;

  FreezeReckoning(World world, Books books) {
    this.world = world;
    this.books = books;
  }

  /**
   * @param patience how long the last notices may take to come
   */
  List<Difference> reckon(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    List<Difference> found = differences();
    while (!found.isEmpty() && System.nanoTime() < end) {
      Weather.pause(PAUSE);
      found = differences();
    }
    return found;
  }

  private List<Difference> differences() {
    Map<String, JsonNode> shown = new HashMap<>();
    books.promises().stream()
        .map(Promise::court)
        .distinct()
        .forEach(court -> all("/api/v1/freezes?limit=200", world.court(court)::get, shown));
    Map<String, JsonNode> standing = new HashMap<>();
    books
        .everybody()
        .forEach(debtor ->
            all(
                "/fund/v1/accounts/" + debtor.accountNo() + "/freezes?history=true&limit=200",
                world.centre()::get,
                standing));
    List<Difference> found = new ArrayList<>();
    standing.forEach((freezeNo, there) -> compare(freezeNo, shown.remove(freezeNo), there, found));
    shown.keySet().forEach(no -> found.add(difference(no, "the centre has no such freeze")));
    return found;
  }

  private static void all(String first, Function<String, Reply> call, Map<String, JsonNode> into) {
    Reply page = call.apply(first);
    while (true) {
      page.json().path("items").forEach(item -> into.put(item.path("freezeNo").asText(), item));
      if (page.at("/next") == null) {
        return;
      }
      page = call.apply(first + "&cursor=" + page.at("/next"));
    }
  }

  private static void compare(
      String freezeNo, JsonNode here, JsonNode there, List<Difference> found) {
    if (here == null) {
      found.add(difference(freezeNo, "its court is not shown it"));
      return;
    }
    // the place counts for those who wait: nobody else is told that it changed
    boolean waits = !NOTHING.equals(there.path("waiting").asText());
    List<String> compared = waits ? PLACE_TOO : COMPARED;
    for (String field : compared) {
      String one = here.path(field).asText(null);
      String other = there.path(field).asText(null);
      if (!Objects.equals(one, other)) {
        found.add(difference(freezeNo, field + ": " + one + " and " + other));
      }
    }
  }

  private static Difference difference(String freezeNo, String detail) {
    return new Difference(Difference.Kind.SIDES, freezeNo, detail);
  }
}
