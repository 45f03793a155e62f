package org.chakong.acceptance.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Both services in demo mode: tokens, clocks and accounts. */
public final class World {

  private final Wire gateway;
  private final Wire fund;
  private final String fundCentre;

  public World(URI gateway, URI fund, String fundCentre) {
    this.gateway = new Wire(gateway);
    this.fund = new Wire(fund);
    this.fundCentre = fundCentre;
  }

  public Wire gateway() {
    return gateway;
  }

  public Wire fund() {
    return fund;
  }

  public String fundCentre() {
    return fundCentre;
  }

  /** A court's case system with the role {@code case-system}. */
  public Court court(String code) {
    return new Court(this, code, token(gateway, List.of("case-system"), code, "case-" + code));
  }

  /** The fund centre's people and core. */
  public Centre centre() {
    return new Centre(this);
  }

  /** Lets the gateway compare a legal day with the fund centre now. */
  public Reply reconcile(LocalDate day) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    String token = gatewayToken("court-ops");
    return expect(gateway.json("POST", "/api/v1/reconciliations/" + day, token, Map.of(), nothing));
  }

  /** A token with one role, without a court. */
  public String gatewayToken(String role) {
    return gatewayToken(role, role);
  }

  /** The same for one person of several in the role. */
  public String gatewayToken(String role, String subject) {
    return token(gateway, List.of(role), null, subject);
  }

  String fundToken(String role, String subject) {
    return token(fund, List.of(role), null, subject);
  }

  /** Sets the legal clock of both services. */
  public void clock(Instant instant) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("instant", instant.toString());
    expect(gateway.json("PUT", "/demo/v1/clock", null, Map.of(), body));
    expect(fund.json("PUT", "/demo/v1/clock", null, Map.of(), body));
  }

  /** Puts both legal clocks back to real time. */
  public void realTime() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("offset", "PT0S");
    expect(gateway.json("PUT", "/demo/v1/clock", null, Map.of(), body));
    expect(fund.json("PUT", "/demo/v1/clock", null, Map.of(), body));
  }

  /** The legal day at the gateway. */
  public LocalDate today() {
    Reply face = expect(gateway.get("/demo/v1/clock", null, Map.of()));
    return OffsetDateTime.parse(face.at("/instant")).toLocalDate();
  }

  /** Creates or replaces an account without loans, guarantees or agreements. */
  public void account(
      String accountNo, Person owner, String status, String balance, String monthly) {
    account(accountNo, facts(owner, status, balance, monthly));
  }

  /** Creates or replaces an account with the facts given. */
  public void account(String accountNo, ObjectNode facts) {
    expect(fund.json("PUT", "/demo/v1/accounts/" + accountNo, null, Map.of(), facts));
  }

  /** The facts of an account, to be completed by loans and the like. */
  public static ObjectNode facts(Person owner, String status, String balance, String monthly) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts
        .putObject("owner")
        .put("name", owner.name())
        .put("idType", "01")
        .put("idNumber", owner.idNumber())
        .put("birthDate", owner.birthDate().toString())
        .put("sex", owner.sex().name())
        .put("deceased", false)
        .put("emigrated", false)
        .put("retired", false);
    facts.put("status", status).put("balance", balance).put("monthlyContribution", monthly);
    facts.putArray("loans");
    facts.putArray("guarantees");
    facts.putArray("withdrawalAgreements");
    return facts;
  }

  private static String token(Wire wire, List<String> roles, String court, String subject) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    roles.forEach(body.putArray("roles")::add);
    if (court != null) {
      body.put("court", court);
    }
    body.put("subject", subject);
    return expect(wire.json("POST", "/demo/v1/tokens", null, Map.of(), body)).at("/token");
  }

  static Reply expect(Reply reply) {
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException(
          "refused with status " + reply.status() + " and code " + reply.at("/code"));
    }
    return reply;
  }
}
