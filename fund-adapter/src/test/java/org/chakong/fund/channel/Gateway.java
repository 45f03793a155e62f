package org.chakong.fund.channel;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Reply;

/** A court's gateway as a test plays it: papers first, then requests, everything signed. */
public final class Gateway {

  public static final PartyId FUND = new PartyId("fund:410800");
  public static final String COURT = "豫0811";
  private static final String PAYEE = "焦作市山阳区人民法院执行款专户";
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] PAPER = "%PDF-1.7 测试文书".getBytes(StandardCharsets.UTF_8);
  private static final List<String> CASE_PAPERS =
      List.of(
          "QUERY_SLIP",
          "ENFORCEMENT_RULING",
          "RELEASE_RULING",
          "ASSISTANCE_NOTICE",
          "EFFECTIVE_JUDGMENT");

  private final TestPeer peer;
  private final URI root;

  public Gateway(TestPeer peer, URI root) {
    this.peer = peer;
    this.root = root;
  }

  public static String paperId() {
    return "sha256:" + Digests.sha256Hex(PAPER);
  }

  public static byte[] paper() {
    return PAPER.clone();
  }

  public Reply handOverPaper() {
    String target = "/channel/v1/documents/" + Digests.sha256Hex(PAPER);
    return peer.send(root, FUND, "PUT", target, PAPER);
  }

  /** Hands over these bytes and puts them in the place of every paper of the request. */
  public Reply handOver(byte[] paper, ObjectNode request) {
    String sha256 = Digests.sha256Hex(paper);
    request
        .get("documents")
        .forEach(document -> ((ObjectNode) document).put("documentId", "sha256:" + sha256));
    return peer.send(root, FUND, "PUT", "/channel/v1/documents/" + sha256, paper);
  }

  public Reply post(ObjectNode request) {
    return post("/channel/v1/requests", request);
  }

  public Reply post(String target, JsonNode body) {
    return peer.send(root, FUND, "POST", target, bytes(body));
  }

  public Reply read(String requestNo) {
    return peer.send(root, FUND, "GET", "/channel/v1/requests/" + requestNo, NOTHING);
  }

  public Reply withdraw(String requestNo, boolean offline) {
    ObjectNode body = JSON.createObjectNode().put("court", COURT).put("offline", offline);
    return post("/channel/v1/requests/" + requestNo + "/withdrawal", body);
  }

  /** Without a word on whose request it is. */
  public Reply withdraw(String requestNo) {
    String target = "/channel/v1/requests/" + requestNo + "/withdrawal";
    return peer.send(root, FUND, "POST", target, NOTHING);
  }

  /** Papers first, then the request: the answer as JSON. */
  public JsonNode file(ObjectNode request) {
    handOverPaper();
    return json(post(request));
  }

  public static JsonNode json(Reply reply) {
    return json(reply.bytes());
  }

  static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A request of the right court with everything that its policy asks for. */
  public static ObjectNode request(String action, Person person) {
    ObjectNode request =
        JSON.createObjectNode()
            .put("requestNo", "JZ-" + UUID.randomUUID())
            .put("fundCentre", "410800");
    request
        .putObject("case")
        .put("number", "（2026）豫0811执123号")
        .put("court", COURT)
        .put("cause", "民间借贷纠纷")
        .put("claimAmount", "120000.00");
    request
        .putObject("subject")
        .put("name", person.name())
        .put("idType", "01")
        .put("idNumber", person.idNumber())
        .put("role", "JUDGMENT_DEBTOR");
    request.putArray("officers").add(officer(1)).add(officer(2));
    var documents = request.putArray("documents");
    CASE_PAPERS.forEach(type ->
        documents
            .addObject()
            .put("type", type)
            .put("number", "（2026）豫0811执123号")
            .put("documentId", paperId())
            .put("original", true));
    request.putObject("instruction").put("action", action);
    return request;
  }

  private static ObjectNode officer(int number) {
    return JSON.createObjectNode()
        .put("name", "测试执行员" + number)
        .put("workPermitNo", "W-" + number)
        .put("workPermitValidUntil", "2030-12-31")
        .put("dutyPermitNo", "D-" + number)
        .put("dutyPermitValidUntil", "2030-12-31");
  }

  public static ObjectNode freeze(Person person, String amount) {
    ObjectNode request = request("FREEZE", person);
    instruction(request).put("amount", amount).put("termMonths", 12);
    return request;
  }

  public static ObjectNode unfreeze(Person person, String freezeNo) {
    ObjectNode request = request("UNFREEZE", person);
    instruction(request).put("freezeNo", freezeNo);
    return request;
  }

  public static ObjectNode deduct(Person person, String freezeNo, String amount) {
    ObjectNode request = request("DEDUCT", person);
    ObjectNode instruction =
        instruction(request)
            .put("amount", amount)
            .put("condition", "PRIORITY_CLAIM")
            .put("otherAssetsExhausted", true);
    if (freezeNo != null) {
      instruction.put("freezeNo", freezeNo);
    }
    instruction
        .putObject("payee")
        .put("accountName", PAYEE)
        .put("accountNo", "41001500000000000811")
        .put("bankName", "测试银行");
    return request;
  }

  public static ObjectNode instruction(ObjectNode request) {
    return (ObjectNode) request.get("instruction");
  }

  public static String requestNo(ObjectNode request) {
    return request.get("requestNo").asText();
  }

  /** Somebody with an account of the embedded core. */
  public record Person(String name, String idNumber, String accountNo) {}

  /** Opens an account, each time of somebody else. */
  public static Person openAccount(String balance) {
    return openAccount(Persons.next(), balance);
  }

  public static Person openAccount(Person person, String balance) {
    ObjectNode account = JSON.createObjectNode().put("status", "01").put("balance", balance);
    account
        .putObject("owner")
        .put("name", person.name())
        .put("idType", "01")
        .put("idNumber", person.idNumber())
        .put("birthDate", "1985-03-15")
        .put("sex", "M")
        .put("deceased", false)
        .put("emigrated", false)
        .put("retired", false);
    account.put("monthlyContribution", "1000.00");
    account.putArray("loans");
    account.putArray("guarantees");
    account.putArray("withdrawalAgreements");
    given()
        .contentType("application/json")
        .body(bytes(account))
        .put("/demo/v1/accounts/" + person.accountNo())
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201, 204));
    return person;
  }

  /** A bearer token of somebody at the fund centre. */
  public static String token(String subject, String... roles) {
    ObjectNode wish = JSON.createObjectNode().put("subject", subject);
    var groups = wish.putArray("roles");
    List.of(roles).forEach(groups::add);
    Response issued =
        given().contentType("application/json").body(bytes(wish)).post("/demo/v1/tokens");
    return issued.jsonPath().getString("token");
  }
}
