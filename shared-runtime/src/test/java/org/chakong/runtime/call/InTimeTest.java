package org.chakong.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InTimeTest {

  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration PLENTY = Duration.ofSeconds(15);

  @Test
  void one_who_goes_silent_within_the_body_is_not_waited_for() throws Exception {
    try (var receiver = new StallingReceiver();
        HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(receiver.address()).timeout(LIMIT).build();
      assertThatThrownBy(
              () -> InTime.call(LIMIT, () -> http.send(request, BodyHandlers.discarding())))
          .isInstanceOf(HttpTimeoutException.class);
      // what was begun is ended too, or closing would wait for it
    }
  }

  @Test
  void the_call_is_interrupted_when_the_time_is_over() {
    var ended = new AtomicBoolean();
    assertThatThrownBy(() ->
            InTime.call(
                LIMIT,
                () -> {
                  try {
                    new CountDownLatch(1).await();
                    return null;
                  } finally {
                    ended.set(true);
                  }
                }))
        .isInstanceOf(HttpTimeoutException.class);
    await().atMost(Duration.ofSeconds(15)).untilTrue(ended);
  }

  @Test
  void what_comes_in_time_is_returned_and_what_is_thrown_is_thrown() throws Exception {
    assertThat(InTime.call(PLENTY, () -> "answer")).isEqualTo("answer");
    IOException refused = new IOException("refused");
    assertThatThrownBy(() ->
            InTime.call(
                PLENTY,
                () -> {
                  throw refused;
                }))
        .isSameAs(refused);
  }
}
