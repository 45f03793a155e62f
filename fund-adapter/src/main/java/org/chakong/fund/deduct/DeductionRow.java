package org.chakong.fund.deduct;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.Payee;

/** A deduction as stored, amounts in fen. */
record DeductionRow(
    String deductionNo,
    String requestNo,
    long sequence,
    String accountNo,
    String freezeNo,
    long ordered,
    long taken,
    State state,
    Payee payee,
    String bankReference,
    OffsetDateTime instructedAt,
    OffsetDateTime settledAt) {

  /** Life of a deduction. */
  enum State {
    RESERVED,
    INSTRUCTED,
    PAID,
    FAILED,
    CANCELLED
  }

  static DeductionRow read(ResultSet row) throws SQLException {
    return new DeductionRow(
        row.getString("deduction_no"),
        row.getString("request_no"),
        row.getLong("sequence"),
        row.getString("account_no"),
        row.getString("freeze_no"),
        row.getLong("ordered"),
        row.getLong("from_freeze") + row.getLong("from_free"),
        State.valueOf(row.getString("state")),
        new Payee(
            row.getString("payee_name"),
            row.getString("payee_account"),
            row.getString("payee_bank"),
            row.getString("payee_bank_code")),
        row.getString("bank_reference"),
        legal(row, "instructed_at"),
        legal(row, "settled_at"));
  }

  private static OffsetDateTime legal(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime();
  }

  DeductionView view() {
    long deducted =
        switch (state) {
          case RESERVED, INSTRUCTED, PAID -> taken;
          case FAILED, CANCELLED -> 0;
        };
    return new DeductionView(
        deductionNo,
        accountNo,
        freezeNo,
        Money.ofFen(ordered),
        Money.ofFen(deducted),
        Money.ofFen(ordered - deducted),
        payout());
  }

  private DeductionView.Payout payout() {
    return switch (state) {
      case RESERVED, CANCELLED -> null;
      case INSTRUCTED -> payout(DeductionView.State.INSTRUCTED);
      case PAID -> payout(DeductionView.State.PAID);
      case FAILED -> payout(DeductionView.State.FAILED);
    };
  }

  private DeductionView.Payout payout(DeductionView.State as) {
    return new DeductionView.Payout(as, payee, bankReference, instructedAt, settledAt);
  }
}
