package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.chakong.gateway.audit.AuditWatch;
import org.chakong.gateway.audit.BooksAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check is broken in the database, past every guard, and the audit names the request. */
@QuarkusTest
class BooksAuditTest extends GatewayTest {

  private static final String FOUND =
      "SELECT count(*) FROM audit_finding WHERE check_name || ' ' || key LIKE ?";

  @Inject AuditWatch watch;
  @Inject BooksAudit audit;
  private String no;

  @BeforeEach
  void an_answered_request() {
    no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
  }

  @Test
  void what_was_heard_from_the_fund_centre_breaks_nothing() {
    watch.touched();
    assertThat(count(FOUND, "%" + no)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answer-has-its-message | UPDATE request SET answer_jti = 'nobody' WHERE request_no = '{no}'
          request-has-one-answer | UPDATE request SET verdict = 'UNABLE' WHERE request_no = '{no}'
          what-was-told-is-counted | UPDATE request SET revision = 0 WHERE request_no = '{no}'
          request-status-follows-its-history | UPDATE request SET status = 'OFFLINE', verdict = NULL WHERE request_no = '{no}'
          history-has-no-gap | DELETE FROM request_event WHERE request_no = '{no}' AND from_status IS NULL
          """,
      quoteCharacter = '"')
  void a_broken_request_is_named(String check, String sql) throws SQLException {
    assertFound(sql.replace("{no}", no), check + " " + no);
  }

  @Test
  void a_notice_without_its_message_is_named() throws SQLException {
    assertFound(
        "INSERT INTO notice (notice_id, fund_centre, kind, request_no, court, at, jti)"
            + " VALUES ('"
            + no
            + "', '410800', 'DELAY', '"
            + no
            + "', '豫0811', now(), 'nobody')",
        "notice-has-its-message %");
  }

  @Test
  void a_table_whose_rows_can_be_changed_is_named() throws SQLException {
    assertFound(
        "ALTER TABLE notice DISABLE TRIGGER notice_is_append_only", "history-is-guarded notice");
  }

  @Test
  void a_finding_is_told_until_it_is_mended() throws SQLException {
    long revision = count("SELECT revision FROM request WHERE request_no = ?", no);
    execute("UPDATE request SET revision = 0 WHERE request_no = '" + no + "'");
    watch.touched();
    assertThat(audit.counts()).containsOnlyKeys("what-was-told-is-counted");
    get("/q/health/well").then().statusCode(503);
    get("/q/health/ready").then().statusCode(200);
    assertThat(figure("chakong_books_violations{check=\"what-was-told-is-counted\"}")).isEqualTo(1);
    execute("UPDATE request SET revision = %d WHERE request_no = '%s'".formatted(revision, no));
    watch.touched();
    assertThat(audit.counts()).isEmpty();
  }

  /** Broken and looked at in one transaction, which is rolled back. */
  private void assertFound(String sql, String pattern) throws SQLException {
    QuarkusTransaction.begin();
    try {
      execute("SET LOCAL session_replication_role = replica");
      execute(sql);
      watch.everything();
      assertThat(count(FOUND, pattern)).isPositive();
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
