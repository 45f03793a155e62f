package org.chakong.runtime.restore;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.runtime.clock.RealTime;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A restoration that begins nothing before an operator has said that this side's own systems have
 * told all that they have to tell. The word is of the database, so that all replicas know it.
 */
@Singleton
public class RestorationWait {

  private static final Logger LOG = Logger.getLogger(RestorationWait.class);
  private static final String WAITS =
      "SELECT number FROM restoration"
          + " WHERE ended_at IS NULL AND waits_since IS NOT NULL AND all_told_at IS NULL";
  private static final String ALL_TOLD =
      """
      UPDATE restoration
         SET all_told_at = coalesce(all_told_at, :now), all_told_by = coalesce(all_told_by, :who)
       WHERE number = (SELECT max(number) FROM restoration)
         AND waits_since IS NOT NULL AND (ended_at IS NULL OR all_told_at IS NOT NULL)
      RETURNING *
      """;
  private static final String NEWEST = "SELECT * FROM restoration ORDER BY number DESC LIMIT ?";

  private final Jdbi database;
  private final Clock real;

  RestorationWait(DataSource database, @RealTime Clock real) {
    this.database = Jdbi.create(database);
    this.real = real;
  }

  /**
   * A restoration; times are real time, and null where that has not happened.
   *
   * @param since what was said after may be lost
   * @param waitsSince null where nobody asked for it
   */
  public record Restored(
      long number,
      OffsetDateTime foundAt,
      OffsetDateTime since,
      OffsetDateTime endedAt,
      OffsetDateTime waitsSince,
      OffsetDateTime allToldAt,
      String allToldBy) {}

  /** Whether the open restoration waits, or has waited. */
  static boolean isAsked(Handle handle) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT FROM restoration WHERE ended_at IS NULL AND waits_since IS NOT NULL)")
        .mapTo(Boolean.class)
        .one();
  }

  public boolean waits() {
    return database.withHandle(
        handle -> handle.createQuery(WAITS).mapTo(Long.class).findOne().isPresent());
  }

  /**
   * The number of the restoration that waits. Until the caller's transaction ends nobody can say
   * that all was told: what is kept in it is among all.
   */
  public Optional<Long> hold() {
    return database.withHandle(
        handle -> handle.createQuery(WAITS + " FOR SHARE").mapTo(Long.class).findOne());
  }

  /**
   * Somebody says that all was told; who says it again changes nothing.
   *
   * @return empty when the newest restoration does not wait and never did
   */
  public Optional<Restored> allTold(String who) {
    Optional<Restored> told =
        database.withHandle(handle ->
            handle
                .createQuery(ALL_TOLD)
                .bind("now", real.instant().atOffset(ZoneOffset.UTC))
                .bind("who", who)
                .map((row, context) -> restored(row))
                .findOne());
    told.ifPresent(
        one -> LOG.infof("restoration %d: all was told, says an operator", one.number()));
    return told;
  }

  public List<Restored> newest(int limit) {
    return database.withHandle(
        handle -> handle.select(NEWEST, limit).map((row, context) -> restored(row)).list());
  }

  private static Restored restored(ResultSet row) throws SQLException {
    return new Restored(
        row.getLong("number"),
        time(row, "found_at"),
        time(row, "since"),
        time(row, "ended_at"),
        time(row, "waits_since"),
        time(row, "all_told_at"),
        row.getString("all_told_by"));
  }

  private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class);
  }
}
