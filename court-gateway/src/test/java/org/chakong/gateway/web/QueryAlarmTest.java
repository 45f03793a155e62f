package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.BOAI;
import static org.chakong.gateway.web.Court.newRequestNo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.chakong.runtime.duty.DutyWatch;
import org.junit.jupiter.api.Test;

/** Very many persons queried under one case are noticed where the court files. */
@QuarkusTest
class QueryAlarmTest extends GatewayTest {

  private static final String ONE = "410811198503152010";
  private static final String ANOTHER = "410811198503152037";
  private static final String A_THIRD = "410811199001010017";

  @Inject DutyWatch duty;

  private final String caseNumber =
      "（2026）豫0822执%d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999));

  @Test
  void k09_the_120th_person_under_one_case_in_an_hour_is_told_once_and_nothing_is_held_up() {
    double before = alarms();
    String first = query(ONE);
    othersQueried(first, 118);
    String again = query(ONE);
    assertThat(told(again)).isZero();
    String last = query(ANOTHER);
    assertThat(told(last)).isEqualTo(1);
    String further = query(A_THIRD);
    assertThat(told(further)).isZero();
    assertThat(alarms() - before).isEqualTo(1);
    duty.note();
    assertThat(
            count(
                "SELECT count(*) FROM duty_occasion WHERE request_no = ? AND kind = 'MANY_QUERIED'",
                last))
        .isEqualTo(1);
  }

  private String query(String idNumber) {
    String no = newRequestNo();
    ObjectNode body = BOAI.freeze(no);
    ((ObjectNode) body.get("case")).put("number", caseNumber);
    ((ObjectNode) body.get("subject")).put("idNumber", idNumber);
    body.putObject("instruction").put("action", "QUERY");
    ObjectNode slip = (ObjectNode) body.at("/documents/0");
    slip.put("type", "QUERY_SLIP").put("documentId", BOAI.upload("QUERY_SLIP"));
    body.get("documents").forEach(paper -> ((ObjectNode) paper).put("number", caseNumber));
    BOAI.fileAndWait(body, 30).then().statusCode(200);
    return no;
  }

  /** As if so many other persons had been queried under the same case a moment ago. */
  private void othersQueried(String requestNo, int persons) {
    String sql =
        """
        INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status,
                             accepted_at, stored_at, quiet_since)
        SELECT 'Q-' || md5(r.request_no || n), r.court, r.fund_centre, 'QUERY', r.case_number,
               jsonb_build_object('subject', jsonb_build_object('idNumber', CAST(n AS text))),
               repeat('0', 64), 'WITHDRAWN', r.accepted_at, now(), 'infinity'
          FROM request r, generate_series(1, ?) n
         WHERE r.request_no = ?
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setInt(1, persons);
      insert.setString(2, requestNo);
      assertThat(insert.executeUpdate()).isEqualTo(persons);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long told(String requestNo) {
    return count(
        "SELECT count(*) FROM request_event WHERE request_no = ? AND what = 'MANY_QUERIED'",
        requestNo);
  }

  private static double alarms() {
    return get("/q/metrics")
        .then()
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith("chakong_query_alarms_total"))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElse(0);
  }
}
