package org.chakong.runtime.duty;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** Posts a message; only a 2xx says that it is taken, and no redirect is followed. */
@Singleton
class PostMessage {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int HUNDREDS = 100;
  private static final int SUCCESS = 2;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param message the same in each attempt, so that the receiver can tell a repeat
   * @throws IllegalStateException when it was not taken
   */
  void to(URI address, UUID message, byte[] json) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("webhook-id", message.toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / HUNDREDS != SUCCESS) {
        throw new IllegalStateException("the receiver answered " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting", e);
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
