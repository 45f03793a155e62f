package org.chakong.fund.backentry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.api.BackEntry.State;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Instruction;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.StoredJson;

/**
 * An entry as stored.
 *
 * @param number counts the entries, by which lists go on
 */
record Entered(
    String requestNo,
    long number,
    String body,
    Instant servedAt,
    String reason,
    State state,
    Instant enteredAt,
    String enteredBy,
    Instant endedAt,
    String endedBy,
    String comment) {

  static Entered read(ResultSet row) throws SQLException {
    return new Entered(
        row.getString("request_no"),
        row.getLong("number"),
        row.getString("body"),
        instant(row, "served_at"),
        row.getString("reason"),
        State.valueOf(row.getString("state")),
        instant(row, "entered_at"),
        row.getString("entered_by"),
        instant(row, "ended_at"),
        row.getString("ended_by"),
        row.getString("comment"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  AssistanceRequest request() {
    return StoredJson.read(body, AssistanceRequest.class);
  }

  boolean says(AssistanceRequest request, Instant served, String why) {
    return body.equals(StoredJson.write(request)) && servedAt.equals(served) && reason.equals(why);
  }

  /** As it comes in at the window once it is approved. */
  Filing filing() {
    return Filing.served(request(), enteredBy, servedAt);
  }

  /** The freeze that must not expire meanwhile. */
  Optional<String> keepsAlive() {
    return request().instruction() instanceof Instruction.Extend extend
        ? Optional.ofNullable(extend.freezeNo())
        : Optional.empty();
  }

  BackEntry shown() {
    AssistanceRequest request = request();
    Action action = request.action();
    return new BackEntry(
        requestNo,
        state,
        action,
        request.courtCase().holder(),
        legal(servedAt),
        reason,
        legal(enteredAt),
        enteredBy,
        legal(endedAt),
        endedBy,
        comment,
        null,
        null);
  }

  private static OffsetDateTime legal(Instant at) {
    return at == null ? null : at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
