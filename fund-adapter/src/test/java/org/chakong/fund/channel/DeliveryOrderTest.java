package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.freeze.FreezeChanged;
import org.chakong.fund.freeze.FreezesChanged;
import org.chakong.fund.request.RequestChanged;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

/** What is told in which order when there is much to tell. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class DeliveryOrderTest {
  private static final int NOTICES = 400;

  @Inject Event<FreezesChanged> freezes;
  @Inject Event<RequestChanged> requests;
  TestPeer peer;

  @Test
  void an_answer_does_not_wait_behind_the_notices_of_many_terms_that_ended() {
    String night = "NIGHT-" + UUID.randomUUID() + "-";
    QuarkusTransaction.requiringNew()
        .run(() -> {
          freezes.fire(
              new FreezesChanged(
                  IntStream.range(0, NOTICES).mapToObj(no -> ended(night + no)).toList()));
          requests.fire(AnsweredRequest.of(peer, night + "answer"));
        });

    await().atMost(Duration.ofMinutes(3)).until(() -> heard(night).size() == NOTICES + 1);
    List<String> heard = heard(night);
    int answer =
        IntStream.range(0, heard.size())
            .filter(i -> heard.get(i).contains(night + "answer"))
            .findFirst()
            .orElseThrow();
    assertThat(answer).as("notices delivered before the answer").isLessThan(NOTICES / 4);
  }

  private List<String> heard(String night) {
    return peer.heard().stream()
        .map(TestPeer.Heard::body)
        .filter(body -> body.contains(night))
        .toList();
  }

  private static FreezeChanged ended(String requestNo) {
    FreezeView view =
        new FreezeView(
            "F1",
            "4108009999",
            FreezeView.State.EXPIRED,
            Money.ofFen(0),
            Money.ofFen(0),
            Money.ofFen(0),
            null,
            false,
            null,
            null,
            null,
            List.of(),
            null,
            null);
    return new FreezeChanged("F1", requestNo, Gateway.COURT, view, FreezeChanged.Cause.EXPIRED);
  }
}
