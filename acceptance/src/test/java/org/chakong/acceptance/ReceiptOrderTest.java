package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** A place in the queue is the sequence of receipt, never a time of day. */
@Jiaozuo
class ReceiptOrderTest {

  private final City city;
  private final Court first;
  private final Court second;

  ReceiptOrderTest(City city) {
    this.city = city;
    this.first = city.court("豫0811");
    this.second = city.court("豫0802");
  }

  @Test
  void q11_aClockThatIsSetBackDoesNotLetALaterOrderGoFirst() {
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    city.at("2025-11-20T10:00:05");
    Filing ahead = first.freeze(person, "5000.00", 12);
    first.file(ahead);
    city.at("2025-11-20T10:00:00");
    Filing behind = second.freeze(person, "3000.00", 12);
    Reply waiting = second.file(behind);

    assertThat(waiting.at("/answer/freeze/position")).isEqualTo("2");
    assertThat(city.centre().freezes(account).json().path("items").findValuesAsText("requestNo"))
        .containsExactly(ahead.requestNo(), behind.requestNo());
  }

  @Test
  void q11_twoOrdersAtOnceStandInOneOrderThatBothAreTold() throws Exception {
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    Filing ofOne = first.handOver(first.freeze(person, "5000.00", 12));
    Filing ofOther = second.handOver(second.freeze(person, "5000.00", 12));
    CyclicBarrier together = new CyclicBarrier(2);

    List<Reply> replies;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> fileAt(together, first, ofOne));
      var other = threads.submit(() -> fileAt(together, second, ofOther));
      replies = List.of(one.get(), other.get());
    }

    assertThat(replies.stream().map(reply -> reply.at("/answer/freeze/position")))
        .containsExactlyInAnyOrder("1", "2");
    assertThat(replies.stream().map(reply -> reply.at("/answer/freeze/frozen")))
        .containsExactlyInAnyOrder("5000.00", "0.00");
    for (Reply reply : replies) {
      int place = Integer.parseInt(reply.at("/answer/freeze/position")) - 1;
      assertThat(city.centre().freezes(account).at("/items/" + place + "/requestNo"))
          .isEqualTo(reply.at("/requestNo"));
    }
  }

  private static Reply fileAt(CyclicBarrier together, Court court, Filing filing) throws Exception {
    together.await(20, TimeUnit.SECONDS);
    return court.file(filing);
  }
}
