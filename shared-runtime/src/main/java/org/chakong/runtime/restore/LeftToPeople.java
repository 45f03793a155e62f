package org.chakong.runtime.restore;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.jdbi.v3.core.Jdbi;

/**
 * Requests that a restore left otherwise than they were signed, until people have settled them: one
 * says what was done, another confirms it (四眼原则). What people had to decide again is settled, too,
 * once it stands as signed.
 */
@Singleton
public class LeftToPeople {

  /** More are not looked at by hand; the alarm says so as well with these. */
  private static final int MOST = 1000;

  private static final String LEFT =
      """
      SELECT r.restoration, r.request_no, r.outcome, r.signed, r.here, n.found_at,
             a.id, a.reason, a.said_by, a.said_at
        FROM restored_request r
        JOIN restoration n ON n.number = r.restoration
        LEFT JOIN LATERAL (SELECT * FROM restored_acknowledgement k
                            WHERE k.restoration = r.restoration AND k.request_no = r.request_no
                            ORDER BY k.id DESC LIMIT 1) a ON true
       WHERE r.outcome <> 'SAME' AND a.confirmed_at IS NULL
       ORDER BY r.restoration, r.request_no
      """;
  private static final String SAY =
      """
      INSERT INTO restored_acknowledgement (restoration, request_no, reason, said_by, said_at)
      SELECT restoration, request_no, :reason, :who, :now FROM restored_request
       WHERE restoration = :restoration AND request_no = :request AND outcome <> 'SAME'
      """;
  private static final String CONFIRM =
      """
      UPDATE restored_acknowledgement a SET confirmed_by = :who, confirmed_at = :now
       WHERE id = :id AND confirmed_at IS NULL AND said_by <> :who
         AND NOT EXISTS (SELECT FROM restored_acknowledgement newer
                          WHERE newer.restoration = a.restoration AND newer.request_no = a.request_no
                            AND newer.id > a.id)
      """;

  private final Jdbi database;
  private final Instance<RestoringSide> side;
  private final Clock real;

  LeftToPeople(DataSource database, Instance<RestoringSide> side, @RealTime Clock real) {
    this.database = Jdbi.create(database);
    this.side = side;
    this.real = real;
  }

  /**
   * A request that is not settled.
   *
   * @param signed how it stood as signed before the restore, with its numbers and sums; null where
   *     nothing proved it
   * @param here how it stood when it was restored
   * @param foundAt when the restore was found, real time
   * @param said what one person says was done; another has to confirm it
   */
  public record Left(
      long restoration,
      String requestNo,
      Outcome outcome,
      String signed,
      String here,
      Instant foundAt,
      Optional<Said> said) {}

  /**
   * @param at real time
   */
  public record Said(long id, String reason, String by, Instant at) {}

  /** Those of the oldest restore first. */
  public List<Left> now() {
    List<Left> unconfirmed =
        database.withHandle(
            handle -> handle.createQuery(LEFT).map((row, context) -> left(row)).list());
    return unconfirmed.stream().filter(left -> !standsAsSigned(left)).limit(MOST).toList();
  }

  private boolean standsAsSigned(Left left) {
    return switch (left.outcome()) {
      case SAME -> true;
      case TO_BE_DECIDED -> left.signed().equals(side.get().standing(left.requestNo()));
      case DIFFERENT, NOT_PROVED, FAILED -> false;
    };
  }

  /**
   * One person has looked at it.
   *
   * @param reason what is so and what was done about it, free of personal data, 1 to 1000
   *     characters
   */
  public void say(long restoration, String requestNo, String reason, String who) {
    database.useHandle(handle ->
        handle
            .createUpdate(SAY)
            .bind("restoration", restoration)
            .bind("request", requestNo)
            .bind("reason", reason)
            .bind("who", who)
            .bind("now", now(real))
            .execute());
  }

  /**
   * Another person confirms what one has said.
   *
   * @return false when it is the same person, or something else has been said since
   */
  public boolean confirm(long id, String who) {
    return database.withHandle(handle ->
        handle
            .createUpdate(CONFIRM)
            .bind("id", id)
            .bind("who", who)
            .bind("now", now(real))
            .execute())
        == 1;
  }

  private static OffsetDateTime now(Clock clock) {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Left left(ResultSet row) throws SQLException {
    return new Left(
        row.getLong("restoration"),
        row.getString("request_no"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("signed"),
        row.getString("here"),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        said(row));
  }

  private static Optional<Said> said(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("said_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new Said(
                row.getLong("id"),
                row.getString("reason"),
                row.getString("said_by"),
                at.toInstant()));
  }
}
