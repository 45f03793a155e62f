package org.chakong.runtime.restore;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.FundSide;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.start.ServiceRoom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class ServiceDoorTest {

  private static final TaskDescriptor<String> NOTE = TaskDescriptor.of("note", String.class);
  private static final PartyId FUND = new PartyId("fund:410800");

  @TestHTTPResource URI root;
  @Inject ServiceDoor door;
  @Inject SchedulerClient tasks;
  @Inject DataSource dataSource;
  @Inject ServiceRoom room;
  TestPeer gateway;
  private Jdbi database;

  @BeforeEach
  void connect() {
    database = Jdbi.create(dataSource);
    await().atMost(Duration.ofSeconds(60)).until(door::isOpen);
  }

  @AfterEach
  void serveAgain() throws IOException {
    Files.deleteIfExists(room.path("restored"));
    Files.deleteIfExists(room.path("words-first"));
    database.useHandle(handle -> {
      handle.execute("UPDATE restoration SET ended_at = now() WHERE ended_at IS NULL");
      // tokens of the tests that follow are of this very second
      handle.execute("UPDATE restoration SET found_at = found_at - interval '1 hour'");
    });
    door.look();
  }

  @Test
  void a_database_that_is_as_it_was_is_served() {
    door.look();
    assertThat(door.isOpen()).isTrue();
  }

  @Test
  void another_timeline_closes_the_door_once() {
    // counted first: the running service looks, too
    long before = restorations();
    database.useHandle(
        handle -> handle.execute("UPDATE database_identity SET timeline = '0000ABCD'"));
    door.look();
    assertThat(door.isOpen()).isFalse();
    // the next start finds the same restoration still open, and no new one
    door.look();
    assertThat(door.isOpen()).isFalse();
    assertThat(restorations()).isEqualTo(before + 1);
    assertRefused();
  }

  @Test
  void a_standby_promoted_under_the_running_service_closes_its_door_and_stops_its_tasks() {
    String id = UUID.randomUUID().toString();
    database.useHandle(
        handle -> handle.execute("UPDATE database_identity SET timeline = '0000ABCD'"));
    await().atMost(Duration.ofSeconds(60)).untilAsserted(ServiceDoorTest::assertRefused);
    tasks.scheduleIfNotExists(NOTE.instance(id).data("x").scheduledTo(Instant.now()));
    await().during(Duration.ofMillis(500)).until(() -> isWaiting(id));
    endRestorations();
    await().atMost(Duration.ofSeconds(60)).until(() -> door.isOpen() && !isWaiting(id));
  }

  private boolean isWaiting(String id) {
    return database.withHandle(handle ->
        handle
            .createQuery("SELECT count(*) > 0 FROM scheduled_tasks WHERE task_instance = :id")
            .bind("id", id)
            .mapTo(Boolean.class)
            .one());
  }

  @Test
  void another_cluster_closes_the_door() {
    database.useHandle(handle -> handle.execute("UPDATE database_identity SET cluster = '1'"));
    door.look();
    assertThat(door.isOpen()).isFalse();
  }

  @Test
  void an_operators_file_closes_the_door_and_is_taken_away() throws IOException {
    Path marker = room.path("restored");
    Files.createDirectories(marker.getParent());
    Files.createFile(marker);
    door.look();
    assertThat(door.isOpen()).isFalse();
    assertThat(marker).doesNotExist();
  }

  @Test
  void a_closed_door_lets_through_only_the_calls_that_tell_what_is_awaited() throws IOException {
    Path wish = room.path("words-first");
    Files.createDirectories(wish.getParent());
    Files.createFile(wish);
    database.useHandle(
        handle -> handle.execute("UPDATE database_identity SET timeline = '0000ABCD'"));
    door.look();
    assertThat(door.isOpen()).isFalse();
    assertThat(wish).doesNotExist();
    given().post(OwnWords.CALL).then().statusCode(404);
    given().get(OwnWords.CALL).then().statusCode(503);
    given().post(OwnWords.CALL + "/more").then().statusCode(503);
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'restoration' }.data.waitsForOperator", equalTo(true));
    assertRefused();
  }

  @Test
  void it_is_open_only_when_all_that_work_while_it_is_open_have_begun() {
    database.useHandle(handle -> handle.execute("UPDATE database_identity SET cluster = '2'"));
    door.look();
    List<String> ran = new CopyOnWriteArrayList<>();
    AtomicBoolean hiccups = new AtomicBoolean(true);
    door.attend(
        new ServiceDoor.Attendant() {
          @Override
          public void opened() {
            ran.add("begun");
            if (hiccups.get()) {
              throw new IllegalStateException("the database hiccups");
            }
          }

          @Override
          public void closed() {
            ran.add("ended");
          }
        });
    endRestorations();
    assertThatThrownBy(door::open).hasMessage("the database hiccups");
    assertThat(door.isOpen()).isFalse();
    hiccups.set(false);
    door.open();
    assertThat(door.isOpen()).isTrue();
    assertThat(ran).startsWith("begun", "begun");
  }

  @Test
  void another_restoration_that_was_found_meanwhile_keeps_it_closed() {
    database.useHandle(handle -> handle.execute("UPDATE database_identity SET cluster = '3'"));
    door.look();
    door.open();
    assertThat(door.isOpen()).isFalse();
    endRestorations();
    door.open();
    assertThat(door.isOpen()).isTrue();
  }

  private void endRestorations() {
    database.useHandle(
        handle -> handle.execute("UPDATE restoration SET ended_at = now() WHERE ended_at IS NULL"));
  }

  @Test
  void a_token_issued_before_the_restore_was_found_is_refused() {
    byte[] body = new byte[0];
    assertThat(gateway.send(root, FUND, "GET", "/channel/v1/sender", body).status()).isEqualTo(200);
    database.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO restoration (found_at, since, ended_at) VALUES (:at, now(), now())")
            .bind("at", OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofSeconds(30)))
            .execute());
    door.look();
    assertThat(door.tokensNotBefore()).isAfter(Instant.now());
    assertThat(gateway.send(root, FUND, "GET", "/channel/v1/sender", body).status()).isEqualTo(401);
  }

  private static void assertRefused() {
    given()
        .get("/channel/v1/sender")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body(containsString("OVERLOADED"));
    given().get("/q/health/ready").then().statusCode(503).body(containsString("restoration"));
    given().get("/.well-known/jwks.json").then().statusCode(200);
  }

  private long restorations() {
    return database.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM restoration").mapTo(Long.class).one());
  }
}
