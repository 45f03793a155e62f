package org.chakong.runtime.webhook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a receiver is told in one attempt.
 *
 * @param id the same in each attempt
 * @param at of this attempt, real time
 * @param body JSON, the convention's envelope of type, timestamp and data
 */
public record WebhookMessage(String id, Instant at, byte[] body) {

  /**
   * The call, signed by each secret: by two while the receiver changes its key.
   *
   * @param secrets at least one
   */
  public HttpRequest to(URI address, List<WebhookSecret> secrets, Duration timeout) {
    return HttpRequest.newBuilder(address)
        .timeout(timeout)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
        .header(
            "webhook-signature",
            secrets.stream()
                .map(secret -> secret.sign(id, at, body))
                .collect(Collectors.joining(" ")))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
