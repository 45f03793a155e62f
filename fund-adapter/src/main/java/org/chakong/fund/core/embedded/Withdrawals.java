package org.chakong.fund.core.embedded;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import org.chakong.contracts.api.CoreEvent;
import org.jdbi.v3.core.Jdbi;

/**
 * The holder's own withdrawals 提取. The core's events carry no number of the withdrawal, so a later
 * one belongs to the earliest open one of the same amount.
 */
@Singleton
class Withdrawals {

  private final Jdbi jdbi;

  Withdrawals(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Approved, unless what became of it was reported before (out of order). */
  void approve(CoreEvent event, OffsetDateTime at) {
    int closedBefore =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE core_withdrawal SET unannounced = false
                     WHERE id = (SELECT id FROM core_withdrawal
                                  WHERE account_no = :account AND amount = :fen
                                    AND unannounced AND at >= :at
                                  ORDER BY id LIMIT 1)
                    """)
                .bind("account", event.accountNo())
                .bind("fen", event.amount().fen())
                .bind("at", at)
                .execute());
    if (closedBefore == 0) {
      insert(event, at, false);
    }
  }

  /** Paid or cancelled; one whose approval is not known yet is recorded as it is. */
  void close(CoreEvent event, OffsetDateTime at) {
    int known =
        jdbi.withHandle(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE core_withdrawal SET state = :state, at = :at
                     WHERE id = (SELECT id FROM core_withdrawal
                                  WHERE account_no = :account AND amount = :fen
                                    AND state IN ('APPROVED', 'STOPPED')
                                  ORDER BY id LIMIT 1)
                    """)
                .bind("state", event.state().name())
                .bind("at", at)
                .bind("account", event.accountNo())
                .bind("fen", event.amount().fen())
                .execute());
    if (known == 0) {
      insert(event, at, true);
    }
  }

  private void insert(CoreEvent event, OffsetDateTime at, boolean unannounced) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO core_withdrawal (account_no, amount, state, event_id, at, unannounced)
                VALUES (:account, :fen, :state, :event, :at, :unannounced)
                """)
            .bind("account", event.accountNo())
            .bind("fen", event.amount().fen())
            .bind("state", event.state().name())
            .bind("event", event.eventId())
            .bind("at", at)
            .bind("unannounced", unannounced)
            .execute());
  }
}
