package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Reply;

/**
 * A court behind a network that lets no call in: it follows {@code /changes} by its cursor while
 * services come and go, and must have heard everything, once, in order.
 */
final class FeedPlayer implements Runnable {

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** An attempt to deliver is for operators, the feed does not tell it. */
  private static final String OF_THE_LINE = "DELIVERY_FAILED";

  private static final String FEED = "/api/v1/changes?limit=200";

  private final Court court;
  private final Weather weather;
  private final Books books;
  private final Feed heard = new Feed();

  FeedPlayer(Court court, Books books, Weather weather) {
    this.court = court;
    this.books = books;
    this.weather = weather;
  }

  /** One line of the feed. */
  private record Heard(long seq, String requestNo, String what) {
    static Heard of(JsonNode change) {
      return new Heard(
          change.path("seq").asLong(),
          change.path("requestNo").asText(),
          change.path("what").asText());
    }
  }

  /** What was read so far, and where to go on. */
  private static final class Feed {
    private final List<Heard> lines = new ArrayList<>();
    private String cursor;
  }

  @Override
  public void run() {
    while (weather.isPlaying()) {
      try {
        follow(heard);
      } catch (UncheckedIOException e) {
        // the gateway is away: the cursor stays where it is
        Thread.onSpinWait();
      }
      Weather.pause(PAUSE);
    }
  }

  /** Reads on until nothing new is there. */
  private void follow(Feed feed) {
    while (true) {
      Reply page = court.get(feed.cursor == null ? FEED : FEED + "&cursor=" + feed.cursor);
      if (page.status() == 503) {
        return;
      }
      if (page.status() != 200) {
        books.complain(
            new Difference(
                Difference.Kind.CONTRACT, court.code(), "/changes answered " + page.status()));
        return;
      }
      JsonNode items = page.json().path("items");
      items.forEach(change -> feed.lines.add(Heard.of(change)));
      feed.cursor = page.at("/next");
      if (items.isEmpty()) {
        return;
      }
    }
  }

  int changes() {
    return heard.lines.size();
  }

  /**
   * Compares what was followed with the feed as it reads now and with what happened.
   *
   * @param timelines event names by request number, oldest first
   * @param patience how long what has just happened may take to come
   */
  List<Difference> reckon(Map<String, List<String>> timelines, Duration patience) {
    Map<String, List<String>> own =
        timelines.entrySet().stream()
            .filter(entry ->
                books
                    .promise(entry.getKey())
                    .filter(promise -> promise.court().equals(court.code()))
                    .isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    long end = System.nanoTime() + patience.toNanos();
    List<Difference> found = differences(own);
    while (!found.isEmpty() && System.nanoTime() < end) {
      Weather.pause(PAUSE);
      found = differences(own);
    }
    return found;
  }

  private List<Difference> differences(Map<String, List<String>> timelines) {
    follow(heard);
    Feed again = new Feed();
    follow(again);
    List<Difference> found = new ArrayList<>();
    if (!again.lines.equals(heard.lines)) {
      found.add(
          difference(
              court.code(),
              heard.lines.size() + " lines followed, " + again.lines.size() + " there"));
    }
    for (int i = 1; i < heard.lines.size(); i++) {
      if (heard.lines.get(i).seq() <= heard.lines.get(i - 1).seq()) {
        found.add(difference(heard.lines.get(i).requestNo(), "its number does not rise"));
      }
    }
    Map<String, List<String>> told =
        heard.lines.stream()
            .collect(
                Collectors.groupingBy(
                    Heard::requestNo, Collectors.mapping(Heard::what, Collectors.toList())));
    timelines.forEach((requestNo, timeline) -> {
      List<String> events = timeline.stream().filter(what -> !what.equals(OF_THE_LINE)).toList();
      List<String> lines = told.getOrDefault(requestNo, List.of());
      if (!lines.equals(events)) {
        found.add(difference(requestNo, "told " + lines + " where " + events + " happened"));
      }
    });
    return found;
  }

  private static Difference difference(String key, String detail) {
    return new Difference(Difference.Kind.FEED, key, detail);
  }
}
