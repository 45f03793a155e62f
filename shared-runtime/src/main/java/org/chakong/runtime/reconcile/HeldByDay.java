package org.chakong.runtime.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.contracts.api.HeldDay;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * What is held now under one side's freezes, by the legal day on which their requests were
 * received: one statement, a line for each of at most some thousand days.
 */
public final class HeldByDay {

  private static final String BY_DAY =
      """
      SELECT day, count(*) AS freezes, CAST(sum(held) AS bigint) AS held,
             encode(sha256(convert_to(string_agg(
               request_no || ' ' || to_char(held / 100.0, 'FM9999999999990.00') || chr(10), ''
               ORDER BY request_no COLLATE "C"), 'UTF8')), 'hex') AS digest
        FROM (%s) freezes
       GROUP BY day
       ORDER BY day
      """;

  private final Jdbi database;
  private final String freezes;

  /**
   * @param freezes a SELECT of {@code request_no, day, held} of {@code :peer}, received before
   *     {@code :to}; held in fen and more than nothing
   */
  public HeldByDay(DataSource database, String freezes) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.freezes = freezes;
  }

  /** The days before this one, the earliest first. */
  public List<HeldDay> before(String peer, LocalDate day) {
    return database.withHandle(handle ->
        handle
            .createQuery(BY_DAY.formatted(freezes))
            .bind("peer", peer)
            .bind("to", day.atStartOfDay(LegalZone.ZONE).toOffsetDateTime())
            .map((row, context) -> line(row))
            .list());
  }

  private static HeldDay line(ResultSet row) throws SQLException {
    return new HeldDay(
        row.getObject("day", LocalDate.class),
        row.getLong("freezes"),
        Money.ofFen(row.getLong("held")),
        row.getString("digest"));
  }
}
