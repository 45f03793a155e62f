package org.chakong.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The fund centre: a clerk, a supervisor, and the core banking team's system. */
public final class Centre {

  private final World world;
  private final String clerk;
  private final String supervisor;
  private final String core;
  private final String operations;
  private final Papers scans;

  Centre(World world) {
    this.world = world;
    this.clerk = world.fundToken("fund-clerk", "clerk-1");
    this.supervisor = world.fundToken("fund-supervisor", "supervisor-1");
    this.core = world.fundToken("fund-core", "core");
    this.operations = world.fundToken("fund-ops", "operations-1");
    this.scans = new Papers(world.fund(), "/fund/v1/documents");
  }

  /** The open freezes of an account in order. */
  public Reply freezes(String accountNo) {
    return world.fund().get("/fund/v1/accounts/" + accountNo + "/freezes", clerk, Map.of());
  }

  /** An account as the centre's core knows it. */
  public Reply account(String accountNo) {
    return world.fund().get("/core/v1/accounts/" + accountNo, core, Map.of());
  }

  public Reply reviews() {
    return world.fund().get("/fund/v1/reviews?limit=200", clerk, Map.of());
  }

  public Reply request(String requestNo) {
    return world.fund().get("/fund/v1/requests/" + requestNo, clerk, Map.of());
  }

  /** The receipt as PDF. */
  public Reply receipt(String requestNo) {
    return world.fund().get("/fund/v1/requests/" + requestNo + "/receipt", clerk, Map.of());
  }

