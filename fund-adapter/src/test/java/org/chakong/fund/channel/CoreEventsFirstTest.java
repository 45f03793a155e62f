package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.instruction;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Said;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.restore.ServiceDoor;
import org.chakong.runtime.start.ServiceRoom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restored centre that waits for its core before it carries out again what it has lost. */
@QuarkusTest
@TestProfile(NoTasks.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class CoreEventsFirstTest {

  private static final String RESTORATIONS = "/channel/v1/restorations";
  private static final String COMPLETE = "/restorations/core-events-complete";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final LocalDate TODAY = LocalDate.now(LegalZone.ZONE);
  private static final String LATER = TODAY.plusDays(300).toString();

  @Inject ServiceDoor door;
  @Inject ServiceRoom room;
  @Inject MessageSigner signer;
  @Inject Jdbi database;
  TestPeer peer;

  private Desk core;
  private Desk ops;

  @BeforeEach
  void sign_in() {
    core = Desk.of("core", "fund-core");
    ops = Desk.ops();
  }

  @AfterEach
  void serves_again() throws IOException {
    Files.deleteIfExists(room.path("core-events-first"));
    database.useHandle(handle -> {
      handle.execute("UPDATE restoration SET ended_at = now() WHERE ended_at IS NULL");
      // tokens of the tests that follow are of this very second
      handle.execute("UPDATE restoration SET found_at = found_at - interval '1 hour'");
    });
    await().atMost(SOON).until(door::isOpen);
    peer.script(RESTORATIONS);
  }

  @Test
  void every_freeze_finds_the_money_that_it_found_and_what_is_refused_is_listed()
      throws IOException {
    Person toppedUp = openAccount("10000.00");
    Person withdrew = openAccount("10000.00");
    Person barred = openAccount("500.00");
    Person undated = openAccount("100.00");
    String before = event("CONTRIBUTION", toppedUp, days(9), "1.00");
    told(before).body("items[0].result", equalTo("APPLIED"));
    tells(
        frozen(toppedUp, "15000.00", days(4), "10001.00", "4999.00"),
        frozen(barred, "500.00", days(4), "500.00", "0.00"),
        frozen(withdrew, "8000.00", days(2), "4000.00", "4000.00"),
        frozen(undated, "300.00", days(1), "100.00", "200.00"));
    restored(true);

    String credit = event("CONTRIBUTION", toppedUp, days(3), "2000.00");
    told(credit).body("items[0].result", equalTo("KEPT"));
    told(credit).body("items[0].result", equalTo("KEPT"));
    told(credit.replace("2000.00", "2001.00"))
        .body("items[0].result", equalTo("REFUSED"))
        .body("items[0].code", equalTo("CONFLICT"));
    told(before).body("items[0].result", equalTo("REPEATED"));
    told(event("WITHDRAWAL", withdrew, days(3), "6000.00"))
        .body("items[0].result", equalTo("KEPT"));
    String refused = event("WITHDRAWAL", barred, days(3), "300.00");
    told(refused).body("items[0].result", equalTo("KEPT"));
    told(event("CONTRIBUTION", undated, null, "50.00")).body("items[0].result", equalTo("KEPT"));
    assertThat(balance(toppedUp)).as("kept, not applied").isEqualTo(10001_00);

    ops.get("/requests").statusCode(503);
    Desk.clerk("clerk-1").post("/counter-requests", "{}").statusCode(503);
    core.post(COMPLETE).statusCode(403);
    ops.post("/core-events", credit).statusCode(403);
    assertThat(figure("chakong_restoration_waiting")).isEqualTo(1);

    complete().body("coreEvents.done", equalTo(0)).body("endedAt", nullValue());
    await().atMost(SOON).until(door::isOpen);
    complete().body("coreEvents.done", equalTo(4));

    assertThat(frozen(toppedUp)).isEqualTo(12001_00);
    assertThat(frozen(withdrew)).isEqualTo(4000_00);
    assertThat(outcomes()).containsOnly("SAME").hasSize(4);
    assertThat(balance(toppedUp)).isEqualTo(12001_00);
    assertThat(actAt(toppedUp)).isEqualTo(days(3));
    assertThat(frozen(undated)).as("after all that is dated").isEqualTo(150_00);
    assertThat(actAt(undated).toLocalDate()).isEqualTo(TODAY);
    assertThat(figure("chakong_restoration_waiting")).isZero();
    assertThat(figure("chakong_restoration_events_refused")).isEqualTo(1);
    ops.get("/restorations")
        .statusCode(200)
        .body("items[0].coreEvents.refused", hasSize(1))
        .body("items[0].coreEvents.refused[0].code", equalTo("PRIOR_FREEZE"));
    told(credit).body("items[0].result", equalTo("REPEATED"));
  }

  private ValidatableResponse complete() {
    return ops.post(COMPLETE)
        .statusCode(200)
        .body("coreEvents.kept", equalTo(4))
        .body("coreEvents.completeBy", equalTo("ops-1"))
        .body("coreEvents.earliest", startsWith(days(3).toLocalDate().toString()))
        .body("coreEvents.latest", startsWith(days(3).toLocalDate().toString()));
  }

  @Test
  void a_restored_centre_that_does_not_wait_takes_no_event_while_it_is_closed()
      throws JsonProcessingException, IOException {
    Person person = openAccount("100.00");
    peer.script(RESTORATIONS, new Said(503, "{}"));
    restored(false);
    String credit = event("CONTRIBUTION", person, days(1), "50.00");
    core.post("/core-events", credit).statusCode(503);
    ops.post(COMPLETE).statusCode(409).body("code", equalTo("CONFLICT"));
    ops.get("/restorations").statusCode(200).body("items[0].coreEvents", nullValue());
    tells();
    await().atMost(SOON).until(door::isOpen);
    told(credit).body("items[0].result", equalTo("APPLIED"));
    ops.get("/restorations").body("items.endedAt", not(hasItem(nullValue())));
  }

  /** As the service sees it when its database was put back. */
  private void restored(boolean coreEventsFirst) throws IOException {
    if (coreEventsFirst) {
      Files.createDirectories(room.path("core-events-first").getParent());
      Files.createFile(room.path("core-events-first"));
    }
    database.useHandle(
        handle -> handle.execute("UPDATE database_identity SET timeline = '0000ABCD'"));
    // the door closes before it is noted why
    await().atMost(SOON).until(() -> !door.isOpen() && isOpen(coreEventsFirst));
  }

  private boolean isOpen(boolean waiting) {
    return database.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT count(*) > 0 FROM restoration
                 WHERE ended_at IS NULL AND (waits_since IS NOT NULL) = :waiting
                """)
            .bind("waiting", waiting)
            .mapTo(Boolean.class)
            .one());
  }

  /** What the gateway says that the centre has had since. */
  private void tells(LostRequest... lost) throws JsonProcessingException {
    RestoredExchanges page =
        new RestoredExchanges(Stream.of(lost).map(one -> one.told(peer, signer)).toList(), null);
    peer.script(RESTORATIONS, new Said(200, ContractJson.tolerant().writeValueAsString(page)));
  }

  private LostRequest frozen(
      Person person, String ordered, OffsetDateTime at, String frozen, String waiting) {
    ObjectNode request = freeze(person, ordered);
    instruction(request).remove("termMonths");
    instruction(request).put("until", LATER);
    boolean whole = waiting.equals("0.00");
    return new LostRequest(request, at)
        .answered(2, whole ? "EXECUTED" : "PARTLY_EXECUTED", at)
        .froze("F-" + UUID.randomUUID(), "ACTIVE", frozen, waiting, LATER)
        .paperAt(peer);
  }

  private static String event(String type, Person person, OffsetDateTime at, String yuan) {
    ObjectNode event =
        ContractJson.strict()
            .createObjectNode()
            .put("eventId", "EV-" + UUID.randomUUID())
            .put("type", type)
            .put("accountNo", person.accountNo())
            .put("amount", yuan);
    if (at != null) {
      event.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
    }
    if (type.equals("WITHDRAWAL")) {
      event.put("state", "PAID");
    } else {
      event.put("month", "2026-10");
    }
    return event.toString();
  }

  private ValidatableResponse told(String event) {
    return core.post("/core-events", event).statusCode(200);
  }

  /** Ten in the morning, so many days ago. */
  private static OffsetDateTime days(int ago) {
    return ZonedDateTime.of(TODAY.minusDays(ago).atTime(10, 0), LegalZone.ZONE).toOffsetDateTime();
  }

  private long frozen(Person person) {
    return number("SELECT sum(frozen) FROM freeze_part WHERE account_no = ?", person.accountNo());
  }

  private long balance(Person person) {
    return number("SELECT balance FROM core_account WHERE account_no = ?", person.accountNo());
  }

  private long number(String query, String account) {
    return database.withHandle(handle -> handle.select(query, account).mapTo(Long.class).one());
  }

  /** The last act of the register on an account. */
  private OffsetDateTime actAt(Person person) {
    return database
        .withHandle(handle ->
            handle
                .select(
                    "SELECT at FROM freeze_event WHERE account_no = ? ORDER BY id DESC LIMIT 1",
                    person.accountNo())
                .mapTo(OffsetDateTime.class)
                .one())
        .atZoneSameInstant(LegalZone.ZONE)
        .toOffsetDateTime();
  }

  private List<String> outcomes() {
    return database.withHandle(handle ->
        handle
            .createQuery(
                "SELECT outcome FROM restored_request"
                    + " WHERE restoration = (SELECT max(number) FROM restoration)")
            .mapTo(String.class)
            .list());
  }
}
