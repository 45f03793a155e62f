package org.chakong.runtime.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
class AsideTasksTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final TaskDescriptor<String> FAIL_ALWAYS =
      TaskDescriptor.of(RecordingTasks.FAIL_ALWAYS, String.class);
  private static final TaskDescriptor<String> NOTE =
      TaskDescriptor.of(RecordingTasks.NOTE, String.class);

  @Inject SchedulerClient client;
  @Inject RecordingTasks recording;
  @Inject AsideTasks aside;
  @Inject MeterRegistry meters;
  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void something_that_always_fails() {
    client.schedule(FAIL_ALWAYS.instance(id).data("测试甲").scheduledTo(Instant.now()));
  }

  @AfterEach
  void nothing_is_left_aside() {
    recording.mended(true);
    aside.oldest(100).forEach(task -> aside.again(task.id(), "test"));
    await().atMost(SOON).until(() -> aside.count() == 0 && !waits());
    recording.mended(false);
  }

  @Test
  void what_always_fails_goes_aside_after_so_many_attempts_and_holds_up_no_other() {
    String other = UUID.randomUUID().toString();
    client.schedule(NOTE.instance(other).data("x").scheduledTo(Instant.now()));
    await().atMost(SOON).until(() -> recording.ran(other) == 1);
    await().atMost(SOON).until(() -> aside.count() == 1);
    assertThat(recording.ran(id)).isEqualTo(5);
    assertThat(waits()).isFalse();
    AsideTask task = aside.oldest(1).getFirst();
    assertThat(task.subject()).isEqualTo(id);
    assertThat(task.failures()).isEqualTo(5);
    assertThat(task.why()).contains("IllegalStateException").doesNotContain("测试甲");
    // a gauge whose connection is just gone shows no number once
    await().atMost(SOON).until(() -> meters.get("chakong.tasks.aside").gauge().value() == 1);
  }

  @Test
  void a_person_sends_it_again_on_the_page_with_its_data_and_it_counts_anew() {
    await().atMost(SOON).until(() -> aside.count() == 1);
    recording.mended(true);
    page().body(containsString(id)).body(not(containsString("测试甲")));
    given()
        .cookie("chakong-page", operator())
        .header("Sec-Fetch-Site", "same-origin")
        .redirects()
        .follow(false)
        .post("/pages/aside/" + aside.oldest(1).getFirst().id())
        .then()
        .statusCode(303);
    await().atMost(SOON).until(() -> recording.ran(id) == 6);
    assertThat(aside.count()).isZero();
    page().body(not(containsString(id)));
  }

  @Test
  void nobody_without_the_role_sends_anything_again() {
    await().atMost(SOON).until(() -> aside.count() == 1);
    given()
        .cookie("chakong-page", token("fund-clerk"))
        .header("Sec-Fetch-Site", "same-origin")
        .post("/pages/aside/" + aside.oldest(1).getFirst().id())
        .then()
        .statusCode(403);
    assertThat(aside.count()).isEqualTo(1);
  }

  private boolean waits() {
    return client
        .getScheduledExecution(TaskInstanceId.of(RecordingTasks.FAIL_ALWAYS, id))
        .isPresent();
  }

  private static io.restassured.response.ValidatableResponse page() {
    return given()
        .cookie("chakong-page", operator())
        .cookie("chakong-language", "en")
        .get("/pages/aside")
        .then()
        .statusCode(200);
  }

  private static String operator() {
    return token("fund-ops");
  }

  private static String token(String role) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"roles\":[\"" + role + "\"],\"subject\":\"demo-" + role + "\"}")
        .post("/demo/v1/tokens")
        .path("token");
  }
}
