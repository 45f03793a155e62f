package org.chakong.fund.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Said;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.restore.RestoringSide;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restored centre does again with what its gateway tells it. */
@QuarkusTest
@TestProfile(NoTasks.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RestoreRequestsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final LocalDate TODAY = LocalDate.now(LegalZone.ZONE);
  private static final String LATER = TODAY.plusDays(300).toString();

  @TestHTTPResource URI root;
  @Inject RestoringSide centre;
  @Inject PeerDirectory peers;
  @Inject MessageSigner signer;
  @Inject Jdbi database;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
  }

  @Test
  void nothing_is_decided_while_it_is_not_known_whether_the_gateway_has_a_paper() {
    Person person = openAccount("86450.32");
    String freezeNo = number("F");
    LostRequest lost =
        new LostRequest(freezeUntil(person, "30000.00", LATER), days(3))
            .answered(2, "EXECUTED", days(3))
            .froze(freezeNo, "ACTIVE", "30000.00", "0.00", LATER)
            .paperAt(peer, new Said(503, "{}"), new Said(500, "{}"));
    RestoredExchange told = lost.told(peer, signer);
    assertThat(again(told)).as("no room").isEmpty();
    assertThat(gateway.read(requestNo(lost.request())).status()).isEqualTo(404);
    assertThat(again(told)).as("broken").isEmpty();
    assertThat(again(told)).map(Came::outcome).hasValue(Outcome.SAME);
    JsonNode here = read(lost);
    assertThat(here.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(here.at("/answer/freeze/freezeNo").asText()).isEqualTo(freezeNo);
    assertThat(here.at("/receivedAt").asText()).startsWith(TODAY.minusDays(3).toString());
  }

  @Test
  void a_freeze_whose_extension_is_lost_too_does_not_end_before_the_extension_is_received_again() {
    Person person = openAccount("10000.00");
    LostRequest first = frozeAll(person, days(5), TODAY.minusDays(1));
    LostRequest second =
        new LostRequest(otherCase(freezeUntil(person, "4000.00", LATER)), days(2))
            .answered(2, "PARTLY_EXECUTED", days(2))
            .froze(number("F"), "WAITING", "0.00", "4000.00", null)
            .paperAt(peer);
    ObjectNode extension = Gateway.request("EXTEND", person);
    instruction(extension).put("freezeNo", first.freezeNo()).put("until", LATER);
    LostRequest extended =
        new LostRequest(extension, days(1))
            .answered(2, "EXECUTED", days(1))
            .froze(first.freezeNo(), "ACTIVE", "10000.00", "0.00", LATER)
            .paperAt(peer);
    again(first.told(peer, signer));
    again(second.told(peer, signer));
    Optional<Came> came = again(extended.told(peer, signer));
    assertThat(came).map(Came::outcome).as(() -> came + "").hasValue(Outcome.SAME);
    assertThat(frozen(first)).isEqualTo(10000_00);
    assertThat(frozen(second)).isZero();
    assertThat(state(first)).isEqualTo("ACTIVE");
  }

  @Test
  void what_waited_is_in_force_from_the_day_after_the_one_before_it_ended() {
    Person person = openAccount("10000.00");
    LostRequest first = frozeAll(person, days(6), TODAY.minusDays(4));
    LostRequest second =
        new LostRequest(otherCase(freezeUntil(person, "4000.00", LATER)), days(5))
            .answered(2, "PARTLY_EXECUTED", days(5))
            .froze(number("F"), "WAITING", "0.00", "4000.00", null)
            .paperAt(peer);
    again(first.told(peer, signer));
    again(second.told(peer, signer));
    assertThat(frozen(second)).isZero();
    centre.allAgain();
    assertThat(state(first)).isEqualTo("EXPIRED");
    assertThat(frozen(second)).isEqualTo(4000_00);
    assertThat(text(second, "from_day")).isEqualTo(TODAY.minusDays(3).toString());
  }

  @Test
  void what_a_clerk_decides_otherwise_after_a_restore_reaches_the_court_as_a_newer_answer()
      throws IOException {
    LostRequest lost =
        new LostRequest(deduct(openAccount("50000.00"), null, "1000.00"), days(3))
            .answered(4, "EXECUTED", days(2))
            .deducted(number("D"), "1000.00")
            .paperAt(peer);
    Optional<Came> came = again(lost.told(peer, signer));
    assertThat(came).map(Came::outcome).hasValue(Outcome.TO_BE_DECIDED);
    String unable =
        "{\"decision\":\"UNABLE\",\"reason\":\"CONDITION_NOT_MET\",\"comment\":\"条件不符\"}";
    Desk.clerk("clerk-restored").decide(lost.request(), unable).statusCode(200);
    JsonNode told = JSON.readTree(lastTold(lost));
    assertThat(told.at("/answer/verdict").asText()).isEqualTo("UNABLE");
    assertThat(told.at("/revision").asInt()).as("the court has 4").isEqualTo(5);
    assertThat(told.at("/answer/supersedes").asInt()).isEqualTo(4);
  }

  @Test
  void the_same_verdict_about_another_sum_is_not_as_signed() {
    LostRequest lost =
        new LostRequest(deduct(openAccount("50000.00"), null, "1000.00"), days(3))
            .answered(4, "EXECUTED", days(2))
            .deducted(number("D"), "900.00")
            .paperAt(peer);
    Came came = again(lost.told(peer, signer)).orElseThrow();
    assertThat(came.outcome()).isEqualTo(Outcome.TO_BE_DECIDED);
    Desk.clerk("clerk-restored").decide(lost.request(), Desk.APPROVE).statusCode(200);
    Desk.supervisor("supervisor-restored").decide(lost.request(), Desk.APPROVE).statusCode(200);
    paid(lost);
    String here = centre.standing(requestNo(lost.request()));
    assertThat(here).startsWith("ANSWERED EXECUTED").endsWith(": 1000.00");
    assertThat(came.signed()).startsWith("ANSWERED EXECUTED").endsWith(": 900.00");
    assertThat(came.signed().replace("900.00", "1000.00")).isEqualTo(here);
  }

  @Test
  void what_comes_on_the_way_to_that_answer_is_older_for_the_court_than_what_it_holds()
      throws IOException {
    LostRequest lost =
        new LostRequest(deduct(openAccount("50000.00"), null, "1000.00"), days(3))
            .answered(4, "EXECUTED", days(2))
            .deducted(number("D"), "1000.00")
            .paperAt(peer);
    again(lost.told(peer, signer));
    Desk.clerk("clerk-restored").decide(lost.request(), Desk.APPROVE).statusCode(200);
    Desk.supervisor("supervisor-restored").decide(lost.request(), Desk.APPROVE).statusCode(200);
    JsonNode told = JSON.readTree(lastTold(lost));
    assertThat(told.at("/status").asText()).isEqualTo("EXECUTING");
    assertThat(told.at("/revision").asInt()).isLessThan(4);
  }

  @Test
  void an_answer_that_is_given_now_and_was_not_signed_is_dated_now() {
    LostRequest lost =
        new LostRequest(freezeUntil(openAccount("0.00"), "30000.00", LATER), days(3))
            .answered(2, "EXECUTED", days(3))
            .froze(number("F"), "ACTIVE", "30000.00", "0.00", LATER)
            .paperAt(peer);
    Optional<Came> came = again(lost.told(peer, signer));
    assertThat(came).map(Came::outcome).hasValue(Outcome.DIFFERENT);
    assertThat(read(lost).at("/answeredAt").asText())
        .startsWith(LocalDate.now(LegalZone.ZONE).toString());
  }

  private void paid(LostRequest lost) {
    String deductionNo = read(lost).at("/answer/deduction/deductionNo").asText();
    given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .contentType("application/json")
        .body(
            "{\"state\":\"PAID\",\"bankReference\":\"B-RESTORED\",\"at\":\"2026-11-20T15:00:00+08:00\"}")
        .post("/fund/v1/payouts/" + deductionNo + "/confirmation")
        .then()
        .statusCode(200);
  }

  private Optional<Came> again(RestoredExchange told) {
    return centre.again(peers.peers().getFirst(), told);
  }

  private LostRequest frozeAll(Person person, OffsetDateTime receivedAt, LocalDate until) {
    return new LostRequest(freezeUntil(person, "10000.00", until.toString()), receivedAt)
        .answered(2, "EXECUTED", receivedAt)
        .froze(number("F"), "ACTIVE", "10000.00", "0.00", until.toString())
        .paperAt(peer);
  }

  private static ObjectNode freezeUntil(Person person, String amount, String until) {
    ObjectNode request = freeze(person, amount);
    instruction(request).remove("termMonths");
    instruction(request).put("until", until);
    return request;
  }

  private static ObjectNode otherCase(ObjectNode request) {
    String number = "（2026）豫0811执456号";
    ((ObjectNode) request.get("case")).put("number", number);
    request.get("documents").forEach(named -> ((ObjectNode) named).put("number", number));
    return request;
  }

  /** Ten in the morning, so many days ago. */
  private static OffsetDateTime days(int ago) {
    return ZonedDateTime.of(TODAY.minusDays(ago).atTime(10, 0), LegalZone.ZONE).toOffsetDateTime();
  }

  /** One that no other test has. */
  private static String number(String kind) {
    return kind + "20200101%08d".formatted(NUMBERS.incrementAndGet());
  }

  private JsonNode read(LostRequest lost) {
    return json(gateway.read(requestNo(lost.request())));
  }

  private long frozen(LostRequest lost) {
    return Long.parseLong(
        text(
            "SELECT coalesce(sum(frozen), 0) FROM freeze_part p JOIN court_freeze f USING (freeze_no)"
                + " WHERE f.request_no = ?",
            lost));
  }

  private String state(LostRequest lost) {
    return text(lost, "state");
  }

  private String text(LostRequest lost, String column) {
    return text("SELECT " + column + " FROM court_freeze WHERE request_no = ?", lost);
  }

  private String lastTold(LostRequest lost) {
    return text(
        "SELECT body FROM outgoing WHERE request_no = ? AND kind = 'ANSWER' ORDER BY revision DESC LIMIT 1",
        lost);
  }

  private String text(String query, LostRequest lost) {
    return database.withHandle(handle ->
        handle.createQuery(query).bind(0, requestNo(lost.request())).mapTo(String.class).one());
  }
}
