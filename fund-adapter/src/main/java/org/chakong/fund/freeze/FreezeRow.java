package org.chakong.fund.freeze;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.chakong.contracts.request.FreezeView;

/**
 * A freeze as stored, without its parts.
 *
 * @param sequence of receipt, kept as evidence of when it was entered
 * @param servedPlace where it stands in every queue if it was back-entered 补录; null where that is
 *     the sequence
 * @param heldUnder the request by which its court took it over; null for the court that ordered it
 * @param revision of what was told of it last; null while nothing was since there are revisions
 */
record FreezeRow(
    String freezeNo,
    String requestNo,
    long sequence,
    BigDecimal servedPlace,
    String court,
    String caseNumber,
    String formerCaseNumber,
    String rulingNumber,
    FreezeView.State state,
    Integer termMonths,
    LocalDate printedUntil,
    boolean rolls,
    LocalDate from,
    LocalDate nominalEnd,
    LocalDate until,
    boolean calendarIncomplete,
    int pendingDeductions,
    String heldUnder,
    Long revision) {

  static FreezeRow read(ResultSet row) throws SQLException {
    return new FreezeRow(
        row.getString("freeze_no"),
        row.getString("request_no"),
        row.getLong("sequence"),
        row.getBigDecimal("place"),
        row.getString("court"),
        row.getString("case_number"),
        row.getString("former_case_number"),
        row.getString("ruling_number"),
        FreezeView.State.valueOf(row.getString("state")),
        row.getObject("term_months", Integer.class),
        row.getObject("printed_until", LocalDate.class),
        row.getBoolean("rolls"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("nominal_end", LocalDate.class),
        row.getObject("until", LocalDate.class),
        row.getBoolean("calendar_incomplete"),
        row.getInt("pending_deductions"),
        row.getString("held_under"),
        row.getObject("revision", Long.class));
  }

  /** Where it stands in every queue. */
  BigDecimal place() {
    return servedPlace == null ? BigDecimal.valueOf(sequence) : servedPlace;
  }

  /** The request under which its court hears of it. */
  String toldUnder() {
    return heldUnder == null ? requestNo : heldUnder;
  }

  /** The last day of the term as far as one can be told: a printed one also while it waits. */
  LocalDate shownUntil() {
    return until == null ? printedUntil : until;
  }

  /** Whether its term ended on that day or later, and nothing else has ended it. */
  boolean expiredSince(LocalDate day) {
    LocalDate last = shownUntil();
    return state == FreezeView.State.EXPIRED && last != null && !last.isBefore(day);
  }
}
