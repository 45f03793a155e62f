package org.chakong.fund.channel;

import static io.restassured.RestAssured.given;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.chakong.fund.channel.Gateway.Person;

/** A person of the fund centre at the Fund API, as a test plays it. */
public record Desk(String subject, String bearer) {

  public static final String APPROVE = "{\"decision\":\"APPROVE\",\"comment\":\"核对无误\"}";

  public static Desk of(String subject, String... roles) {
    return new Desk(subject, token(subject, roles));
  }

  public static Desk clerk(String subject) {
    return of(subject, "fund-clerk");
  }

  public static Desk supervisor(String subject) {
    return of(subject, "fund-supervisor");
  }

  public static Desk ops() {
    return of("ops-1", "fund-ops");
  }

  public ValidatableResponse get(String path) {
    return call().get("/fund/v1" + path).then();
  }

  public ValidatableResponse post(String path) {
    return call().post("/fund/v1" + path).then();
  }

  public ValidatableResponse post(String path, String body) {
    return call()
        .contentType("application/json")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/fund/v1" + path)
        .then();
  }

  public ValidatableResponse review(ObjectNode request) {
    return get("/reviews/" + requestNo(request));
  }

  public ValidatableResponse decide(ObjectNode request, String decision) {
    return post("/reviews/" + requestNo(request) + "/decision", decision);
  }

  public ValidatableResponse claim(ObjectNode request) {
    return post("/reviews/" + requestNo(request) + "/claim");
  }

  /** Something that the core reports of a person's account, for example a loan. */
  public static void report(Person person, String type, String fact) {
    Desk.of("core", "fund-core")
        .post(
            "/core-events",
            "{\"eventId\":\"%s\",\"type\":\"%s\",\"accountNo\":\"%s\",%s}"
                .formatted(java.util.UUID.randomUUID(), type, person.accountNo(), fact))
        .statusCode(200)
        .body("items[0].result", org.hamcrest.Matchers.equalTo("APPLIED"));
  }

  private RequestSpecification call() {
    return given().auth().oauth2(bearer);
  }
}
