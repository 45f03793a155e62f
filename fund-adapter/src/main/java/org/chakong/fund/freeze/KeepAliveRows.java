package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Undecided requests in the database, received in time, that keep freezes from expiring. */
@Singleton
class KeepAliveRows {

  private final Jdbi jdbi;

  KeepAliveRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void keepAlive(String freezeNo, String requestNo) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO freeze_keep_alive (freeze_no, request_no)
            SELECT freeze_no, ? FROM court_freeze WHERE freeze_no = ?
            ON CONFLICT DO NOTHING
            """,
            requestNo,
            freezeNo));
  }

  /** Those of the freezes that are open and whose term, or printed end, is not past on that day. */
  void keepAlive(Collection<String> freezeNos, UndecidedDeduction deduction) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO freeze_keep_alive (freeze_no, request_no)
                SELECT f.freeze_no, :request
                  FROM court_freeze f
                 WHERE f.freeze_no = ANY (:freezes) AND f.state IN ('ACTIVE', 'WAITING')
                   AND (f.calendar_incomplete
                        OR coalesce(f.until, f.printed_until, 'infinity') >= :receivedOn)
                   AND (:account::text IS NULL
                        OR EXISTS (SELECT FROM freeze_part p
                                    WHERE p.freeze_no = f.freeze_no AND p.account_no = :account))
                 ORDER BY f.freeze_no
                ON CONFLICT DO NOTHING
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("request", deduction.requestNo())
            .bind("receivedOn", deduction.receivedOn())
            .bind("account", deduction.accountNo())
            .execute());
  }

  void letGo(String requestNo) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM freeze_keep_alive WHERE request_no = ?", requestNo));
  }
}
