package org.chakong.gateway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.chakong.contracts.api.Change;
import org.chakong.contracts.api.ContractJson;
import org.chakong.gateway.webhook.Endpoints.Endpoint;
import org.chakong.runtime.call.InTime;
import org.chakong.runtime.webhook.WebhookMessage;

/** One call to an endpoint: signed, without following redirects, whatever it says in its body. */
final class Call implements AutoCloseable {

  private static final int GONE = 410;

  private final HttpClient http;
  private final Duration timeout;

  Call(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What came of it. */
  sealed interface Result {

    /** A word for operators. */
    String text();

    /** Taken, with this status. */
    record Told(String text) implements Result {}

    /** Not taken, with this status or for this reason. */
    record Failed(String text) implements Result {}

    /** The endpoint will never take anything again. */
    record Gone(String text) implements Result {}
  }

  /** What is sent: the convention's envelope. */
  record Event(String type, String timestamp, Change data) {

    static Event of(Change change) {
      return new Event(
          "request." + change.what().toLowerCase(Locale.ROOT), change.at().toString(), change);
    }
  }

  Result tell(Endpoint endpoint, Change change, Instant at) throws InterruptedException {
    HttpRequest request =
        new WebhookMessage("chg_" + change.seq(), at, body(change))
            .to(endpoint.url(), endpoint.secrets(), timeout);
    try {
      int status =
          InTime.call(timeout, () -> http.send(request, BodyHandlers.discarding())).statusCode();
      return result(status);
    } catch (IOException e) {
      // the class alone: texts may quote what was sent
      return new Result.Failed(e.getClass().getSimpleName());
    }
  }

  private static Result result(int status) {
    String text = String.valueOf(status);
    if (status >= 200 && status < 300) {
      return new Result.Told(text);
    }
    return status == GONE ? new Result.Gone(text) : new Result.Failed(text);
  }

  private static byte[] body(Change change) {
    try {
      return ContractJson.tolerant().writeValueAsBytes(Event.of(change));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a change can always be written", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
