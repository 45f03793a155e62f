package org.chakong.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.chakong.contracts.api.ContractJson;

/** Sends HTTP requests to one service. */
public final class Wire {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient client;
  private final URI base;

  public Wire(URI base) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  public URI base() {
    return base;
  }

  /** A GET with a bearer token, or without one when it is null. */
  public Reply get(String path, String token, Map<String, String> headers) {
    return send(request(path, token, headers).GET());
  }

  /** A call with a JSON body. */
  public Reply json(
      String method, String path, String token, Map<String, String> headers, JsonNode body) {
    return bytes(method, path, token, headers, "application/json", write(body));
  }

  /** A call with any body. */
  public Reply bytes(
      String method,
      String path,
      String token,
      Map<String, String> headers,
      String mediaType,
      byte[] body) {
    return send(
        request(path, token, headers)
            .header("Content-Type", mediaType)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path, String token, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    return request;
  }

  private Reply send(HttpRequest.Builder request) {
    long start = System.nanoTime();
    try {
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(),
          response.headers(),
          response.body(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + base, e);
    }
  }

  private static byte[] write(JsonNode body) {
    try {
      return ContractJson.strict().writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree that cannot be written", e);
    }
  }
}
