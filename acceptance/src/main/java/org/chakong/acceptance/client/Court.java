package org.chakong.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** A court's case system. */
public final class Court {

  private static final Map<String, String> WAIT = Map.of("Prefer", "wait=20");

  private final World world;
  private final String code;
  private final String token;
  private final Papers papers;

  Court(World world, String code, String token) {
    this.world = world;
    this.code = code;
    this.token = token;
    this.papers = new Papers(world.gateway(), "/api/v1/documents");
  }

  public String code() {
    return code;
  }

  public Filing query(Person person) {
    return Filing.query(code, world.fundCentre(), person);
  }

  public Filing freeze(Person person, String yuan, int months) {
    return Filing.freeze(code, world.fundCentre(), person, yuan, months);
  }

  public Filing extend(Person person, String freezeNo, int months) {
    return Filing.extend(code, world.fundCentre(), person, freezeNo, months);
  }

  public Filing unfreeze(Person person, String freezeNo) {
    return Filing.unfreeze(code, world.fundCentre(), person, freezeNo);
  }

  /** A deduction to the account that the demo registers for the court 豫0811. */
  public Filing deduct(Person person, String freezeNo, String yuan) {
    return Filing.deduct(
        code,
        world.fundCentre(),
        person,
        freezeNo,
        yuan,
        "焦作市山阳区人民法院执行款专户",
        "41001500000000000811");
  }

  /** Hands over the papers, files and waits for an answer as long as the contract allows. */
  public Reply file(Filing filing) {
    papers.handOver(filing, token);
    return post(filing, WAIT);
  }

  /** Hands over the papers and files what a person will have to decide, until one can. */
  public Reply fileForReview(Filing filing) {
    Reply filed = post(handOver(filing), Map.of());
    return filed.status() == 202
        ? Patience.until(
            () -> request(filing.requestNo()),
            reply -> !Set.of("ACCEPTED", "SENT").contains(reply.at("/status")))
        : filed;
  }

  /** Files without waiting, papers as they are. */
  public Reply post(Filing filing, Map<String, String> headers) {
    return world.gateway().json("POST", "/api/v1/requests", token, headers, filing.body());
  }

  /** Hands over the papers of a filing without filing it. */
  public Filing handOver(Filing filing) {
    papers.handOver(filing, token);
    return filing;
  }

  /** Uploads any bytes as a paper. */
  public Reply upload(String type, byte[] content) {
    return papers.upload(type, content, token);
  }

  /** Uploads a paper of one page that says the given text. */
  public Reply uploadPaper(String type, String text) {
    return papers.upload(type, Papers.pdf(text), token);
  }

  /** Records what the window did about a request. */
  public Reply recordOffline(String requestNo, JsonNode result) {
    return world
        .gateway()
        .json("POST", "/api/v1/requests/" + requestNo + "/offline-result", token, Map.of(), result);
  }

  /** The request as it stands. */
  public Reply request(String requestNo) {
    return get("/api/v1/requests/" + requestNo);
  }

  /** The request after its status changed, or as it stands after 20 seconds. */
  public Reply changed(String requestNo) {
    return world.gateway().get("/api/v1/requests/" + requestNo, token, WAIT);
  }

  public Reply get(String path) {
    return world.gateway().get(path, token, Map.of());
  }

  /** A call without a body. */
  public Reply post(String path) {
    return world.gateway().bytes("POST", path, token, Map.of(), "application/json", new byte[0]);
  }

  /** What would be answered if it were filed. */
  public Reply assess(Filing filing) {
    papers.handOver(filing, token);
    return world.gateway().json("POST", "/api/v1/assessments", token, Map.of(), filing.body());
  }

  /** Replies to a question of the fund centre. */
  public Reply reply(String requestNo, int number, String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("number", number).put("text", text);
    return reply(requestNo, "replies", body);
  }

  /** Replies to the objection of the fund centre. */
  public Reply replyToObjection(String requestNo, String outcome, String text) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("outcome", outcome).put("text", text);
    return reply(requestNo, "objection-reply", body);
  }

  private Reply reply(String requestNo, String to, ObjectNode body) {
    String path = "/api/v1/requests/" + requestNo + "/" + to;
    return world.gateway().json("POST", path, token, Map.of(), body);
  }
}
