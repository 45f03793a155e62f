package org.chakong.fund.freeze;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The part of a freeze on one account as stored, in fen. */
record Part(
    String freezeNo, String accountNo, long sequence, long ordered, long frozen, long reserved) {

  static Part read(ResultSet row) throws SQLException {
    return new Part(
        row.getString("freeze_no"),
        row.getString("account_no"),
        row.getLong("sequence"),
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
