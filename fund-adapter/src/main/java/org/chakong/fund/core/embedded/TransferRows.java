package org.chakong.fund.core.embedded;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.Payee;
import org.chakong.fund.core.Transfer;
import org.jdbi.v3.core.Jdbi;

/** Payouts of the embedded core, which has no bank of its own: they stay instructed until told. */
@Singleton
class TransferRows {
  static final String PAID = "PAID";
  static final String FAILED = "FAILED";

  private final Jdbi jdbi;
  private final AccountMoney money;

  TransferRows(Jdbi jdbi, AccountMoney money) {
    this.jdbi = jdbi;
    this.money = money;
  }

  /** A payout as stored. */
  record Stored(
      String accountNo,
      String holdNo,
      long fen,
      Payee payee,
      DeductionView.State state,
      String bankReference) {}

  void instruct(List<Transfer> transfers, Instant at) {
    for (Transfer transfer : transfers) {
      instruct(transfer, null, at);
    }
  }

  void instruct(Transfer transfer, String holdNo, Instant at) {
    insert(transfer, holdNo, at.atOffset(ZoneOffset.UTC));
    money.post(
        transfer.accountNo(), EntryKind.DEDUCTION, -transfer.fen(), transfer.transferNo(), at);
  }

  private void insert(Transfer transfer, String holdNo, OffsetDateTime at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO core_transfer (transfer_no, account_no, hold_no, amount, payee_name,
                       payee_account, payee_bank, payee_bank_code, state, instructed_at)
                VALUES (:no, :account, :hold, :fen, :payee.accountName, :payee.accountNo,
                       :payee.bankName, :payee.bankCode, 'INSTRUCTED', :at)
                """)
            .bind("no", transfer.transferNo())
            .bind("account", transfer.accountNo())
            .bind("hold", holdNo)
            .bind("fen", transfer.fen())
            .bindMethods("payee", transfer.payee())
            .bind("at", at)
            .execute());
  }

  void settle(String transferNo, String state, String bankReference, Instant at) {
    int settled =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE core_transfer
                       SET state = :state, bank_reference = :reference, settled_at = :at
                     WHERE transfer_no = :no AND state = 'INSTRUCTED'
                    """)
                .bind("no", transferNo)
                .bind("state", state)
                .bind("reference", bankReference)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    if (settled == 0) {
      throw new IllegalStateException("No payout under way has the number " + transferNo);
    }
  }

  void reverse(String transferNo, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO core_entry (account_no, kind, amount, at, reference)
                SELECT account_no, 'REVERSAL', amount, :at, transfer_no
                  FROM core_transfer
                 WHERE transfer_no = :no
                 ORDER BY account_no
                """)
            .bind("no", transferNo)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  Optional<Stored> find(String transferNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM core_transfer WHERE transfer_no = :no ORDER BY account_no LIMIT 1
                """)
            .bind("no", transferNo)
            .map((row, context) ->
                new Stored(
                    row.getString("account_no"),
                    row.getString("hold_no"),
                    row.getLong("amount"),
                    new Payee(
                        row.getString("payee_name"),
                        row.getString("payee_account"),
                        row.getString("payee_bank"),
                        row.getString("payee_bank_code")),
                    DeductionView.State.valueOf(row.getString("state")),
                    row.getString("bank_reference")))
            .findOne());
  }
}
