package org.chakong.acceptance.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;

/**
 * Says to a restored adapter that the core has sent all its events again. Exit status 0 when it was
 * said (again), 1 when the newest restore does not wait for the core, 2 when it could not be said.
 *
 * <p>Argument: the adapter's address. The bearer token as for the audit.
 */
public final class CompleteCoreEvents {

  private static final String PATH = "/fund/v1/restorations/core-events-complete";
  private static final int OK = 200;
  private static final int NONE_WAITS = 409;
  private static final int CANNOT = 2;

  private CompleteCoreEvents() {}

  /** Says it; see the class. */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: CompleteCoreEvents FUND-URL");
      System.exit(CANNOT);
    }
    try {
      Wire fund = new Wire(URI.create(args[0]));
      String token = OpsToken.of(fund, "restore");
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      System.exit(
          show(
              out,
              fund.json("POST", PATH, token, Map.of(), JsonNodeFactory.instance.objectNode())));
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      System.err.println("chakong restore: " + e.getMessage());
      System.exit(CANNOT);
    }
  }

  private static int show(PrintStream out, Reply reply) {
    if (reply.status() == OK) {
      out.printf(
          "核心事件已留存 core events kept: %s（%s – %s）。随即重新办理 they and what was lost are carried out now.%n",
          reply.at("/coreEvents/kept"),
          Objects.toString(reply.at("/coreEvents/earliest"), "–"),
          Objects.toString(reply.at("/coreEvents/latest"), "–"));
      return 0;
    }
    if (reply.status() == NONE_WAITS) {
      System.err.println(
          "chakong restore: 最近一次恢复未等待核心事件 the newest restore does not wait for the core");
      return 1;
    }
    System.err.println("chakong restore: the adapter answered " + reply.status());
    return CANNOT;
  }
}
