package org.chakong.acceptance.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.chakong.acceptance.client.Reply;

/** Prints each step with what was expected of it, and remembers whether all was as expected. */
final class Stage {

  private final PrintStream out;
  private int steps;
  private int differences;

  Stage(PrintStream out) {
    this.out = out;
  }

  /** Begins a step that was one call. */
  Step step(String chinese, String english, Reply reply) {
    steps++;
    out.printf("%n%2d  %s  %s%s%n", steps, chinese, english, millis(reply.took()));
    return new Step(reply);
  }

  private static String millis(Duration took) {
    return "  [" + took.toMillis() + " ms]";
  }

  boolean asExpected() {
    return differences == 0;
  }

  void close() {
    out.println();
    if (asExpected()) {
      out.printf("全部 %d 步与政策一致。All %d steps were as the policy says.%n", steps, steps);
    } else {
      out.printf("%d 处与政策不符。%d values were not as the policy says.%n", differences, differences);
    }
  }

  /** One step: what came back, compared value by value. */
  final class Step {

    private final Reply reply;
    private final Map<String, String> seen = new LinkedHashMap<>();

    private Step(Reply reply) {
      this.reply = reply;
    }

    /** Shows the value at a JSON pointer and compares it. */
    Step expect(String label, String pointer, String expected) {
      return compare(label, reply.at(pointer), expected);
    }

    /** Shows the HTTP status and compares it. */
    Step status(int expected) {
      return compare("HTTP", Integer.toString(reply.status()), Integer.toString(expected));
    }

    private Step compare(String label, String actual, String expected) {
      seen.put(label, actual);
      boolean same = Objects.equals(actual, expected);
      if (!same) {
        differences++;
      }
      out.printf(
          "    %s %-28s %s%s%n",
          same ? "✓" : "✗",
          label,
          actual == null ? "—" : actual,
          same ? "" : "   (应为 expected " + expected + ")");
      return this;
    }

    /** The clauses that the answer rests on. */
    Step citations() {
      for (var finding : reply.json().at("/answer/findings")) {
        out.printf(
            "      · %s %s%n", finding.path("citation").asText(), finding.path("detail").asText());
      }
      return this;
    }

    String at(String pointer) {
      return Objects.requireNonNullElse(reply.at(pointer), "");
    }
  }
}
