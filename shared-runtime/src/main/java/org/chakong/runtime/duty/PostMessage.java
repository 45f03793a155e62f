package org.chakong.runtime.duty;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chakong.runtime.call.InTime;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.webhook.WebhookMessage;
import org.chakong.runtime.webhook.WebhookSecret;

/**
 * Posts a message, signed; only a 2xx says that it is taken, and no redirect is followed. A webhook
 * without a secret keeps the service from starting.
 */
@Startup
@Singleton
class PostMessage {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int HUNDREDS = 100;
  private static final int SUCCESS = 2;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final List<WebhookSecret> secrets;
  private final Clock real;

  PostMessage(DutySettings settings, @RealTime Clock real) {
    this.secrets = settings.secrets().orElse(List.of()).stream().map(WebhookSecret::parse).toList();
    this.real = real;
    if (settings.webhook().isPresent() && secrets.isEmpty()) {
      throw new IllegalArgumentException("chakong.duty.webhook needs chakong.duty.secrets");
    }
  }

  /**
   * @param message the same in each attempt, so that the receiver can tell a repeat
   * @throws IllegalStateException when it was not taken
   */
  @Transactional(Transactional.TxType.NEVER)
  void to(URI address, UUID message, byte[] json) {
    WebhookMessage attempt = new WebhookMessage(message.toString(), real.instant(), json);
    try {
      HttpRequest request = attempt.to(address, secrets, ANSWER);
      int status =
          InTime.call(ANSWER, () -> http.send(request, HttpResponse.BodyHandlers.discarding()))
              .statusCode();
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
