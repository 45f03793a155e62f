package org.chakong.runtime.restore;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.restore.LeftToPeople.Left;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
class LeftToPeopleTest {

  private static final String FIRST = "operator-1";
  private static final String SECOND = "operator-2";

  @Inject LeftToPeople left;
  @Inject ServiceDoor door;
  @Inject DataSource dataSource;
  @Inject MeterRegistry meters;
  private final String requestNo = "LEFT-" + UUID.randomUUID();
  private Jdbi database;
  private long restoration;

  @BeforeEach
  void a_request_that_came_out_otherwise() {
    database = Jdbi.create(dataSource);
    restoration =
        database.withHandle(handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO restoration (found_at, since, ended_at)
                    VALUES (now() - interval '1 year', now() - interval '1 year', now()) RETURNING number
                    """)
                .mapTo(Long.class)
                .one());
    database.useHandle(handle ->
        handle.execute(
            "INSERT INTO restored_request VALUES (?, ?, 'DIFFERENT', 'ANSWERED EXECUTED', 'ANSWERED UNABLE')",
            restoration,
            requestNo));
    // the running service closes for the moment in which it looks at a restoration it did not know
    door.look();
  }

  @AfterEach
  void nothing_is_left() {
    database.useHandle(handle -> {
      handle.execute("DELETE FROM restored_acknowledgement WHERE restoration = ?", restoration);
      handle.execute("DELETE FROM restored_request WHERE restoration = ?", restoration);
      handle.execute("DELETE FROM restoration WHERE number = ?", restoration);
    });
    door.look();
  }

  @Test
  void it_is_alarmed_until_one_person_says_what_was_done_and_another_confirms_it() {
    assertThat(alarm()).isEqualTo(1);
    page(FIRST).body(containsString(requestNo)).body(containsString("ANSWERED UNABLE"));
    say(FIRST, "telephoned with the court, answer corrected");
    page(FIRST)
        .body(containsString("telephoned with the court"))
        .body(not(containsString("/confirm/")));
    assertThat(alarm()).isEqualTo(1);
    page(SECOND).body(containsString("/confirm/" + said().id()));
    confirm(SECOND, said().id());
    assertThat(alarm()).isZero();
    page(FIRST).body(not(containsString(requestNo)));
    assertThat(kept()).isEqualTo("operator-1 operator-2");
  }

  @Test
  void nobody_confirms_his_own_words_nor_words_that_others_have_replaced() {
    say(FIRST, "no difference that matters");
    long first = said().id();
    confirm(FIRST, first);
    assertThat(alarm()).isEqualTo(1);
    say(SECOND, "the account has less money than before");
    confirm(SECOND, first);
    assertThat(alarm()).isEqualTo(1);
    confirm(FIRST, said().id());
    assertThat(alarm()).isZero();
  }

  @Test
  void nothing_is_said_without_words_or_without_the_role() {
    form(FIRST, "fund-ops").formParam("reason", " ").post(path()).then().statusCode(400);
    form(FIRST, "fund-clerk").formParam("reason", "x").post(path()).then().statusCode(403);
    assertThat(found().said()).isEmpty();
  }

  private Left found() {
    return left.now().stream()
        .filter(one -> one.requestNo().equals(requestNo))
        .findFirst()
        .orElseThrow();
  }

  private LeftToPeople.Said said() {
    return found().said().orElseThrow();
  }

  private double alarm() {
    return meters.get("chakong.restoration.requests").gauge().value();
  }

  private String kept() {
    return database.withHandle(handle ->
        handle
            .createQuery(
                "SELECT said_by || ' ' || confirmed_by FROM restored_acknowledgement WHERE request_no = :no")
            .bind("no", requestNo)
            .mapTo(String.class)
            .one());
  }

  private String path() {
    return "/pages/restored/" + restoration + "/" + requestNo;
  }

  private void say(String who, String reason) {
    form(who, "fund-ops").formParam("reason", reason).post(path()).then().statusCode(303);
  }

  private static void confirm(String who, long id) {
    form(who, "fund-ops").post("/pages/restored/confirm/" + id).then().statusCode(303);
  }

  private static io.restassured.specification.RequestSpecification form(String who, String role) {
    return given()
        .cookie("chakong-page", token(who, role))
        .header("Sec-Fetch-Site", "same-origin")
        .redirects()
        .follow(false);
  }

  private static ValidatableResponse page(String who) {
    return given()
        .cookie("chakong-page", token(who, "fund-ops"))
        .cookie("chakong-language", "en")
        .get("/pages/restored")
        .then()
        .statusCode(200);
  }

  private static String token(String who, String role) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"roles\":[\"" + role + "\"],\"subject\":\"" + who + "\"}")
        .post("/demo/v1/tokens")
        .path("token");
  }
}
