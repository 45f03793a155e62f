package org.chakong.fund.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.unfreeze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An assessment says of many made-up cases what is then found when the request comes. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class AssessmentTest {

  private static final int CASES = Integer.getInteger("chakong.assessments", 100);
  private static final int MOST_CASES = 20 * CASES;
  private static final List<String> ENDS =
      List.of("EXECUTED", "PARTLY_EXECUTED", "UNABLE", "RETURNED", "REJECTED", "IN_REVIEW");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> LOANS =
      List.of(
          "",
          "\"outstanding\":true,\"balance\":\"100.00\",",
          "\"outstanding\":false,\"balance\":\"0.00\",");

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    gateway.handOverPaper();
  }

  @Test
  void an_assessment_says_what_the_request_is_then_told() throws Exception {
    long seed = Long.getLong("chakong.seed", new Random().nextLong());
    Random random = new Random(seed);
    TreeMap<String, Integer> seen = new TreeMap<>();
    // some ends are rare: cases are made up until each has been seen, which hardly takes more
    for (int number = 0; number < CASES || goesOn(number, seen.keySet()); number++) {
      ObjectNode request = madeUp(random);
      String which = "seed " + seed + ", case " + number + ": " + request.get("instruction");
      JsonNode assessed = json(gateway.post("/channel/v1/assessments", request));
      JsonNode filed = json(gateway.post(request));
      seen.merge(compare(which, request, assessed, filed), 1, Integer::sum);
    }
    assertThat(seen.keySet()).as("seed " + seed).containsAll(ENDS);
  }

  private static boolean goesOn(int number, Set<String> seen) {
    return number < MOST_CASES && !seen.containsAll(ENDS);
  }

  @Test
  void that_another_case_has_frozen_everything_is_assessed_without_saying_how_much() {
    Person person = openAccount("100.00");
    ObjectNode other = ofAnotherCase(freeze(person, "100.00"));
    assertThat(gateway.file(other).at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    ObjectNode request = deduct(person, null, "1.00");
    JsonNode assessed = json(gateway.post("/channel/v1/assessments", request));
    assertThat(assessed.at("/verdict").asText()).isEqualTo("UNABLE");
    assertThat(assessed.at("/reasons").toString()).doesNotContain("100.00");
    JsonNode answer = gateway.file(request).at("/answer");
    assertThat(answer.at("/verdict")).isEqualTo(assessed.at("/verdict"));
    assertThat(answer.at("/reasons/0/code")).isEqualTo(assessed.at("/reasons/0/code"));
    assertThat(answer.at("/findings")).isEqualTo(assessed.at("/findings"));
    assertThat(gateway.file(request("QUERY", person)).at("/answer/accounts/0/frozen").asText())
        .isEqualTo("100.00");
  }

  private static ObjectNode ofAnotherCase(ObjectNode request) {
    String number = "（2026）豫0811执7号";
    ((ObjectNode) request.get("case")).put("number", number);
    request.get("documents").forEach(document -> ((ObjectNode) document).put("number", number));
    return request;
  }

  private String compare(String which, ObjectNode request, JsonNode assessed, JsonNode filed)
      throws Exception {
    if (filed.at("/status").asText().equals("IN_REVIEW")) {
      assertThat(assessed.at("/verdict").isNull()).as(which).isTrue();
      String shown = Desk.clerk("clerk-1").review(request).extract().asString();
      JsonNode review = JSON.readTree(shown);
      assertThat(review.at("/refusal").isMissingNode()).as(which).isTrue();
      assertThat(review.at("/findings")).as(which).isEqualTo(assessed.at("/findings"));
      return "IN_REVIEW";
    }
    assertThat(filed.at("/status").asText()).as(which).isEqualTo("ANSWERED");
    JsonNode answer = filed.at("/answer");
    assertThat(assessed.at("/verdict")).as(which).isEqualTo(answer.at("/verdict"));
    if (answer.at("/verdict").asText().endsWith("EXECUTED")) {
      // doing it may bring notes of its own, such as a year without a calendar
      assertThat(answer.at("/reasons")).as(which).containsAll(assessed.at("/reasons"));
    } else {
      // details too, unless they tell how much somebody else has frozen
      assertThat(assessed.findValuesAsText("code"))
          .as(which)
          .isEqualTo(answer.at("/reasons").findValuesAsText("code"));
      assertThat(assessed.at("/reasons").toString()).as(which).doesNotContain("元，");
    }
    assertThat(assessed.at("/findings")).as(which).isEqualTo(answer.at("/findings"));
    return answer.at("/verdict").asText();
  }

  private ObjectNode madeUp(Random random) {
    Person person = openAccount((1 + random.nextInt(400)) + ".00");
    String amount = (1 + random.nextInt(900)) + ".00";
    String freezeNo = null;
    if (random.nextInt(3) == 0) {
      ObjectNode before = freeze(person, "100.00");
      if (random.nextBoolean()) {
        ofAnotherCase(before);
      }
      freezeNo = gateway.file(before).at("/answer/freeze/freezeNo").asText();
    }
    report(random, person);
    ObjectNode request = asked(random, person, amount, freezeNo);
    spoil(random, request);
    return request;
  }

  private static void report(Random random, Person person) {
    if (random.nextInt(4) == 0) {
      String loan = LOANS.get(random.nextInt(LOANS.size()));
      String role = random.nextBoolean() ? "BORROWER" : "CO_BORROWER";
      Desk.report(
          person,
          "LOAN_CHANGED",
          "\"loan\":{%s\"role\":\"%s\",\"centre\":\"410800\"}".formatted(loan, role));
    }
    if (random.nextInt(6) == 0) {
      Desk.report(
          person,
          "GUARANTEE_CHANGED",
          "\"guarantee\":{\"loanOutstanding\":%s,\"released\":%s}"
              .formatted(random.nextBoolean(), random.nextBoolean()));
    }
    if (random.nextInt(6) == 0) {
      Desk.report(person, "STATUS_CHANGED", "\"status\":\"02\"");
    }
  }

  private static ObjectNode asked(Random random, Person person, String amount, String freezeNo) {
    return switch (random.nextInt(freezeNo == null ? 4 : 6)) {
      case 0 -> request("QUERY", person);
      case 1, 2 -> freeze(person, amount);
      case 3 -> deduct(person, null, "1.00");
      case 4 -> {
        ObjectNode extension = request("EXTEND", person);
        instruction(extension).put("freezeNo", freezeNo).put("termMonths", 6);
        yield extension;
      }
      default -> unfreeze(person, freezeNo);
    };
  }

  private static void spoil(Random random, ObjectNode request) {
    switch (random.nextInt(16)) {
      case 0 -> request.withArray("officers").remove(1);
      case 1 -> ((ObjectNode) request.at("/officers/0")).put("dutyPermitValidUntil", "2020-01-01");
      case 2 -> instruction(request).remove("amount");
      case 3 -> ((ObjectNode) request.get("case")).put("number", "（2026）豫0811民初9号");
      case 4 -> ((ObjectNode) request.get("subject")).put("name", "测试乙");
      case 5 -> ((ObjectNode) request.get("subject")).put("idNumber", "410811198503152010");
      case 6 -> ((ObjectNode) request.get("subject")).put("role", "PARTY");
      case 7 -> instruction(request).put("termMonths", 60);
      default -> {}
    }
    if (!instruction(request).get("action").asText().matches("FREEZE|EXTEND")) {
      instruction(request).remove("termMonths");
    }
  }
}