  /** A clerk tells the court why the answer will be late. */
  public Reply delays(String requestNo, String why) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", why);
    return world
        .fund()
        .json("POST", "/fund/v1/requests/" + requestNo + "/delay", clerk, Map.of(), body);
  }

  /** A clerk proposes a record of a registry and the supervisor approves it. */
  public void register(String kind, JsonNode record) {
    Reply proposed = registries(kind + "/proposals", clerk, record);
    ObjectNode approval =
        JsonNodeFactory.instance.objectNode().put("decision", "APPROVE").put("comment", "与来函一致");
    registries("proposals/" + proposed.at("/id") + "/decision", supervisor, approval);
  }

  /** A clerk ends a record of a registry. */
  public Reply end(String kind, JsonNode ending) {
    return registries(kind + "/endings", clerk, ending);
  }

  private Reply registries(String path, String token, JsonNode body) {
    return World.expect(
        world.fund().json("POST", "/fund/v1/registries/" + path, token, Map.of(), body));
  }

  /** A clerk looks something up. */
  public Reply get(String path) {
    return world.fund().get(path, clerk, Map.of());
  }

  /** The clerk's decision; the reason is null with APPROVE. */
  public Reply clerkDecides(String requestNo, String decision, String reason) {
    return decide(requestNo, clerk, decision, reason);
  }

  /** The same of a clerk who did not take the paper in at the window. */
  public Reply otherClerkDecides(String requestNo, String decision, String reason) {
    return decide(requestNo, world.fundToken("fund-clerk", "clerk-2"), decision, reason);
  }

  /** The supervisor's decision; the reason is null with APPROVE. */
  public Reply supervisorDecides(String requestNo, String decision, String reason) {
    return decide(requestNo, supervisor, decision, reason);
  }

  private Reply decide(String requestNo, String token, String decision, String reason) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("decision", decision).put("comment", "材料齐全，经核对");
    if (reason != null) {
      body.put("reason", reason);
    }
    return world
        .fund()
        .json("POST", "/fund/v1/reviews/" + requestNo + "/decision", token, Map.of(), body);
  }

  /** Lets the adapter audit all its books, and waits for the report. */
  public Reply audit() {
    World.expect(
        world
            .fund()
            .json(
                "POST",
                "/fund/v1/audit",
                operations,
                Map.of(),
                JsonNodeFactory.instance.objectNode()));
    return Patience.until(
        () -> world.fund().get("/fund/v1/audit", operations, Map.of()),
        reply -> reply.at("/everything/endedAt") != null);
  }

  /** What the gateway found when it compared a day. */
  public Reply reconciliation(LocalDate day) {
    return world.fund().get("/fund/v1/reconciliations/" + day, operations, Map.of());
  }

  /** The bank's word on a payout. */
  public Reply bankSays(String deductionNo, String state, Instant at) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("bankReference", "BANK-" + deductionNo)
            .put("at", at.toString());
    return world
        .fund()
        .json("POST", "/fund/v1/payouts/" + deductionNo + "/confirmation", core, Map.of(), body);
  }

  /** A monthly contribution credited by the core. */
  public Reply contribution(String eventId, String accountNo, String yuan, String month) {
    return event(money(eventId, "CONTRIBUTION", accountNo, yuan).put("month", month));
  }

  /** Interest credited by the core. */
  public Reply interest(String eventId, String accountNo, String yuan) {
    return event(money(eventId, "INTEREST", accountNo, yuan));
  }

  /** A withdrawal by the holder. */
  public Reply withdrawal(String eventId, String accountNo, String yuan, String state) {
    return event(money(eventId, "WITHDRAWAL", accountNo, yuan).put("state", state));
  }

  /** The account's status changed in the core. */
  public Reply status(String eventId, String accountNo, String status) {
    return event(
        JsonNodeFactory.instance
            .objectNode()
            .put("eventId", eventId)
            .put("type", "STATUS_CHANGED")
            .put("accountNo", accountNo)
            .put("status", status));
  }

  private static ObjectNode money(String eventId, String type, String accountNo, String yuan) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventId", eventId)
        .put("type", type)
        .put("accountNo", accountNo)
        .put("amount", yuan);
  }

  /** Any core event. */
  public Reply event(JsonNode event) {
    return world.fund().json("POST", "/fund/v1/core-events", core, Map.of(), event);
  }

  /** Core events in bulk. */
  public Reply events(List<? extends JsonNode> events) {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(event).append('\n'));
    return world
        .fund()
        .bytes(
            "POST",
            "/fund/v1/core-events",
            core,
            Map.of(),
            "application/x-ndjson",
            lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Hands the papers over at the window and files there. */
  public Reply counter(Filing filing) {
    scans.handOver(filing, clerk);
    return world.fund().json("POST", "/fund/v1/counter-requests", clerk, Map.of(), filing.body());
  }

  /** A clerk enters a paper order that was served during an outage. */
  public Reply backEnter(Filing filing, String servedAt, String reason) {
    scans.handOver(filing, clerk);
    ObjectNode late = JsonNodeFactory.instance.objectNode();
    late.set("request", filing.body());
    late.put("servedAt", servedAt).put("reason", reason);
    return world.fund().json("POST", "/fund/v1/back-entries", clerk, Map.of(), late);
  }

  /** The supervisor approves it; {@code result} is what became of the order. */
  public Reply approveBackEntry(String requestNo) {
    ObjectNode ruling =
        JsonNodeFactory.instance.objectNode().put("decision", "APPROVE").put("comment", "与停机记录相符");
    String path = "/fund/v1/back-entries/" + requestNo + "/decision";
    return world.fund().json("POST", path, supervisor, Map.of(), ruling);
  }

  /** Asks the court about a request in review. */
  public Reply ask(String requestNo, String text) {
    return post("/fund/v1/reviews/" + requestNo + "/questions", text);
  }

  /** What was asked and replied. */
  public Reply questions(String requestNo) {
    return world.fund().get("/fund/v1/reviews/" + requestNo + "/questions", clerk, Map.of());
  }

  /** Objects to what was executed. */
  public Reply object(String requestNo, String text) {
    return post("/fund/v1/requests/" + requestNo + "/objection", text);
  }

  /** The objection and the court's reply. */
  public Reply objection(String requestNo) {
    return world.fund().get("/fund/v1/requests/" + requestNo + "/objection", clerk, Map.of());
  }

  private Reply post(String path, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("text", text);
    return world.fund().json("POST", path, clerk, Map.of(), body);
  }
}
