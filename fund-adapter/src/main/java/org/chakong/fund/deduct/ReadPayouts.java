package org.chakong.fund.deduct;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.chakong.contracts.api.InstructedPayout;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;
import org.jdbi.v3.core.Jdbi;

/** What the core was told to pay, and what the bank said of it. */
@ApplicationScoped
public class ReadPayouts {

  private final Jdbi jdbi;

  ReadPayouts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Where the list goes on: behind this payout.
   *
   * @param instructedAt as PostgreSQL reads it
   */
  public record Key(String instructedAt, String deductionNo) {

    public static final Key START = new Key("-infinity", "");

    /** Of an item of the list. */
    public static Key of(InstructedPayout payout) {
      return new Key(
          payout.deduction().payout().instructedAt().toString(), payout.deduction().deductionNo());
    }
  }

  /**
   * The longest instructed first.
   *
   * @param state null for all
   */
  @Transactional
  public List<InstructedPayout> oldestFirst(DeductionView.State state, Key after, int limit) {
    String sql =
        """
        SELECT * FROM deduction
         WHERE instructed_at IS NOT NULL %s
           AND (instructed_at, deduction_no) > (CAST(:at AS timestamptz), :no)
         ORDER BY instructed_at, deduction_no
         LIMIT :limit
        """
            .formatted(state == null ? "" : "AND state = '" + state.name() + "'");
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("at", after.instructedAt())
            .bind("no", after.deductionNo())
            .bind("limit", limit)
            .map((row, context) -> payout(row))
            .list());
  }

  private static InstructedPayout payout(ResultSet row) throws SQLException {
    DeductionRow deduction = DeductionRow.read(row);
    return new InstructedPayout(
        deduction.requestNo(),
        row.getString("court"),
        row.getString("case_number"),
        Money.ofFen(deduction.taken()),
        deduction.view());
  }
}
