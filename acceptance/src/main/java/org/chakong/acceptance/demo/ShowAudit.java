package org.chakong.acceptance.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;

/**
 * Lets a running adapter audit all its books and shows what came of it. Exit status 0 when every
 * check holds, 1 when one does not, 2 when the audit could not be made.
 *
 * <p>Argument: the adapter's address. The bearer token with the role {@code fund-ops} comes from
 * the environment variable {@code CHAKONG_TOKEN}; without it one is asked for, as demo mode gives
 * them.
 */
public final class ShowAudit {

  private static final String AUDIT = "/fund/v1/audit";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Wire fund;
  private final PrintStream out;

  private ShowAudit(Wire fund, PrintStream out) {
    this.fund = fund;
    this.out = out;
  }

  /** Why no audit could be made. */
  private static final class NotMade extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NotMade(String why) {
      super(why);
    }
  }

  /** Audits; see the class. */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: ShowAudit FUND-URL");
      System.exit(2);
    }
    try {
      var audit = new ShowAudit(new Wire(URI.create(args[0])), System.out);
      System.exit(audit.show(audit.made()) ? 0 : 1);
    } catch (IllegalStateException | UncheckedIOException | IllegalArgumentException e) {
      System.err.println("chakong audit: " + e.getMessage());
      System.exit(2);
    }
  }

  private JsonNode made() {
    String token = OpsToken.of(fund, "audit");
    expect(fund.json("POST", AUDIT, token, Map.of(), JsonNodeFactory.instance.objectNode()), 202);
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode report;
    do {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      report = expect(fund.get(AUDIT, token, Map.of()), 200).json();
    } while (!report.at("/everything").has("endedAt") && System.nanoTime() < end);
    if (!report.at("/everything").has("endedAt")) {
      throw new NotMade("no result after " + PATIENCE.toMinutes() + " minutes");
    }
    return report;
  }

  private static Reply expect(Reply reply, int status) {
    if (reply.status() != status) {
      throw new NotMade("the adapter answered " + reply.status());
    }
    return reply;
  }

  private boolean show(JsonNode report) {
    JsonNode run = report.path("everything");
    out.printf("稽核 audit %s – %s%n", run.path("startedAt").asText(), run.path("endedAt").asText());
    run.path("checked")
        .properties()
        .forEach(count -> out.printf("  %-12s %,d%n", count.getKey(), count.getValue().asLong()));
    out.printf("%n  %-9s %-40s %s%n", "invariant", "check", "open");
    long open = 0;
    for (JsonNode check : report.path("checks")) {
      long violations = check.path("violations").asLong();
      open += violations;
      out.printf(
          "  %-9d %-40s %s%n",
          check.path("invariant").asInt(),
          check.path("check").asText(),
          violations == 0 ? "✓" : "✗ " + violations);
    }
    out.println();
    for (JsonNode violation : report.path("violations")) {
      out.printf(
          "  ✗ %s %s: %s (since %s)%n",
          violation.path("check").asText(),
          violation.path("key").asText(),
          violation.path("detail").asText(),
          violation.path("since").asText());
    }
    int checks = report.path("checks").size();
    if (open == 0) {
      out.printf("全部 %d 项检查通过。All %d checks hold.%n", checks, checks);
    } else {
      out.printf("%d 项未通过。%d violations.%n", open, open);
    }
    return open == 0;
  }
}
