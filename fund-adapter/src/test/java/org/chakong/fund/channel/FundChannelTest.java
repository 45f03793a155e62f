package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.unfreeze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Reply;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class FundChannelTest {

  @TestHTTPResource URI root;
  @Inject RegisterScene scene;

  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
  }

  @AfterEach
  void realTime() {
    scene.realTime();
  }

  @Test
  void f01_a_freeze_is_placed_and_answered_in_one_call() {
    Person person = openAccount("86450.32");
    gateway.handOverPaper();
    Reply reply = gateway.post(freeze(person, "30000.00"));
    assertThat(reply.text()).contains("answer");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verified()).isTrue();
    JsonNode answered = json(reply);
    assertThat(answered.at("/status").asText()).isEqualTo("ANSWERED");
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(answered.at("/answer/freeze/frozen").asText()).isEqualTo("30000.00");
    assertThat(answered.at("/answer/freeze/accountNo").asText()).isEqualTo(person.accountNo());
    assertThat(answered.at("/receivedAt").asText()).endsWith("+08:00");
    assertThat(answered.at("/sla/statutory").asBoolean()).isTrue();
    assertThat(answered.at("/revision").asInt()).isEqualTo(2);
  }

  @Test
  void f02_what_is_not_there_waits() {
    JsonNode answered = gateway.file(freeze(openAccount("86450.32"), "100000.00"));
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("PARTLY_EXECUTED");
    assertThat(answered.at("/answer/freeze/waiting").asText()).isEqualTo("13549.68");
  }

  @Test
  void o01_more_than_the_claim_is_frozen_with_an_objection() {
    // the court's time to reply ends in a year whose calendar is published
    scene.day("2026-11-20");
    JsonNode answered = gateway.file(freeze(openAccount("200000.00"), "150000.00"));
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(answered.at("/answer/objection/replyBy").asText()).isNotEmpty();
  }

  @Test
  void f07_a_formal_defect_is_answered_returned_and_freezes_nothing() {
    Person person = openAccount("5000.00");
    ObjectNode request = freeze(person, "1000.00");
    instruction(request).remove("amount");
    JsonNode answered = gateway.file(request);
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("RETURNED");
    assertThat(answered.at("/answer/reasons/0/code").asText()).isEqualTo("AMOUNT_MISSING");
  }

  @Test
  void f24_a_person_without_account_is_unable() {
    JsonNode answered = gateway.file(freeze(Persons.next(), "1000.00"));
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("UNABLE");
    assertThat(answered.at("/answer/reasons/0/code").asText()).isEqualTo("NO_ACCOUNT");
    assertThat(answered.at("/answer/wayForward").asText()).isNotEmpty();
  }

  @Test
  void f29_the_same_request_again_is_answered_again_and_freezes_once() {
    Person person = openAccount("86450.32");
    ObjectNode request = freeze(person, "30000.00");
    JsonNode first = gateway.file(request);
    JsonNode again = json(gateway.post(request));
    assertThat(again).isEqualTo(first);
    JsonNode query = gateway.file(request("QUERY", person));
    assertThat(query.at("/answer/accounts/0/freezes").size()).isEqualTo(1);
  }

  @Test
  void f30_a_number_with_other_content_is_409_and_the_original_stays() {
    Person person = openAccount("86450.32");
    ObjectNode request = freeze(person, "30000.00");
    JsonNode first = gateway.file(request);
    instruction(request).put("amount", "50000.00");
    Reply other = gateway.post(request);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.verified()).isTrue();
    assertThat(json(other).at("/code").asText()).isEqualTo("REQUEST_NO_REUSED");
    assertThat(json(gateway.read(requestNo(request)))).isEqualTo(first);
  }

  @Test
  void f15_a_court_outside_the_senders_list_is_refused_and_nothing_is_stored() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    ((ObjectNode) request.get("case")).put("court", "沪0106");
    Reply reply = gateway.post(request);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.verified()).isTrue();
    assertThat(json(reply).at("/code").asText()).isEqualTo("SENDER_MISMATCH");
    assertThat(gateway.read(requestNo(request)).status()).isEqualTo(404);
  }

  @Test
  void a_request_for_another_centre_is_refused() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    request.put("fundCentre", "310100");
    Reply reply = gateway.post(request);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(json(reply).at("/code").asText()).isEqualTo("OUT_OF_SCOPE");
  }

  @Test
  void a_message_that_is_not_as_published_is_400_and_signed() {
    ObjectNode request = freeze(openAccount("86450.32"), "1e3");
    Reply reply = gateway.post(request);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.verified()).isTrue();
    assertThat(json(reply).at("/code").asText()).isEqualTo("MALFORMED");
    assertThat(json(reply).at("/violations/0/field").asText()).contains("amount");
  }

  @Test
  void fields_of_a_newer_peer_are_ignored() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    request.put("ofTomorrow", true);
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("ANSWERED");
  }

  @Test
  void a_paper_whose_digest_is_not_its_name_is_refused() {
    String name = "0".repeat(64);
    Reply reply =
        peer.send(root, Gateway.FUND, "PUT", "/channel/v1/documents/" + name, Gateway.paper());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(gateway.handOverPaper().status()).isIn(200, 201);
    assertThat(gateway.handOverPaper().status()).isEqualTo(200);
  }

  @Test
  void a_query_shows_the_account() {
    Person person = openAccount("41200.00");
    JsonNode answered = gateway.file(request("QUERY", person));
    assertThat(answered.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(answered.at("/answer/accounts/0/balance").asText()).isEqualTo("41200.00");
    assertThat(answered.at("/answer/accounts/0/freezable/possible").asText()).isEqualTo("YES");
  }

  @Test
  void a_withdrawal_before_the_request_comes_bars_it() {
    Person person = openAccount("41200.00");
    ObjectNode request = freeze(person, "1000.00");
    Reply withdrawn = gateway.withdraw(requestNo(request), false);
    assertThat(withdrawn.status()).isEqualTo(200);
    assertThat(json(withdrawn).at("/status").asText()).isEqualTo("WITHDRAWN");
    JsonNode late = gateway.file(request);
    assertThat(late.at("/status").asText()).isEqualTo("WITHDRAWN");
    JsonNode query = gateway.file(request("QUERY", person));
    assertThat(query.at("/answer/accounts/0/freezes").size()).isZero();
  }

  @Test
  void what_came_after_its_withdrawal_is_told_to_a_sender_who_did_not_hear_the_response() {
    ObjectNode request = freeze(openAccount("41200.00"), "1000.00");
    gateway.withdraw(requestNo(request), false);
    JsonNode late = gateway.file(request);
    JsonNode told =
        await().atMost(Duration.ofSeconds(60)).until(() -> told(request), Objects::nonNull);
    assertThat(told.at("/status").asText()).isEqualTo("WITHDRAWN");
    assertThat(told.at("/receivedAt")).isEqualTo(late.at("/receivedAt"));
    assertThat(told.at("/revision").asInt()).isGreaterThan(1);
  }

  private JsonNode told(ObjectNode request) {
    return peer.heard().stream()
        .filter(heard -> heard.target().equals("/channel/v1/answers"))
        .map(heard -> Gateway.json(heard.body().getBytes(StandardCharsets.UTF_8)))
        .filter(told -> told.at("/requestNo").asText().equals(requestNo(request)))
        .findFirst()
        .orElse(null);
  }

  @Test
  void a_withdrawal_without_a_body_bars_the_senders_own_number() {
    ObjectNode request = freeze(openAccount("41200.00"), "1000.00");
    Reply withdrawn = gateway.withdraw(requestNo(request));
    assertThat(withdrawn.status()).isEqualTo(200);
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("WITHDRAWN");
  }

  @Test
  void a_withdrawal_after_the_answer_is_409() {
    ObjectNode request = freeze(openAccount("41200.00"), "1000.00");
    gateway.file(request);
    assertThat(gateway.withdraw(requestNo(request), false).status()).isEqualTo(409);
  }

  @Test
  void a_withdrawn_deduction_gives_its_money_back() {
    Person person = openAccount("41200.00");
    ObjectNode request = deduct(person, null, "41200.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(json(gateway.withdraw(requestNo(request), true)).at("/status").asText())
        .isEqualTo("OFFLINE");
    JsonNode frozen = gateway.file(freeze(person, "41200.00"));
    assertThat(frozen.at("/answer/freeze/frozen").asText()).isEqualTo("41200.00");
  }

  @Test
  void u01_a_release_ends_the_freeze_and_the_next_in_line_is_told() {
    Person person = openAccount("60000.00");
    ObjectNode firstRequest = freeze(person, "40000.00");
    JsonNode first = gateway.file(firstRequest);
    ObjectNode second = freeze(person, "30000.00");
    assertThat(gateway.file(second).at("/answer/verdict").asText()).isEqualTo("PARTLY_EXECUTED");
    String freezeNo = first.at("/answer/freeze/freezeNo").asText();
    JsonNode released = gateway.file(unfreeze(person, freezeNo));
    assertThat(released.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            peer.heard().stream()
                .filter(heard -> heard.target().equals("/channel/v1/notices"))
                .anyMatch(heard ->
                    heard.body().contains(requestNo(second))
                        && heard.body().contains("\"frozen\":\"30000.00\"")));
  }

  @Test
  void an_assessment_changes_nothing() {
    Person person = openAccount("41200.00");
    ObjectNode request = freeze(person, "50000.00");
    gateway.handOverPaper();
    Reply reply = gateway.post("/channel/v1/assessments", request);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).at("/verdict").asText()).isEqualTo("PARTLY_EXECUTED");
    assertThat(gateway.read(requestNo(request)).status()).isEqualTo(404);
    JsonNode query = gateway.file(request("QUERY", person));
    assertThat(query.at("/answer/accounts/0/freezes").size()).isZero();
  }
}
