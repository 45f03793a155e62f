package org.chakong.runtime.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.chakong.runtime.call.InTime;
import org.jboss.logging.Logger;

/** Gets the key set that a peer publishes. */
final class KeySetFetch {

  private static final Logger LOG = Logger.getLogger(KeySetFetch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 64 * 1024;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          // an offer to upgrade, the client's default, breaks on lines that know HTTP/1.1 only
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** The text of the key set, or empty when the peer cannot be asked now. */
  Optional<String> from(Peer peer) {
    URI address = peer.url().resolve("/.well-known/jwks.json");
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      return InTime.call(PATIENCE, () -> keySet(request));
    } catch (IOException e) {
      LOG.infof("keys of %s cannot be fetched: %s", peer.party(), e.getClass().getSimpleName());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<String> keySet(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] keySet = body.readNBytes(MOST_BYTES);
      return response.statusCode() == OK
          ? Optional.of(new String(keySet, StandardCharsets.UTF_8))
          : Optional.empty();
    }
  }
}
