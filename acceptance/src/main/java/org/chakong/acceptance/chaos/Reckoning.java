package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/**
 * Compares what was promised with what both services say when all is at rest: each accepted request
 * has one answer, the same on both sides, and nothing is there that nobody asked for. Read over the
 * published APIs only.
 */
final class Reckoning {

  private static final Set<String> FINAL = Set.of("ANSWERED", "WITHDRAWN", "OFFLINE");
  private static final List<String> COMPARED =
      List.of("/status", "/receivedAt", "/answeredAt", "/answer");

  /** A withdrawal that came too late ends with what the centre had answered before. */
  private static final String TOO_LATE = "WITHDRAWAL_TOO_LATE";

  private static final Set<String> ANSWERING = Set.of("ANSWERED", TOO_LATE);

  private static final Set<String> BARRED = Set.of("WITHDRAWN", "WITHDRAWAL_CONFIRMED");
  private static final String ALL = "/fund/v1/requests?limit=200";

  private final World world;
  private final Books books;
  private final Centre centre;
  private final Map<String, Court> courts = new ConcurrentHashMap<>();
  private final List<Difference> found = new ArrayList<>();
  private final Map<String, Integer> verdicts = new TreeMap<>();
  private final List<Answered> answered = new ArrayList<>();
  private final Map<String, List<String>> timelines = new HashMap<>();
  private int checked;

  Reckoning(World world, Books books) {
    this.world = world;
    this.books = books;
    this.centre = world.centre();
  }

  /** A request at rest, as the court sees it. */
  record Answered(Promise promise, JsonNode view) {
    String at(String pointer) {
      return view.at(pointer).asText(null);
    }
  }

  /** Compares everything; what differs, nothing when all is as it must be. */
  List<Difference> reckon() {
    books.promises().parallelStream().forEach(this::look);
    answered.sort((one, other) -> one.promise().requestNo().compareTo(other.promise().requestNo()));
    nothingUnasked();
    eachNumberOnce("/answer/deduction/deductionNo");
    new MoneyReckoning(books, centre, answered, found).reckon();
    return List.copyOf(found);
  }

  /** How many requests were compared. */
  int checked() {
    return checked;
  }

  /** How they ended: a verdict, or the status of what was taken back. */
  Map<String, Integer> verdicts() {
    return verdicts;
  }

  /** The legal days of their receipt. */
  List<String> days() {
    return answered.stream()
        .map(request -> request.at("/receivedAt"))
        .filter(at -> at != null)
        .map(at -> at.substring(0, "2026-11-21".length()))
        .distinct()
        .toList();
  }

  /** What happened to each request, as event names. */
  Map<String, List<String>> timelines() {
    return timelines;
  }

  /** Whether the request is at its end and both sides say so. */
  boolean isAtRest(Promise promise) {
    Reply here = court(promise).request(promise.requestNo());
    if (!promise.accepted() && here.status() == 404) {
      return true;
    }
    if (!FINAL.contains(here.at("/status"))) {
      return false;
    }
    Reply there = centre.request(promise.requestNo());
    return there.status() == 404 ? isBarred(events(promise)) : differing(here, there).isEmpty();
  }

  /** Whether the centre has said that a request it never had will do nothing. */
  private static boolean isBarred(JsonNode events) {
    for (JsonNode event : events) {
      if (BARRED.contains(event.path("what").asText())
          && event.path("actor").asText().startsWith("fund:")) {
        return true;
      }
    }
    return false;
  }

  private JsonNode events(Promise promise) {
    String path = "/api/v1/requests/" + promise.requestNo() + "/timeline?limit=200";
    return court(promise).get(path).json().path("items");
  }

  private void look(Promise promise) {
    Reply here = court(promise).request(promise.requestNo());
    Reply there = centre.request(promise.requestNo());
    if (!promise.accepted() && here.status() == 404 && there.status() == 404) {
      return;
    }
    JsonNode events = events(promise);
    List<String> names = events.findValuesAsText("what");
    synchronized (this) {
      checked++;
      timelines.put(promise.requestNo(), names);
      compare(promise, here, there, events);
      once(promise, here, names);
    }
  }

