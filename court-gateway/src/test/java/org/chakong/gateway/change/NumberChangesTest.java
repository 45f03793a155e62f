package org.chakong.gateway.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.chakong.gateway.channel.FundResource;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In one transaction, which is rolled back. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(FundResource.class)
class NumberChangesTest {

  /** Of a freeze whose request did not come this way. */
  private static final String NOTICE =
      """
      INSERT INTO notice (notice_id, fund_centre, kind, request_no, court, at, jti)
      VALUES ('%1$s', '410800', 'FREEZE_CHANGED', '%1$s', '豫0811', now(), '%1$s')
      """;

  private static final String ROW =
      """
      SELECT u.id FROM change_unnumbered u JOIN notice n ON n.id = u.notice_id
       WHERE n.notice_id = '%s'
      """;

  @Inject NumberChanges numbers;
  @Inject DataSource database;

  @BeforeEach
  void nothing_is_kept() {
    QuarkusTransaction.begin();
  }

  @AfterEach
  void nothing_was_kept() {
    QuarkusTransaction.rollback();
  }

  @Test
  void
      in_a_database_that_was_put_back_nothing_is_numbered_before_numbers_are_left_for_what_was_lost()
          throws SQLException {
    String row = unnumbered();
    execute("UPDATE database_identity SET timeline = '0000ABCD'");
    assertThat(numbers.number(List.of(row))).isZero();
    execute("SELECT restoration_begins()");
    execute("UPDATE database_identity SET timeline = (SELECT timeline FROM database_identity_now)");
    long before = number("SELECT coalesce(max(seq), 0) FROM change");
    assertThat(numbers.number(List.of(row))).isOne();
    assertThat(number("SELECT max(seq) FROM change")).isGreaterThanOrEqualTo(before + 1_000_000);
  }

  private String unnumbered() throws SQLException {
    String id = UUID.randomUUID().toString();
    execute(NOTICE.formatted(id));
    return String.valueOf(number(ROW.formatted(id)));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
