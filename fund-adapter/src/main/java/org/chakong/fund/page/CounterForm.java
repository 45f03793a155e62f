package org.chakong.fund.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chakong.contracts.request.Action;

/**
 * A paper request as a clerk typed it. Each field bears the path that it has in the body of {@code
 * POST /fund/v1/counter-requests}, so that what is wrong with the body stands beside its field.
 */
final class CounterForm {

  static final String ACTION = "instruction.action";
  static final String REQUEST_NO = "requestNo";
  static final String AUTHORITY = "case.authority.kind";
  static final String OFFICERS = "officers";
  static final String DOCUMENTS = "documents";

  /** What the page knows of an uploaded file beside the body: its name and size. */
  static final String SCANS = "scans";

  private static final Pattern ROW =
      Pattern.compile("(officers|documents|scans)\\[(\\d{1,3})\\]\\.([A-Za-z]+)");
  private static final Pattern STEP = Pattern.compile("([A-Za-z]+)\\[(\\d{1,3})\\]");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
  private static final Set<String> FLAGS =
      Set.of("fundLoanCase", "advanceExecution", "original", "otherAssetsExhausted");
  private static final Set<String> SUMS = Set.of("amount", "dividedAmount");
  private static final Set<String> DAYS =
      Set.of("until", "workPermitValidUntil", "dutyPermitValidUntil");
  private static final int COURT_LENGTH = 20;

  private final Map<String, String> typed;

  private CounterForm(Map<String, String> typed) {
    Map<String, String> plain = new LinkedHashMap<>();
    typed.forEach((name, value) -> {
      if (!value.isBlank()) {
        plain.put(name, value.strip());
      }
    });
    this.typed = Collections.unmodifiableMap(closeUp(plain));
  }

  static CounterForm of(Map<String, String> typed) {
    return new CounterForm(typed);
  }

  static CounterForm of(MultivaluedMap<String, String> form) {
    Map<String, String> typed = new LinkedHashMap<>();
    form.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.getFirst()));
    return new CounterForm(typed);
  }

  /** Without one row, by the number that it had on the page; a paper goes with its file. */
  static CounterForm without(String part, int row, MultivaluedMap<String, String> form) {
    List<String> parts = part.equals(DOCUMENTS) ? List.of(DOCUMENTS, SCANS) : List.of(part);
    parts.forEach(one -> form.keySet().removeIf(name -> name.startsWith(one + "[" + row + "].")));
    return of(form);
  }

  /** Empty for a field that nothing was typed into. */
  String typed(String name) {
    return typed.getOrDefault(name, "");
  }

  Set<String> names() {
    return typed.keySet();
  }

  Optional<Action> action() {
    return Arrays.stream(Action.values())
        .filter(action -> action.name().equals(typed(ACTION)))
        .findFirst();
  }

  /** Whether another authority than a court of the agreement asks. */
  boolean ofAuthority() {
    return !typed(AUTHORITY).isEmpty();
  }

  int rows(String part) {
    return rowNumbers(typed, part).size();
  }

  CounterForm with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(typed);
    more.put(name, value);
    return new CounterForm(more);
  }

  /** Only what was typed into some of the fields. */
  CounterForm only(Set<String> names) {
    Map<String, String> some = new LinkedHashMap<>(typed);
    some.keySet().retainAll(names);
    return new CounterForm(some);
  }

  /**
   * The body that the form comes to.
   *
   * @param asked names of the fields that stand on the form; what was typed for something else and
   *     only kept is no part of it
   */
  ObjectNode body(String fundCentre, Set<String> asked) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("fundCentre", fundCentre);
    List.of("case", "subject", "instruction").forEach(body::putObject);
    List.of(OFFICERS, DOCUMENTS).forEach(body::putArray);
    typed.forEach((name, value) -> {
      if (asked.contains(name)) {
        put(body, name, value(name, value));
      }
    });
    if (ofAuthority()) {
      underItsOwnName((ObjectNode) body.get("case"));
    }
    return body;
  }

  /** The contract asks for number and court of every case and judges neither of an authority. */
  private void underItsOwnName(ObjectNode courtCase) {
    String name = typed("case.authority.name");
    String number = typed("case.authority.documentNumber");
    if (!name.isEmpty() && !number.isEmpty()) {
      courtCase.put("court", name.substring(0, Math.min(COURT_LENGTH, name.length())));
      courtCase.put("number", number);
    }
  }

  private static void put(ObjectNode body, String path, JsonNode value) {
    String[] steps = path.split("\\.");
    ObjectNode at = body;
    for (String step : Arrays.copyOf(steps, steps.length - 1)) {
      at = into(at, step);
    }
    at.set(steps[steps.length - 1], value);
  }

  private static ObjectNode into(ObjectNode at, String step) {
    Matcher row = STEP.matcher(step);
    if (!row.matches()) {
      return at.get(step) instanceof ObjectNode there ? there : at.putObject(step);
    }
    ArrayNode rows = (ArrayNode) at.get(row.group(1));
    int number = Integer.parseInt(row.group(2));
    while (rows.size() <= number) {
      rows.addObject();
    }
    return (ObjectNode) rows.get(number);
  }

  private static JsonNode value(String name, String value) {
    String field = name.substring(name.lastIndexOf('.') + 1);
    if (FLAGS.contains(field)) {
      return BooleanNode.valueOf(Boolean.parseBoolean(value));
    }
    if (field.equals("termMonths") && WHOLE_NUMBER.matcher(value).matches()) {
      return IntNode.valueOf(Integer.parseInt(value));
    }
    String written =
        SUMS.contains(field) ? Typing.sum(value) : DAYS.contains(field) ? Typing.day(value) : value;
    return TextNode.valueOf(written);
  }

  /** Rows without anything in them go, and those behind them move up. */
  private static Map<String, String> closeUp(Map<String, String> typed) {
    Map<String, String> closed = new LinkedHashMap<>();
    SortedSet<Integer> officers = rowNumbers(typed, OFFICERS);
    SortedSet<Integer> papers = rowNumbers(typed, DOCUMENTS);
    papers.removeIf(row -> !typed.containsKey(DOCUMENTS + "[" + row + "].documentId"));
    typed.forEach((name, value) -> {
      Matcher row = ROW.matcher(name);
      if (!row.matches()) {
        closed.put(name, value);
        return;
      }
      SortedSet<Integer> rows = row.group(1).equals(OFFICERS) ? officers : papers;
      Integer number = Integer.valueOf(row.group(2));
      if (rows.contains(number)) {
        closed.put(row.group(1) + "[" + rows.headSet(number).size() + "]." + row.group(3), value);
      }
    });
    return closed;
  }

  private static SortedSet<Integer> rowNumbers(Map<String, String> typed, String part) {
    SortedSet<Integer> rows = new TreeSet<>();
    for (String name : typed.keySet()) {
      Matcher row = ROW.matcher(name);
      if (row.matches() && row.group(1).equals(part)) {
        rows.add(Integer.valueOf(row.group(2)));
      }
    }
    return rows;
  }
}