  private Court court(Promise promise) {
    return courts.computeIfAbsent(promise.court(), world::court);
  }

  private void compare(Promise promise, Reply here, Reply there, JsonNode events) {
    if (here.status() != 200) {
      add(Difference.Kind.LOST, promise, "the gateway answers " + here.status());
      return;
    }
    String status = here.at("/status");
    if (!FINAL.contains(status)) {
      add(Difference.Kind.LOST, promise, "not answered: " + status);
      return;
    }
    verdicts.merge(here.verdict() == null ? status : here.verdict(), 1, Integer::sum);
    answered.add(new Answered(promise, here.json()));
    if (there.status() == 404 && "WITHDRAWN".equals(status)) {
      if (!isBarred(events)) {
        add(Difference.Kind.LOST, promise, "the centre was not told of its withdrawal");
      }
      return;
    }
    if (there.status() != 200) {
      add(Difference.Kind.LOST, promise, "the adapter answers " + there.status());
      return;
    }
    differing(here, there).forEach(detail -> add(Difference.Kind.SIDES, promise, detail));
  }

  private static List<String> differing(Reply here, Reply there) {
    List<String> details = new ArrayList<>();
    for (String pointer : COMPARED) {
      JsonNode one = here.json().at(pointer);
      JsonNode other = there.json().at(pointer);
      if (!one.equals(other) && !(isNothing(one) && isNothing(other))) {
        details.add(pointer + ": " + brief(one) + " and " + brief(other));
      }
    }
    return details;
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** Answers hold amounts and accounts: enough to see what differs. */
  private static String brief(JsonNode node) {
    String text = node.isObject() ? node.path("verdict").asText("an answer") : node.asText();
    return text.isEmpty() ? "nothing" : text;
  }

  /**
   * How many answers a timeline tells of. A withdrawal that came too late tells of one, unless what
   * it came too late for, such as a payout under way, was answered later.
   */
  static long answers(List<String> events) {
    List<String> answering = events.stream().filter(ANSWERING::contains).toList();
    boolean underWay =
        answering.size() > 1
            && TOO_LATE.equals(answering.getFirst())
            && !TOO_LATE.equals(answering.get(1));
    return answering.size() - (underWay ? 1 : 0);
  }

  private void once(Promise promise, Reply here, List<String> events) {
    long answers = answers(events);
    if (answers > 1) {
      add(Difference.Kind.DOUBLED, promise, answers + " answers in its timeline");
    }
    if (answers == 0 && "ANSWERED".equals(here.at("/status"))) {
      add(Difference.Kind.LOST, promise, "answered without an event");
    }
    if (events.stream().filter("ACCEPTED"::equals).count() != 1) {
      add(Difference.Kind.DOUBLED, promise, "not accepted exactly once");
    }
    if (events.contains("STATE_REFUSED")) {
      add(Difference.Kind.SIDES, promise, "the centre told a state that cannot follow");
    }
  }

  private void nothingUnasked() {
    Reply page = centre.get(ALL);
    Map<String, Integer> times = new HashMap<>();
    while (true) {
      page.json()
          .path("items")
          .forEach(item -> times.merge(item.path("requestNo").asText(), 1, Integer::sum));
      String next = page.at("/next");
      if (next == null) {
        break;
      }
      page = centre.get(ALL + "&cursor=" + next);
    }
    times.forEach((requestNo, count) -> {
      if (count > 1) {
        found.add(new Difference(Difference.Kind.DOUBLED, requestNo, "listed " + count + " times"));
      }
      if (books.promise(requestNo).isEmpty()) {
        found.add(new Difference(Difference.Kind.DOUBLED, requestNo, "nobody filed it"));
      }
    });
  }

  private void eachNumberOnce(String pointer) {
    Map<String, Promise> taken = new HashMap<>();
    for (Answered request : answered) {
      String no = request.at(pointer);
      Promise before = no == null ? null : taken.put(no, request.promise());
      if (before != null) {
        add(
            Difference.Kind.DOUBLED,
            request.promise(),
            no + " is " + before.requestNo() + "'s too");
      }
    }
  }

  private void add(Difference.Kind kind, Promise promise, String detail) {
    found.add(new Difference(kind, promise.requestNo(), detail));
  }
}
