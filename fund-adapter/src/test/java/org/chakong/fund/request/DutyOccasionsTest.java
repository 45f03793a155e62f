package org.chakong.fund.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.duty.DutyWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the centre's person on duty is told of; how is a matter of the runtime. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class DutyOccasionsTest {

  @TestHTTPResource URI root;
  @Inject DutyWatch watch;
  @Inject DataSource database;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    clock("{\"instant\":\"2026-11-16T10:00:00+08:00\"}");
  }

  @AfterEach
  void comeBack() {
    clock("{\"offset\":\"PT0S\"}");
  }

  @Test
  void a_review_is_an_occasion_for_each_person_it_waits_for_and_then_by_its_deadline() {
    String no = requestNo(inReview());
    watch.note();
    watch.note();
    assertThat(noted(no)).containsExactly("NEW_REVIEW");
    given()
        .auth()
        .oauth2(token("clerk", "fund-clerk"))
        .contentType("application/json")
        .body("{\"decision\":\"APPROVE\",\"comment\":\"材料齐全，同意\"}")
        .post("/fund/v1/reviews/" + no + "/decision")
        .then()
        .statusCode(200);
    watch.note();
    assertThat(noted(no)).containsExactly("NEW_REVIEW", "NEW_REVIEW");
    clock("{\"instant\":\"2026-11-18T20:00:00+08:00\"}");
    watch.note();
    assertThat(noted(no)).containsExactly("DUE_SOON", "NEW_REVIEW", "NEW_REVIEW");
    clock("{\"instant\":\"2026-11-19T00:00:00+08:00\"}");
    watch.note();
    assertThat(noted(no)).containsExactly("DUE_SOON", "NEW_REVIEW", "NEW_REVIEW", "OVERDUE");
  }

  @Test
  void an_undecided_extension_becomes_pressing_a_week_before_its_freeze_ends() throws SQLException {
    clock("{\"instant\":\"2025-11-20T10:00:00+08:00\"}");
    Gateway.Person person = openAccount("5000.00");
    ObjectNode placed = freeze(person, "1000.00");
    String freezeNo = gateway.file(placed).at("/answer/freeze/freezeNo").asText();
    clock("{\"instant\":\"2026-11-12T10:00:00+08:00\"}");
    ObjectNode extension = request("EXTEND", person);
    Gateway.instruction(extension).put("freezeNo", freezeNo).put("termMonths", 12);
    gateway.file(extension);
    String no = requestNo(extension);
    QuarkusTransaction.begin();
    try {
      undecided(no, freezeNo);
      watch.note();
      assertThat(noted(no)).doesNotContain("EXTENSION_NEAR_END");
      clock("{\"instant\":\"2026-11-13T10:00:00+08:00\"}");
      watch.note();
      assertThat(noted(no)).contains("EXTENSION_NEAR_END");
    } finally {
      // the books must not keep what no rule would have made
      QuarkusTransaction.rollback();
    }
  }

  /** As a request stands that a person must decide; the rules in force ask nobody. */
  private void undecided(String no, String freezeNo) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement back =
            connection.prepareStatement(
                """
                UPDATE request SET status = 'IN_REVIEW', waits_for = 'fund-clerk', answered_at = NULL
                 WHERE request_no = ?
                """);
        PreparedStatement term =
            connection.prepareStatement(
                "UPDATE court_freeze SET until = '2026-11-20' WHERE freeze_no = ?");
        PreparedStatement keep =
            connection.prepareStatement(
                "INSERT INTO freeze_keep_alive (freeze_no, request_no) VALUES (?, ?)")) {
      back.setString(1, no);
      back.executeUpdate();
      term.setString(1, freezeNo);
      term.executeUpdate();
      keep.setString(1, freezeNo);
      keep.setString(2, no);
      keep.executeUpdate();
    }
  }

  private ObjectNode inReview() {
    ObjectNode request = deduct(openAccount("5000.00"), null, "1000.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    return request;
  }

  private List<String> noted(String requestNo) {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT kind FROM duty_occasion WHERE request_no = ? ORDER BY kind")) {
      query.setString(1, requestNo);
      List<String> kinds = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          kinds.add(row.getString(1));
        }
      }
      return kinds;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void clock(String wish) {
    given().contentType("application/json").body(wish).put("/demo/v1/clock").then().statusCode(200);
  }
}
