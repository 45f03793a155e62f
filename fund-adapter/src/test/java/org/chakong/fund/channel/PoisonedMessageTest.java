package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chakong.fund.request.RequestChanged;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.task.AsideTask;
import org.chakong.runtime.task.AsideTasks;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that its gateway never takes. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class PoisonedMessageTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int REFUSED = 409;
  private static final int BROKEN = 500;
  private static final int NO_ROOM = 503;
  private static final int OK = 200;

  @Inject Event<RequestChanged> requests;
  @Inject AsideTasks aside;
  @Inject Jdbi database;
  TestPeer peer;

  @AfterEach
  void the_gateway_takes_everything_again() {
    peer.answerWith(OK);
  }

  @Test
  void what_its_gateway_refuses_for_good_goes_aside_at_once_and_a_person_sends_it_again() {
    peer.answerWith(REFUSED);
    String poisoned = tell();
    AsideTask task = awaitAside(poisoned);
    assertThat(task.why()).isEqualTo("refused by the gateway with status 409");
    peer.answerWith(OK);
    String other = tell();
    await().atMost(SOON).until(() -> "TAKEN".equals(outcome(other)));
    assertThat(times(poisoned)).as("tried by itself").isEqualTo(1);
    aside.again(task.id(), "demo-fund-ops");
    await().atMost(SOON).until(() -> "TAKEN".equals(outcome(poisoned)));
    assertThat(times(poisoned)).isEqualTo(2);
  }

  @Test
  void what_its_gateway_always_fails_on_goes_aside_after_so_many_attempts() {
    peer.answerWith(BROKEN);
    String poisoned = tell();
    AsideTask task = awaitAside(poisoned);
    assertThat(task.failures()).isEqualTo(4);
    assertThat(times(poisoned)).isEqualTo(4);
    assertThat(outcome(poisoned)).isNull();
    peer.answerWith(OK);
    aside.again(task.id(), "demo-fund-ops");
    await().atMost(SOON).until(() -> "TAKEN".equals(outcome(poisoned)));
  }

  @Test
  void what_its_gateway_has_no_room_for_is_never_given_up() {
    peer.answerWith(NO_ROOM);
    String waiting = tell();
    await().atMost(SOON).until(() -> times(waiting) > 5);
    assertThat(found(waiting)).isEmpty();
    peer.answerWith(OK);
    await().atMost(SOON).until(() -> "TAKEN".equals(outcome(waiting)));
  }

  private String tell() {
    String requestNo = "POISON-" + UUID.randomUUID();
    QuarkusTransaction.requiringNew().run(() -> requests.fire(AnsweredRequest.of(peer, requestNo)));
    return requestNo;
  }

  private AsideTask awaitAside(String requestNo) {
    return await().atMost(SOON).until(() -> found(requestNo), Optional::isPresent).orElseThrow();
  }

  private Optional<AsideTask> found(String requestNo) {
    String id = text("SELECT id::text FROM outgoing WHERE request_no = ?", requestNo);
    return aside.oldest(Integer.MAX_VALUE).stream()
        .filter(task -> task.subject().equals(id))
        .findFirst();
  }

  private String outcome(String requestNo) {
    return text("SELECT outcome FROM outgoing WHERE request_no = ?", requestNo);
  }

  private String text(String query, String requestNo) {
    return database.withHandle(handle ->
        handle.createQuery(query).bind(0, requestNo).mapTo(String.class).findOne().orElse(null));
  }

  private long times(String requestNo) {
    return peer.heard().stream().filter(heard -> heard.body().contains(requestNo)).count();
  }
}
