package org.chakong.runtime.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.MessageVerifier;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.contracts.message.SigningKey;
import org.chakong.contracts.message.Verification;

/**
 * A real peer for tests: publishes a key of its own, signs what it sends, verifies what comes back,
 * and takes (signed, status 200 unless told otherwise) whatever is sent to it. Its party is the
 * init argument {@code party}, {@code court:410800} when there is none.
 */
public class TestPeer implements QuarkusTestResourceLifecycleManager {

  /** What a service under test said to this peer. */
  public record Heard(String method, String target, String body) {}

  /** What this peer answers to one call; the last of a script to all calls after it, too. */
  public record Said(int status, String body) {}

  /** What a service under test answered. */
  public record Reply(int status, byte[] bytes, String receipt, Verification verification) {
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public boolean verified() {
      return verification instanceof Verification.Verified;
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final SigningKey key = SigningKey.generate();
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private final Map<String, Queue<Said>> scripts = new ConcurrentHashMap<>();
  private PartyId party = new PartyId("court:410800");
  private HttpServer server;

  @Override
  public void init(Map<String, String> arguments) {
    party = new PartyId(arguments.getOrDefault("party", party.value()));
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/jwks.json", this::keys);
    server.createContext("/channel/v1/", this::hear);
    server.start();
    return Map.of("chakong.peer.url", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(this, new TestInjector.MatchesType(TestPeer.class));
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  public PartyId party() {
    return party;
  }

  public SigningKey key() {
    return key;
  }

  public MessageSigner signer() {
    return new MessageSigner(party, key, Clock.systemUTC());
  }

  /** Everything heard so far, in order. */
  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** From now on everything is answered with this status; 200 again takes everything. */
  public void answerWith(int newStatus) {
    status.set(newStatus);
  }

  /** From now on calls of this target are answered so, one after the other; by none, as ever. */
  public void script(String target, Said... answers) {
    if (answers.length == 0) {
      scripts.remove(target);
    } else {
      scripts.put(target, new ConcurrentLinkedQueue<>(List.of(answers)));
    }
  }

  private Said next(String target) {
    Queue<Said> script = scripts.get(target);
    if (script == null) {
      return new Said(status.get(), "{\"id\":\"taken\"}");
    }
    return script.size() > 1 ? script.remove() : script.element();
  }

  /** Sends a signed request and verifies the answer. */
  public Reply send(URI root, PartyId to, String method, String target, byte[] body) {
    UUID jti = UUID.randomUUID();
    String token = signer().signRequest(jti, to, method, target, body);
    return send(root, to, method, target, body, token, jti.toString());
  }

  /**
   * Sends a request under a token of the test's own making.
   *
   * @param jti what the answer should name
   */
  public Reply send(
      URI root, PartyId to, String method, String target, byte[] body, String token, String jti) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(target))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", mediaType(target));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      String receipt = response.headers().firstValue(FundChannelApi.RECEIPT).orElse(null);
      Verification verification =
          verifier(root, to)
              .verifyResponse(receipt, to, jti, response.statusCode(), response.body());
      return new Reply(response.statusCode(), response.body(), receipt, verification);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String mediaType(String target) {
    return target.startsWith("/channel/v1/documents/")
        ? "application/octet-stream"
        : "application/json";
  }

  /** Verifies under the keys that the service publishes. */
  public MessageVerifier verifier(URI root, PartyId of) throws IOException, InterruptedException {
    String keySet =
        http.send(
                HttpRequest.newBuilder(root.resolve("/.well-known/jwks.json")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    return new MessageVerifier(party, PinnedKeys.fromJwks(keySet, of, Set.of()), Clock.systemUTC());
  }

  private void keys(HttpExchange exchange) throws IOException {
    respond(exchange, 200, KeyDirectory.jwks(List.of(key)).getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the sender at its word: who signs is the business of the service's own tests. */
  private void hear(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String token = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
    TokenClaims claims = TokenClaims.of(token);
    heard.add(
        new Heard(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            new String(body, StandardCharsets.UTF_8)));
    Said said = next(exchange.getRequestURI().toString());
    byte[] answer = said.body().getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set(
            FundChannelApi.RECEIPT,
            signer()
                .signResponse(new PartyId(claims.issuer()), claims.jti(), said.status(), answer));
    respond(exchange, said.status(), answer);
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
