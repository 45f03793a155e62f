package org.chakong.fund.freeze;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chakong.contracts.request.FreezeView;

/** Two accounts as the tables have them, read at one stroke: a test looks after every step. */
final class Books {

  private static final String ALL =
      """
      SELECT a.account_no, a.balance, a.balance - a.held AS free, p.freeze_no, p.ordered, p.frozen, p.waiting,
             row_number() OVER (PARTITION BY a.account_no ORDER BY p.sequence) AS place,
             f.state, f.from_day, coalesce(f.until, f.printed_until) AS until
        FROM core_account a
        LEFT JOIN (freeze_part p JOIN court_freeze f USING (freeze_no))
               ON p.account_no = a.account_no AND p.ordered > 0
       WHERE a.account_no IN (?, ?)
       ORDER BY a.account_no, p.sequence
      """;

  private final PreparedStatement all;

  Books(Connection connection) throws SQLException {
    all = connection.prepareStatement(ALL);
  }

  record Purse(long balance, long free) {}

  record Entry(
      int place,
      String freezeNo,
      FreezeView.State state,
      long ordered,
      long frozen,
      long waiting,
      LocalDate from,
      LocalDate until) {}

  /** By account number. */
  record Standing(Map<String, Purse> money, Map<String, List<Entry>> queues) {

    List<Entry> entries(String accountNo) {
      return queues.getOrDefault(accountNo, List.of());
    }

    List<Purse> purses() {
      return List.copyOf(money.values());
    }
  }

  Standing standing(List<String> accountNos) {
    try {
      all.setString(1, accountNos.get(0));
      all.setString(2, accountNos.get(1));
      try (ResultSet row = all.executeQuery()) {
        return standing(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Standing standing = new Standing(new TreeMap<>(), new TreeMap<>());
    while (row.next()) {
      String accountNo = row.getString("account_no");
      standing.money().put(accountNo, new Purse(row.getLong("balance"), row.getLong("free")));
      if (row.getString("freeze_no") != null) {
        standing.queues().computeIfAbsent(accountNo, no -> new ArrayList<>()).add(entry(row));
      }
    }
    return standing;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getInt("place"),
        row.getString("freeze_no"),
        FreezeView.State.valueOf(row.getString("state")),
        row.getLong("ordered"),
        row.getLong("frozen"),
        row.getLong("waiting"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until", LocalDate.class));
  }
}
