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

  void approve(CoreEvent event, OffsetDateTime at) {
    insert(event, at);
  }

  /** Paid or cancelled; one that was never approved here is recorded as it is. */
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
      insert(event, at);
    }
  }

  private void insert(CoreEvent event, OffsetDateTime at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO core_withdrawal (account_no, amount, state, event_id, at)
                VALUES (:account, :fen, :state, :event, :at)
                """)
            .bind("account", event.accountNo())
            .bind("fen", event.amount().fen())
            .bind("state", event.state().name())
            .bind("event", event.eventId())
            .bind("at", at)
            .execute());
  }
}
