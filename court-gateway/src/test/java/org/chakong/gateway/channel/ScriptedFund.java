package org.chakong.gateway.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.MessageVerifier;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.contracts.message.SigningKey;
import org.chakong.contracts.message.Verification;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;

/**
 * A fund centre that does what a test tells it. It publishes a key of its own, verifies every
 * request by the keys that the gateway publishes, signs every response, and keeps one state for
 * each request, as a real one must.
 */
public final class ScriptedFund {

  /** What happens to one delivery of a request. */
  public enum Act {
    /** Decided at once: 200. */
    ANSWER,
    /** Stored: 202. */
    STORE,
    /** Stored for a clerk: 202. */
    REVIEW,
    /** Decided, and the connection breaks before the answer is out. */
    LOSE_ANSWER,
    /** The connection breaks before anything is stored. */
    DROP,
    /** Decided, and the answer has no token. */
    UNSIGNED,
    /** Decided, and the token names another request. */
    WRONG_RID,
    /** Decided, and the bytes are not those that were signed. */
    ALTERED,
    /** Decided, and signed with a key that the gateway does not know. */
    FOREIGN_KEY,
    /** Decided, and the token says another status than the response has. */
    WRONG_STATUS,
    /** Refused by a problem with a reason code: 403 SENDER_MISMATCH. */
    REFUSE,
    /** Refused by a problem that is no answer: 503 OVERLOADED. */
    OVERLOAD,
    /** Turned away at the door: 503 OVERLOADED, signed, and nobody looked at the message. */
    NO_ROOM
  }

  /** What the gateway answered to a message of the fund centre. */
  public record Reply(int status, String body, boolean verified) {}

  private static final ObjectMapper JSON = ContractJson.tolerant();
  private static final PartyId GATEWAY = new PartyId("court:410800");

  private final PartyId party;
  private final SigningKey key = SigningKey.generate();
  private final MessageSigner signer;
  private final MessageSigner stranger;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Queue<Act>> script = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Map<String, TrackedRequest> requests = new ConcurrentHashMap<>();
  private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
  private final Map<String, Integer> papers = new ConcurrentHashMap<>();
  private final Map<String, RequestStatus> tombstones = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> questionsToRefuse = new ConcurrentHashMap<>();
  private final Map<String, Integer> endStatus = new ConcurrentHashMap<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final ScriptedDays days = new ScriptedDays();
  private final AtomicInteger resultsToRefuse = new AtomicInteger();
  private final Queue<CourtReply> replies = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> beforeBucket = new ConcurrentLinkedQueue<>();
  private volatile int replyStatus = 200;
  private volatile boolean reachable = true;
  private volatile URI gateway;
  private volatile OffsetDateTime received = FundTexts.RECEIVED;
  private HttpServer server;

  public ScriptedFund(String party) {
    this.party = new PartyId(party);
    this.signer = new MessageSigner(this.party, key, Clock.systemUTC());
    this.stranger = new MessageSigner(this.party, SigningKey.generate(), Clock.systemUTC());
  }

