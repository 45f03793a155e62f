package org.chakong.fund.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.request.InboxFilter;

/**
 * What a reader asks the inbox for, as it stands in the address; what cannot be read is ignored.
 */
record InboxQuery(
    String order,
    String action,
    String status,
    String verdict,
    String channel,
    String court,
    String from,
    String to,
    String requestNo) {

  private static final Set<RequestStatus> OPEN =
      EnumSet.of(RequestStatus.SENT, RequestStatus.IN_REVIEW, RequestStatus.EXECUTING);
  private static final String BY_DEADLINE = "due";
  private static final List<String> ORDERS = List.of("new", BY_DEADLINE);

  InboxFilter filter() {
    return new InboxFilter(
        one(Action.values(), action),
        one(RequestStatus.values(), status),
        one(Verdict.values(), verdict),
        one(Channel.values(), channel),
        text(court),
        day(from),
        day(to),
        text(requestNo),
        BY_DEADLINE.equals(order));
  }

  /**
   * Whether the list may be read again every few seconds: only what an index finds at once, the
   * newest of all and what is not answered yet.
   */
  boolean refreshes() {
    InboxFilter asked = filter();
    boolean onlyStatus =
        Stream.of(action, verdict, channel, court, from, to, requestNo)
            .allMatch(field -> plain(field).isEmpty());
    return onlyStatus && (asked.status() == null || OPEN.contains(asked.status()));
  }

  /** What is asked for, by the names of the address. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "order", order);
    put(given, "action", action);
    put(given, "status", status);
    put(given, "verdict", verdict);
    put(given, "channel", channel);
    put(given, "court", court);
    put(given, "from", from);
    put(given, "to", to);
    put(given, "requestNo", requestNo);
    return given;
  }

  /** The fields of the filter as they are filled in. */
  Map<String, Object> choices(DeskWords words) {
    Map<String, Object> choices = new HashMap<>();
    choices.put(
        "orders",
        ORDERS.stream()
            .map(one -> new Choice(one, words.word("order", one), one.equals(order)))
            .toList());
    choices.put("actions", choices(Action.values(), "action", action, words));
    choices.put("statuses", choices(RequestStatus.values(), "status", status, words));
    choices.put("verdicts", choices(Verdict.values(), "verdict", verdict, words));
    choices.put("channels", choices(Channel.values(), "detail", channel, words));
    choices.put("court", plain(court));
    choices.put("from", plain(from));
    choices.put("to", plain(to));
    choices.put("requestNo", plain(requestNo));
    return choices;
  }

  private static List<Choice> choices(Enum<?>[] all, String group, String chosen, DeskWords words) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", words.say("desk_any"), false));
    Arrays.stream(all)
        .filter(one -> one != RequestStatus.ACCEPTED)
        .map(one -> new Choice(one.name(), words.word(group, one), one.name().equals(chosen)))
        .forEach(choices::add);
    return choices;
  }

  private static <E extends Enum<E>> E one(E[] all, String name) {
    return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  private static LocalDate day(String typed) {
    try {
      return text(typed) == null ? null : LocalDate.parse(Typing.day(typed.strip()));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String text(String typed) {
    return plain(typed).isEmpty() ? null : plain(typed);
  }

  private static String plain(String typed) {
    return typed == null ? "" : typed.strip();
  }

  private static void put(Map<String, String> given, String name, String value) {
    if (text(value) != null) {
      given.put(name, value);
    }
  }
}
