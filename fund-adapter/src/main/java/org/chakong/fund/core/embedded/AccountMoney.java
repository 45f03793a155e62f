package org.chakong.fund.core.embedded;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chakong.fund.core.Credit;
import org.chakong.fund.core.Funds;
import org.chakong.fund.core.HoldChange;
import org.jdbi.v3.core.Jdbi;

/** Balances, entries and holds of the embedded core, in fen. */
@Singleton
class AccountMoney {

  private static final String FUNDS =
      """
      SELECT account_no, status, balance, held
        FROM core_account
       WHERE account_no = ANY (:accounts)
       ORDER BY account_no
      """;
  private static final String LOCK = FUNDS + " FOR NO KEY UPDATE";

  private final Jdbi jdbi;

  AccountMoney(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Map<String, Funds> funds(Collection<String> accountNos) {
    return found(FUNDS, accountNos);
  }

  Map<String, Funds> lock(Collection<String> accountNos) {
    return found(LOCK, accountNos);
  }

  Map<String, Funds> lockUncontended(Collection<String> accountNos) {
    return found(LOCK + " SKIP LOCKED", accountNos);
  }

  private Map<String, Funds> found(String sql, Collection<String> accountNos) {
    Map<String, Funds> found = new LinkedHashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(sql)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .map((row, context) ->
                new Funds(
                    row.getString("account_no"),
                    row.getString("status"),
                    row.getLong("balance"),
                    row.getLong("held")))
            .forEach(funds -> found.put(funds.accountNo(), funds)));
    return found;
  }

  /** An opening balance has been there all along. */
  List<Credit> creditsSince(Collection<String> accountNos, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT account_no, kind = 'CONTRIBUTION' AS contribution, status_then, amount
                  FROM core_entry
                 WHERE account_no = ANY (:accounts) AND at > :since AND amount > 0
                   AND kind IN ('CONTRIBUTION', 'INTEREST', 'ADJUSTMENT')
                 ORDER BY id
                """)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .bind("since", since.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new Credit(
                    row.getString("account_no"),
                    row.getBoolean("contribution"),
                    row.getString("status_then"),
                    row.getLong("amount")))
            .list());
  }

  /** Posts an entry; the balance follows. */
  void post(String accountNo, EntryKind kind, long fen, String reference, Instant at) {
    post(accountNo, kind, fen, reference, at, null);
  }

  /**
   * Posts an entry of a time when the account may have had another status.
   *
   * @param statusThen null for the status that it has now
   */
  void post(
      String accountNo, EntryKind kind, long fen, String reference, Instant at, String statusThen) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO core_entry (account_no, kind, amount, at, reference, status_then)
                VALUES (:account, :kind, :fen, :at, :reference, :statusThen)
                """)
            .bind("account", accountNo)
            .bind("kind", kind.name())
            .bind("fen", fen)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .bind("reference", reference)
            .bind("statusThen", statusThen)
            .execute());
  }

  void changeHolds(List<HoldChange> changes) {
    List<HoldChange> real = changes.stream().filter(change -> change.fen() != 0).toList();
    if (real.isEmpty()) {
      return;
    }
    mergeHolds(real, HoldOwner.REGISTER);
    addToHeld(real);
    stopUncoveredWithdrawals(real.stream().map(HoldChange::accountNo).distinct().toList());
  }

  void mergeHolds(List<HoldChange> changes, HoldOwner owner) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                MERGE INTO core_hold h
                USING (SELECT account_no, hold_no, sum(fen)::bigint AS fen
                         FROM unnest(:accounts, :holds, :fen) AS c (account_no, hold_no, fen)
                        GROUP BY account_no, hold_no) d
                   ON h.account_no = d.account_no AND h.hold_no = d.hold_no AND h.owner = :owner
                 WHEN MATCHED AND h.amount + d.fen = 0 THEN DELETE
                 WHEN MATCHED THEN UPDATE SET amount = h.amount + d.fen
                 WHEN NOT MATCHED AND d.fen <> 0 THEN
                   INSERT (account_no, hold_no, owner, amount)
                   VALUES (d.account_no, d.hold_no, :owner, d.fen)
                """)
            .bindArray("accounts", String.class, accounts(changes))
            .bindArray("holds", String.class, changes.stream().map(HoldChange::holdNo).toList())
            .bindArray("fen", Long.class, fen(changes))
            .bind("owner", owner.name())
            .execute());
  }

  void addToHeld(List<HoldChange> changes) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE core_account a
                   SET held = a.held + d.fen
                  FROM (SELECT account_no, sum(fen)::bigint AS fen
                          FROM unnest(:accounts, :fen) AS c (account_no, fen)
                         GROUP BY account_no
                        HAVING sum(fen) <> 0) d
                 WHERE a.account_no = d.account_no
                """)
            .bindArray("accounts", String.class, accounts(changes))
            .bindArray("fen", Long.class, fen(changes))
            .execute());
  }

  /** The earliest approved are kept as long as the free money covers them. */
  void stopUncoveredWithdrawals(List<String> accountNos) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE core_withdrawal w
                   SET state = 'STOPPED'
                  FROM (SELECT a.id, sum(a.amount) OVER (PARTITION BY a.account_no ORDER BY a.id) AS needed
                          FROM core_withdrawal a
                         WHERE a.state = 'APPROVED' AND a.account_no = ANY (:accounts)) n
                  JOIN core_withdrawal x ON x.id = n.id
                  JOIN core_account c ON c.account_no = x.account_no
                 WHERE w.id = n.id AND n.needed > c.balance - c.held
                """)
            .bindArray("accounts", String.class, accountNos)
            .execute());
  }

  private static List<String> accounts(List<HoldChange> changes) {
    return changes.stream().map(HoldChange::accountNo).toList();
  }

  private static List<Long> fen(List<HoldChange> changes) {
    return changes.stream().map(HoldChange::fen).toList();
  }
}