  void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/.well-known/jwks.json", this::keys);
    server.createContext("/channel/v1/", this::channel);
    server.start();
  }

  void stop() {
    server.stop(0);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String thumbprint() {
    return key.kid();
  }

  /** Where the gateway under test listens. */
  public void gatewayAt(URI root) {
    gateway = root;
  }

  /** What happens to the next deliveries of a request; afterwards they are answered. */
  public void script(String requestNo, Act... acts) {
    script.put(requestNo, new ConcurrentLinkedQueue<>(List.of(acts)));
  }

  /** What its legal clock shows when it receives requests from now on. */
  public void receivesAt(OffsetDateTime instant) {
    received = instant;
  }

  /** Deliveries of the request wait until {@link #letGo}. */
  public void hold(String requestNo) {
    held.put(requestNo, new CountDownLatch(1));
  }

  public void letGo(String requestNo) {
    held.get(requestNo).countDown();
  }

  /** How often a request was brought, whatever became of it. */
  public int deliveries(String requestNo) {
    return deliveries.getOrDefault(requestNo, 0);
  }

  /** How often a paper was brought. */
  public int papers(String documentId) {
    return papers.getOrDefault(documentId.replace("sha256:", ""), 0);
  }

  /** The request as the fund centre has it. */
  public Optional<TrackedRequest> request(String requestNo) {
    return Optional.ofNullable(requests.get(requestNo));
  }

  public boolean hasTombstone(String requestNo) {
    return tombstones.containsKey(requestNo);
  }

  /** The fund centre can be reached from now on, or no more. */
  public void reachable(boolean yes) {
    reachable = yes;
  }

  /** Answers the next result of a reconciliation with an error. */
  public void refuseNextResult() {
    resultsToRefuse.incrementAndGet();
  }

  /** Happens when the gateway next asks which requests a part of a day has. */
  public void beforeNextBucket(Runnable happens) {
    beforeBucket.add(happens);
  }

  /** How often it took the result of a day. */
  public long results(LocalDate day) {
    return days.times(day);
  }

  /** What it was told of a day that was reconciled. */
  public Optional<ReconciliationResult> reconciled(LocalDate day) {
    return days.told(day);
  }

  /** It has the request, whoever brought it. */
  public void has(TrackedRequest request) {
    requests.put(request.requestNo(), request);
  }

  /** Has no room for the next questions about the request: 503. */
  public void hasNoRoomFor(String requestNo, int questions) {
    questionsToRefuse.put(requestNo, new AtomicInteger(questions));
  }

  /** What it answered to a filing. */
  public SaidMessage answered(String jti, TrackedRequest told) {
    byte[] body = FundTexts.bytes(told);
    return new SaidMessage(
        jti,
        "POST",
        "/channel/v1/requests",
        200,
        signer.signResponse(GATEWAY, jti, 200, body),
        Base64.getEncoder().encodeToString(body));
  }

  /** With what status it meets word that the request ended; 200 takes it. */
  public void meetsEndWith(String requestNo, int status) {
    endStatus.put(requestNo, status);
  }

  /** It has never heard of the request from now on. */
  public void forget(String requestNo) {
    requests.remove(requestNo);
  }

  /** What the court replied about a request, as often as it was brought. */
  public List<CourtReply> replies(String requestNo) {
    return replies.stream().filter(reply -> reply.requestNo().equals(requestNo)).toList();
  }

  /** With what status replies are met from now on; 200 takes them. */
  public void meetsRepliesWith(int status) {
    replyStatus = status;
  }

  /** Brings the gateway the request's answer again, newer and with an objection. */
  public Reply object(String requestNo, Objection objection) {
    TrackedRequest had = requests.get(requestNo);
    TrackedRequest now =
        new TrackedRequest(
            had.requestNo(),
            had.fundCentre(),
            had.courtCase(),
            had.subject(),
            had.officers(),
            had.documents(),
            had.instruction(),
            had.replaces(),
            had.court(),
            had.channel(),
            had.status(),
            had.acceptedAt(),
            had.receivedAt(),
            had.answeredAt(),
            had.sla(),
            had.revision() + 1,
            had.answer().with(objection));
    requests.put(requestNo, now);
    return pushAnswer(now);
  }

  /** Why requests of the gateway were refused, which should never happen. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Changes what a question about the request is answered with. */
  public TrackedRequest advance(String requestNo, RequestStatus status) {
    return requests.compute(
        requestNo,
        (no, had) ->
            FundTexts.tracked(
                had.body(), status, had.revision() + 1, Verdict.EXECUTED, had.receivedAt()));
  }

  /** Brings the gateway an answer. */
  public Reply pushAnswer(TrackedRequest answer) {
    return push("/channel/v1/answers", FundTexts.bytes(answer));
  }

  /** Brings the gateway a signed message. */
  public Reply push(String target, byte[] body) {
    String jti = UUID.randomUUID().toString();
    String token = signer.signRequest(UUID.fromString(jti), GATEWAY, "POST", target, body);
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(target))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      Verification verification =
          verifier()
              .verifyResponse(
                  response.headers().firstValue(FundChannelApi.RECEIPT).orElse(null),
                  GATEWAY,
                  jti,
                  response.statusCode(),
                  response.body());
      return new Reply(
          response.statusCode(),
          new String(response.body(), StandardCharsets.UTF_8),
          verification instanceof Verification.Verified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    respond(exchange, 200, KeyDirectory.jwks(List.of(key)).getBytes(StandardCharsets.UTF_8));
  }

  private void channel(HttpExchange exchange) throws IOException {
    if (!reachable) {
      exchange.close();
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Verification verification =
        verifier()
            .verifyRequest(
                authorization == null ? null : authorization.substring("Bearer ".length()),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                body);
    switch (verification) {
      case Verification.Verified verified -> route(exchange, verified.jti(), body);
      case Verification.Refused refused -> {
        refusals.add(refused.reason().name());
        respond(exchange, 401, new byte[0]);
      }
    }
  }

  private void route(HttpExchange exchange, String jti, byte[] body) throws IOException {
    String[] path =
        exchange.getRequestURI().getPath().substring("/channel/v1/".length()).split("/");
    switch (exchange.getRequestMethod() + " " + path[0] + path.length) {
      case "PUT documents2" -> paper(exchange, jti, path[1], body);
      case "POST requests1" -> file(exchange, jti, body);
      case "GET requests2" -> state(exchange, jti, path[1]);
      case "POST requests3" -> withdraw(exchange, jti, path[1], body);
      case "POST replies1" -> reply(exchange, jti, body);
      case "GET held-days1" -> signed(exchange, jti, 200, ScriptedDays.held(requests.values()));
      case "GET reconciliations2" ->
          signed(exchange, jti, 200, days.digest(path[1], requests.values()));
      case "GET reconciliations3" -> {
        Optional.ofNullable(beforeBucket.poll()).ifPresent(Runnable::run);
        signed(
            exchange,
            jti,
            200,
            days.requests(path[1], exchange.getRequestURI().getQuery(), requests.values()));
      }
      case "POST reconciliations2" -> {
        if (resultsToRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          signed(exchange, jti, 500, problem(500, "INTERNAL"));
          return;
        }
        days.took(JSON.readValue(body, ReconciliationResult.class));
        signed(exchange, jti, 200, new CourtChannelApi.Taken(path[1]));
      }
      case "POST assessments1" ->
          signed(exchange, jti, 200, new Assessment(Verdict.EXECUTED, List.of(), List.of()));
      default -> signed(exchange, jti, 404, problem(404, "NOT_FOUND"));
    }
  }

  private void reply(HttpExchange exchange, String jti, byte[] body) throws IOException {
    CourtReply reply = JSON.readValue(body, CourtReply.class);
    replies.add(reply);
    int status = replyStatus;
    signed(
        exchange,
        jti,
        status,
        status == 200 ? new CourtChannelApi.Taken(reply.replyId()) : problem(status, "CONFLICT"));
  }

  private void paper(HttpExchange exchange, String jti, String sha256, byte[] body)
      throws IOException {
    if (!Digests.sha256Hex(body).equals(sha256)) {
      signed(exchange, jti, 400, problem(400, "MALFORMED"));
      return;
    }
    papers.merge(sha256, 1, Integer::sum);
    signed(exchange, jti, 201, new FundChannelApi.StoredPaper("sha256:" + sha256, body.length));
  }

  private void file(HttpExchange exchange, String jti, byte[] body) throws IOException {
    AssistanceRequest request = JSON.readValue(body, AssistanceRequest.class);
    String requestNo = request.requestNo();
    deliveries.merge(requestNo, 1, Integer::sum);
    waitWhileHeld(requestNo);
    Act act = Optional.ofNullable(script.get(requestNo)).map(Queue::poll).orElse(Act.ANSWER);
    if (act == Act.DROP) {
      exchange.close();
    } else if (act == Act.REFUSE) {
      signed(exchange, jti, 403, problem(403, "SENDER_MISMATCH"));
    } else if (act == Act.OVERLOAD) {
      signed(exchange, jti, 503, problem(503, "OVERLOADED"));
    } else if (act == Act.NO_ROOM) {
      byte[] bytes = FundTexts.bytes(problem(503, "OVERLOADED"));
      respond(exchange, 503, bytes, signer.signResponse(null, null, 503, bytes));
    } else {
      answer(exchange, jti, act, take(request, act));
    }
  }

  private TrackedRequest take(AssistanceRequest request, Act act) {
    RequestStatus status =
        switch (act) {
          case STORE -> RequestStatus.SENT;
          case REVIEW -> RequestStatus.IN_REVIEW;
          default -> RequestStatus.ANSWERED;
        };
    RequestStatus standing = tombstones.getOrDefault(request.requestNo(), status);
    return requests.computeIfAbsent(
        request.requestNo(),
        no -> FundTexts.tracked(request, standing, 1, Verdict.EXECUTED, received));
  }

  private void answer(HttpExchange exchange, String jti, Act act, TrackedRequest told)
      throws IOException {
    byte[] body = FundTexts.bytes(told);
    int status = told.status() == RequestStatus.ANSWERED ? 200 : 202;
    String token = signer.signResponse(GATEWAY, jti, status, body);
    switch (act) {
      case LOSE_ANSWER -> exchange.close();
      case UNSIGNED -> respond(exchange, status, body);
      case WRONG_RID ->
          respond(
              exchange,
              status,
              body,
              signer.signResponse(GATEWAY, UUID.randomUUID().toString(), status, body));
      case ALTERED -> respond(exchange, status, FundTexts.bytes(FundTexts.reversed(told)), token);
      case FOREIGN_KEY ->
          respond(exchange, status, body, stranger.signResponse(GATEWAY, jti, status, body));
      case WRONG_STATUS ->
          respond(exchange, status, body, signer.signResponse(GATEWAY, jti, 202, body));
      case ANSWER, STORE, REVIEW -> respond(exchange, status, body, token);
      case DROP, REFUSE, OVERLOAD, NO_ROOM -> throw new IllegalStateException("nothing was taken");
    }
  }

  private void state(HttpExchange exchange, String jti, String requestNo) throws IOException {
    AtomicInteger toRefuse = questionsToRefuse.get(requestNo);
    if (toRefuse != null && toRefuse.getAndDecrement() > 0) {
      signed(exchange, jti, 503, problem(503, "OVERLOADED"));
      return;
    }
    TrackedRequest known = requests.get(requestNo);
    if (known == null) {
      signed(exchange, jti, 404, problem(404, "NOT_FOUND"));
    } else {
      signed(exchange, jti, 200, known);
    }
  }

  private void withdraw(HttpExchange exchange, String jti, String requestNo, byte[] body)
      throws IOException {
    boolean offline = JSON.readValue(body, FundChannelApi.Withdrawal.class).offline();
    RequestStatus end = offline ? RequestStatus.OFFLINE : RequestStatus.WITHDRAWN;
    int refusal = endStatus.getOrDefault(requestNo, 200);
    if (refusal != 200) {
      signed(exchange, jti, refusal, problem(refusal, "CONFLICT"));
      return;
    }
    TrackedRequest known = requests.get(requestNo);
    if (known == null) {
      tombstones.putIfAbsent(requestNo, end);
      signed(exchange, jti, 200, FundTexts.tombstone(requestNo, tombstones.get(requestNo)));
    } else if (known.status() == RequestStatus.ANSWERED) {
      signed(exchange, jti, 409, problem(409, "CONFLICT"));
    } else {
      signed(exchange, jti, 200, advance(requestNo, end));
    }
  }

  private void signed(HttpExchange exchange, String jti, int status, Object body)
      throws IOException {
    byte[] bytes = FundTexts.bytes(body);
    respond(exchange, status, bytes, signer.signResponse(GATEWAY, jti, status, bytes));
  }

  private static void respond(HttpExchange exchange, int status, byte[] body, String token)
      throws IOException {
    exchange.getResponseHeaders().set(FundChannelApi.RECEIPT, token);
    respond(exchange, status, body);
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", status < 400 ? "application/json" : Problem.MEDIA_TYPE);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void waitWhileHeld(String requestNo) {
    CountDownLatch latch = held.get(requestNo);
    try {
      if (latch != null && !latch.await(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("a test forgot to let a request go");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private MessageVerifier verifier() {
    try {
      String keySet =
          http.send(
                  HttpRequest.newBuilder(gateway.resolve("/.well-known/jwks.json")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return new MessageVerifier(
          party, PinnedKeys.fromJwks(keySet, GATEWAY, Set.of()), Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Problem problem(int status, String code) {
    return new Problem("about:blank", code, status, null, code, List.of());
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
