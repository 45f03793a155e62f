package org.chakong.runtime.duty;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.RealTime;

/** Which occasions are noted, and in which message each is told. */
@Singleton
class DutyBook {

  private static final String NOTE =
      """
      INSERT INTO duty_occasion (kind, subject, request_no, until, noted_at)
      SELECT o.kind, o.subject, o.request_no, o.until, ? FROM (%s) o
      ON CONFLICT DO NOTHING
      """;
  // of two replicas that gather at once the later one finds nothing left to tell; a message of a
  // moment when the clock was ahead bars none
  private static final String GATHER =
      """
      WITH message AS (
        INSERT INTO duty_message (id, at)
        SELECT ?, ?
         WHERE EXISTS (SELECT FROM duty_occasion WHERE message IS NULL)
           AND NOT EXISTS (SELECT FROM duty_message WHERE at > ? AND at <= ?)
        RETURNING id)
      SELECT id FROM message
      """;
  private static final String TELL_IN =
      "UPDATE duty_occasion SET message = ? WHERE message IS NULL";
  private static final String TOLD_IN =
      "SELECT kind, request_no, until FROM duty_occasion WHERE message = ? ORDER BY kind, until, request_no";

  private final DataSource database;
  private final Clock legal;
  private final Clock real;

  DutyBook(DataSource database, Clock legal, @RealTime Clock real) {
    this.database = database;
    this.legal = legal;
    this.real = real;
  }

  /** Notes what has come up; what is noted already stays as it is. */
  @Transactional(Transactional.TxType.MANDATORY)
  int note(DutyOccasions source) {
    try (Connection connection = database.getConnection();
        PreparedStatement note = connection.prepareStatement(NOTE.formatted(source.query()))) {
      note.setObject(1, now(legal));
      int at = 2;
      for (Object value : source.parameters()) {
        note.setObject(at++, value);
      }
      return note.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("occasions cannot be noted", e);
    }
  }

  /** Puts all that is not told yet into one message; empty when there is nothing, or too soon. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<UUID> gather(Duration pause) {
    UUID id = UUID.randomUUID();
    OffsetDateTime now = now(real);
    try (Connection connection = database.getConnection();
        PreparedStatement gather = connection.prepareStatement(GATHER);
        PreparedStatement tell = connection.prepareStatement(TELL_IN)) {
      gather.setObject(1, id);
      gather.setObject(2, now);
      gather.setObject(3, now.minus(pause));
      gather.setObject(4, now);
      try (ResultSet made = gather.executeQuery()) {
        if (!made.next()) {
          return Optional.empty();
        }
      }
      tell.setObject(1, id);
      return tell.executeUpdate() == 0 ? Optional.empty() : Optional.of(id);
    } catch (SQLException e) {
      throw new IllegalStateException("occasions cannot be gathered", e);
    }
  }

  /** What is told in a message. */
  @Transactional
  List<Occasion> told(UUID message) {
    List<Occasion> told = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(TOLD_IN)) {
      query.setObject(1, message);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          told.add(occasion(row));
        }
      }
      return told;
    } catch (SQLException e) {
      throw new IllegalStateException("a message cannot be read", e);
    }
  }

  private static Occasion occasion(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
    return new Occasion(
        Occasion.Kind.valueOf(row.getString("kind")),
        row.getString("request_no"),
        until == null ? null : until.atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime());
  }

  private static OffsetDateTime now(Clock clock) {
    Instant now = clock.instant();
    return now.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
