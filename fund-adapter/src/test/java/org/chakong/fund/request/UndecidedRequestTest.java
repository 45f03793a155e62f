package org.chakong.fund.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Reply;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class UndecidedRequestTest {

  @TestHTTPResource URI root;
  @Inject ReceiveRequest receive;
  @Inject DecideRequest decide;
  @Inject FreezeRegister register;
  @Inject Requests requests;
  @Inject Jdbi books;
  @Inject RegisterScene scene;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    gateway.handOverPaper();
  }

  @AfterEach
  void realTime() {
    scene.realTime();
  }

  @Test
  void what_a_crash_left_undecided_is_decided_and_told() {
    ObjectNode request = freeze(openAccount("5000.00"), "3000.00");
    receiveOnly(request);
    assertThat(json(gateway.read(requestNo(request))).at("/status").asText()).isEqualTo("SENT");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            peer.heard().stream()
                .anyMatch(heard ->
                    heard.target().equals("/channel/v1/answers")
                        && heard.body().contains(requestNo(request))
                        && heard.body().contains("EXECUTED")));
  }

  @Test
  void an_earlier_request_of_the_person_is_decided_first() {
    Person person = openAccount("5000.00");
    ObjectNode first = freeze(person, "4000.00");
    receiveOnly(first);
    ObjectNode second = freeze(person, "3000.00");
    assertThat(gateway.file(second).at("/answer/freeze/frozen").asText()).isEqualTo("1000.00");
    assertThat(json(gateway.read(requestNo(first))).at("/answer/freeze/frozen").asText())
        .isEqualTo("4000.00");
  }

  @Test
  void an_extension_received_on_the_last_day_counts_though_it_is_decided_after_it() {
    scene.day("2025-03-10");
    Person person = openAccount("5000.00");
    String freezeNo =
        gateway.file(freeze(person, "3000.00")).at("/answer/freeze/freezeNo").asText();
    scene.day("2026-03-10");
    ObjectNode extension = request("EXTEND", person);
    instruction(extension).put("freezeNo", freezeNo).put("termMonths", 12);
    receiveForLater(extension);

    scene.day("2026-03-12");
    scene.expire();

    assertThat(json(gateway.read(requestNo(extension))).at("/status").asText()).isEqualTo("SENT");
    assertThat(scene.entries(person.accountNo())).hasSize(1);
    decide.later(requestNo(extension));
    assertThat(json(gateway.read(requestNo(extension))).at("/status").asText())
        .isEqualTo("ANSWERED");
    JsonNode answer = json(gateway.read(requestNo(extension))).at("/answer");
    assertThat(answer.at("/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(answer.at("/freeze/until").asText()).isEqualTo("2027-03-10");
    scene.expire();
    assertThat(scene.entries(person.accountNo())).hasSize(1);
  }

  @Test
  void a_deduction_received_on_the_last_day_takes_from_the_freezes_of_its_case_decided_after_it() {
    scene.day("2025-03-10");
    Person person = openAccount("5000.00");
    String ofCase = gateway.file(freeze(person, "3000.00")).at("/answer/freeze/freezeNo").asText();
    gateway.file(inAnotherCase(freeze(person, "1000.00")));
    scene.day("2026-03-10");
    ObjectNode deduction = deduct(person, null, "3000.00");
    receiveForLater(deduction);

    scene.day("2026-03-12");
    scene.expire();

    assertThat(scene.entries(person.accountNo()))
        .extracting(RegisterEntry::freezeNo)
        .containsExactly(ofCase);
    decide.later(requestNo(deduction));
    assertThat(json(gateway.read(requestNo(deduction))).at("/status").asText())
        .isEqualTo("IN_REVIEW");
    assertThat(register.find(ofCase).orElseThrow().deductionPending()).isTrue();
  }

  @Test
  void a_deduction_that_is_answered_keeps_no_freeze_of_its_case_from_expiring() {
    scene.day("2025-03-10");
    Person person = openAccount("5000.00");
    gateway.file(freeze(person, "3000.00"));
    scene.day("2026-03-10");
    ObjectNode deduction = deduct(person, null, "3000.00");
    ((ObjectNode) instruction(deduction).get("payee")).put("accountNo", "41001500000000000000");
    receiveOnly(deduction);
    decide.later(requestNo(deduction));
    assertThat(json(gateway.read(requestNo(deduction))).at("/status").asText())
        .isEqualTo("ANSWERED");

    scene.day("2026-03-11");
    scene.expire();

    assertThat(scene.entries(person.accountNo())).isEmpty();
  }

  @Test
  void a_number_of_another_sender_is_a_conflict_and_no_answer_of_the_centre() {
    ObjectNode request = freeze(openAccount("5000.00"), "1000.00");
    AssistanceRequest read = StoredJson.read(request.toString(), AssistanceRequest.class);
    receive.receive(Filing.online(read, "court:999999", UUID.randomUUID().toString()));

    Reply reply = gateway.post(request);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(json(reply).at("/code").asText()).isEqualTo("CONFLICT");
  }

  @Test
  void what_another_wrote_of_a_request_stands_when_it_goes_on() {
    ObjectNode request = deduct(openAccount("5000.00"), null, "1000.00");
    gateway.file(request);
    String no = requestNo(request);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          RequestRow row = requests.findById(no);
          QuarkusTransaction.requiringNew()
              .run(() ->
                  books.useHandle(other ->
                      other.execute(
                          "UPDATE request SET delay_told = true WHERE request_no = ?", no)));
          row.claim("clerk-9", row.receivedAt());
        });
    QuarkusTransaction.requiringNew()
        .run(() -> {
          RequestRow row = requests.findById(no);
          assertThat(row.claimedBy()).contains("clerk-9");
          assertThat(row.delayTold).isTrue();
        });
  }

  private static ObjectNode inAnotherCase(ObjectNode request) {
    ((ObjectNode) request.get("case")).put("number", "（2026）豫0811执124号");
    request
        .get("documents")
        .forEach(paper -> ((ObjectNode) paper).put("number", "（2026）豫0811执124号"));
    return request;
  }

  @Test
  void f29_sent_many_times_at_once_it_happens_once() throws Exception {
    Person person = openAccount("5000.00");
    ObjectNode request = freeze(person, "3000.00");
    List<Reply> replies = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
      List<Callable<Reply>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> gateway.post(request));
      }
      for (Future<Reply> reply : senders.invokeAll(calls)) {
        replies.add(reply.get());
      }
    }
    assertThat(replies).allMatch(reply -> reply.status() == 200 && reply.verified());
    assertThat(replies.stream().map(reply -> json(reply).at("/answer/freeze/freezeNo").asText()))
        .containsOnly(json(replies.getFirst()).at("/answer/freeze/freezeNo").asText());
    assertThat(gateway.file(request("QUERY", person)).at("/answer/accounts/0/freezes").size())
        .isEqualTo(1);
  }

  /** The same, and it is decided when the test says so and not by the task stored with it. */
  private void receiveForLater(ObjectNode request) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          receiveOnly(request);
          books.useHandle(handle ->
              handle.execute(
                  "DELETE FROM scheduled_tasks WHERE task_name = 'decide-request' AND task_instance = ?",
                  requestNo(request)));
        });
  }

  /** As if the process had died right after the request was stored. */
  private void receiveOnly(ObjectNode request) {
    AssistanceRequest read = StoredJson.read(request.toString(), AssistanceRequest.class);
    receive.receive(Filing.online(read, peer.party().value(), UUID.randomUUID().toString()));
  }
}
