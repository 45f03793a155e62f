package org.chakong.fund.freeze;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The part of a freeze on one account as stored, in fen.
 *
 * @param place in the queue: the receipt sequence, or for a back-entered freeze 补录 one between two
 *     others
 */
record Part(
    String freezeNo, String accountNo, BigDecimal place, long ordered, long frozen, long reserved) {

  static Part read(ResultSet row) throws SQLException {
    return new Part(
        row.getString("freeze_no"),
        row.getString("account_no"),
        row.getBigDecimal("sequence"),
        row.getLong("ordered"),
        row.getLong("frozen"),
        row.getLong("reserved"));
  }

  Waterfall.Stake stake() {
    return new Waterfall.Stake(ordered, frozen);
  }

  /** Takes everything off it. */
  PartChange emptied() {
    return new PartChange(freezeNo, accountNo, -ordered, -frozen, -reserved);
  }
}
