package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chakong.acceptance.chaos.Tables;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SigningKey;
import org.chakong.runtime.Fastest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two gateways and two adapters, each two on one database. */
@Killed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest {

  private static final Logger LOG = Logger.getLogger("replicas");
  private static final Duration TAKEOVER = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int FILED_AT_EACH = 8;

  private final City city;
  private final Tables gatewayTables;
  private final Tables fundTables;
  private RunningChakong.Replica replica;

  ReplicasTest(City city) {
    this.city = city;
    this.gatewayTables = new Tables(city.data().resolve("gateway"));
    this.fundTables = new Tables(city.data().resolve("fund"));
  }

  @BeforeAll
  void start() {
    replica = city.running().startReplica();
  }

  @AfterAll
  void end() throws InterruptedException {
    replica.close();
  }

  @Test
  void what_is_filed_at_one_gateway_is_waited_for_at_the_other_and_decided_at_either_adapter()
      throws Exception {
    Filing filing = inReview();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> waiting =
          List.of(
              threads.submit(() -> changed(here(), filing)),
              threads.submit(() -> changed(there(), filing)));
      long decided = System.nanoTime();
      assertThat(
              there()
                  .centre()
                  .clerkDecides(filing.requestNo(), "UNABLE", "CONDITION_NOT_MET")
                  .status())
          .isEqualTo(200);
      for (Future<Reply> reply : waiting) {
        assertThat(reply.get().at("/status")).isEqualTo("ANSWERED");
      }
      assertThat(Duration.ofNanos(System.nanoTime() - decided)).isLessThan(Duration.ofSeconds(10));
    }
    assertThat(here().centre().request(filing.requestNo()).json())
        .isEqualTo(there().centre().request(filing.requestNo()).json());
  }

  @Test
  void nothing_is_sent_twice_though_both_pairs_work_on_one_heap() throws Exception {
    List<Filing> filings = new ArrayList<>();
    for (int n = 0; n < 2 * FILED_AT_EACH; n++) {
      Person person = city.person();
      city.account(person, "01", "9000.00", "500.00");
      filings.add((n % 2 == 0 ? here() : there()).court("豫0811").freeze(person, "5000.00", 12));
    }
    Map<World, Court> courts =
        Map.of(here(), here().court("豫0811"), there(), there().court("豫0811"));
    List<Callable<Reply>> calls =
        IntStream.range(0, filings.size())
            .<Callable<Reply>>mapToObj(
                n -> () -> courts.get(n % 2 == 0 ? here() : there()).file(filings.get(n)))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> reply : threads.invokeAll(calls)) {
        assertThat(reply.get().verdict()).isEqualTo("EXECUTED");
      }
    }
    String ours =
        filings.stream()
            .map(filing -> "'" + filing.requestNo() + "'")
            .collect(Collectors.joining(",", "(", ")"));
    Awaitility.await()
        .atMost(SOON)
        .until(() ->
            fundTables.number(
                    "SELECT count(*) FROM outgoing WHERE ended_at IS NULL AND request_no IN "
                        + ours)
                == 0);
    assertThat(gatewayTables.number(sent("/channel/v1/requests", ours, "body ->> 'fundCentre'")))
        .isEqualTo(1);
    // none where the answer went back with the response
    assertThat(fundTables.number(sent("/channel/v1/answers", ours, "body ->> 'revision'")))
        .isLessThanOrEqualTo(1);
    assertThat(fundTables.number("SELECT count(*) FROM court_freeze WHERE request_no IN " + ours))
        .isEqualTo(filings.size());
  }

  /** The most often that one thing was said. */
  private static String sent(String target, String requests, String whichOf) {
    return """
    SELECT max(times) FROM (
      SELECT count(*) AS times
        FROM (SELECT convert_from(body, 'UTF8')::jsonb AS body FROM message
               WHERE direction = 'OUT' AND kind = 'REQUEST' AND target = '%s') said
       WHERE body ->> 'requestNo' IN %s GROUP BY body ->> 'requestNo', %s) each
    """
        .formatted(target, requests, whichOf);
  }

  @Test
  void deadlines_and_ends_of_terms_are_told_once_though_both_look() throws Exception {
    city.at("2025-03-03T10:00:00");
    Filing filing = inReview();
    Person person = city.person();
    city.account(person, "01", "9000.00", "500.00");
    Court court = there().court("豫0811");
    Reply frozen = court.file(court.freeze(person, "5000.00", 12));
    city.at("2025-03-05T22:00:00");
    awaitTold(fundTables, filing, "DELAY_TOLD");
    city.at("2025-03-07T10:00:00");
    awaitTold(gatewayTables, filing, "OVERDUE");
    city.at("2026-03-20T10:00:00");
    String expired =
        "SELECT count(*) FROM freeze_event WHERE state_after = 'EXPIRED' AND account_no IS NULL AND freeze_no = '%s'"
            .formatted(frozen.at("/answer/freeze/freezeNo"));
    Awaitility.await().atMost(SOON).until(() -> fundTables.number(expired) > 0);
    // both have had their turns at what they look at every second
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(SOON)
        .until(() -> fundTables.number(expired) == 1);
    assertThat(times(gatewayTables, filing, "OVERDUE")).isEqualTo(1);
    assertThat(times(fundTables, filing, "DELAY_TOLD")).isEqualTo(1);
  }

  @Test
  void a_legal_clock_that_is_moved_at_one_moves_the_other_within_two_seconds() throws Exception {
    var day = new AtomicReference<>(LocalDate.parse("2025-06-02"));
    assertThat(Fastest.of(3, () -> moveTo(day.getAndUpdate(date -> date.plusDays(1)))))
        .isLessThan(Duration.ofSeconds(2));
  }

  private void moveTo(LocalDate day) {
    here().clock(Instant.parse(day + "T02:00:00Z"));
    for (Wire wire : List.of(there().gateway(), there().fund())) {
      Awaitility.await()
          .atMost(SOON)
          .until(() ->
              wire.get("/demo/v1/clock", null, Map.of()).at("/instant").startsWith(day.toString()));
    }
  }

  @Test
  void who_signed_in_at_one_is_known_at_the_other_which_refuses_a_token_that_the_first_has_seen() {
    assertThat(statusPage(there(), signIn(here()))).isEqualTo(200);
    MessageSigner signer =
        new MessageSigner(
            new PartyId("court:410800"),
            new KeyDirectory(city.data().resolve("gateway/keys")).loadOrCreate(),
            Clock.systemUTC());
    byte[] body =
        Filing.query("豫0811", "410800", city.person())
            .body()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    String requests = "/channel/v1/requests";
    String token = signer.signRequest(new PartyId("fund:410800"), "POST", requests, body);
    assertThat(send(here(), requests, token, body)).isEqualTo(200);
    assertThat(send(there(), requests, token, body)).isEqualTo(401);
  }

  @Test
  void the_change_feed_and_the_seals_have_one_numbering() throws Exception {
    Person person = city.person();
    city.account(person, "01", "9000.00", "500.00");
    Court court = there().court("豫0811");
    court.file(court.freeze(person, "1000.00", 12));
    String changes = "/api/v1/changes?limit=50";
    // another change may come between the two readings
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(court.get(changes).json().at("/items"))
                .isEqualTo(here().court("豫0811").get(changes).json().at("/items")));
    assertThat(gatewayTables.number("SELECT max(seq) - count(*) FROM change")).isZero();
    for (Tables tables : List.of(gatewayTables, fundTables)) {
      Awaitility.await()
          .atMost(SOON)
          .until(() -> tables.number("SELECT count(*) FROM evidence_seal") > 0);
      assertThat(tables.number("SELECT max(seq) - count(DISTINCT previous) FROM evidence_seal"))
          .isZero();
    }
  }

  @Test
  void a_key_that_is_added_is_published_by_both() throws Exception {
    SigningKey added = SigningKey.generate();
    Path file = city.data().resolve("gateway/keys").resolve(added.kid() + ".pem");
    Files.writeString(file, pem(added));
    try {
      for (World world : List.of(here(), there())) {
        assertThat(world.gateway().get("/.well-known/jwks.json", null, Map.of()).json().toString())
            .contains(added.kid());
      }
    } finally {
      // in demo mode nobody agreed to it: whoever starts next must not sign with it
      Files.delete(file);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void what_a_killed_pair_had_in_hand_is_taken_over_within_thirty_seconds() throws Exception {
    Person person = city.person();
    String account = city.account(person, "01", "9000.00", "500.00");
    Court court = there().court("豫0811");
    Filing filing = court.handOver(court.freeze(person, "5000.00", 12));
    new ProcessBuilder("kill", "-STOP", Long.toString(replica.fund().pid())).start().waitFor();
    assertThat(court.post(filing, Map.of()).status()).isEqualTo(202);
    String inHand =
        "SELECT count(*) FROM request WHERE lease IS NOT NULL AND request_no = '%s'"
            .formatted(filing.requestNo());
    Awaitility.await().atMost(SOON).until(() -> gatewayTables.number(inHand) == 1);
    replica.close();
    long killed = System.nanoTime();
    Court survivor = here().court("豫0811");
    Awaitility.await()
        .atMost(TAKEOVER)
        .until(() -> "ANSWERED".equals(survivor.request(filing.requestNo()).at("/status")));
    LOG.info("taken over " + Duration.ofNanos(System.nanoTime() - killed) + " after the kill");
    assertThat(here().centre().freezes(account).json().findValuesAsText("freezeNo")).hasSize(1);
  }

  private static String pem(SigningKey key) {
    String body = Base64.getMimeEncoder().encodeToString(key.privateKey().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }

  /** The cookie that the sign-in page of one process gives. */
  private static String signIn(World at) {
    Wire wire = at.gateway();
    Reply signedIn =
        wire.bytes(
            "POST",
            "/pages/sign-in",
            null,
            Map.of("Origin", wire.base().toString()),
            "application/x-www-form-urlencoded",
            "person=demo-court-ops".getBytes(StandardCharsets.UTF_8));
    return signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static int statusPage(World at, String cookie) {
    return at.gateway().get("/pages/status", null, Map.of("Cookie", cookie)).status();
  }

  private static int send(World at, String path, String token, byte[] body) {
    return at.fund().bytes("POST", path, token, Map.of(), "application/json", body).status();
  }

  private Filing inReview() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Court court = here().court("豫0811");
    Filing filing = court.deduct(person, null, "1000.00");
    assertThat(court.fileForReview(filing).at("/status")).isEqualTo("IN_REVIEW");
    return filing;
  }

  private static Reply changed(World world, Filing filing) {
    return world.court("豫0811").changed(filing.requestNo());
  }

  private static void awaitTold(Tables tables, Filing filing, String what) {
    Awaitility.await().atMost(SOON).until(() -> times(tables, filing, what) > 0);
  }

  private static long times(Tables tables, Filing filing, String what) throws Exception {
    return tables.number(
        "SELECT count(*) FROM request_event WHERE request_no = '%s' AND what = '%s'"
            .formatted(filing.requestNo(), what));
  }

  private World here() {
    return city.world();
  }

  private World there() {
    return replica.world();
  }
}
