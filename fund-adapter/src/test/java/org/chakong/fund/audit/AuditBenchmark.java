package org.chakong.fund.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * What an audit of everything costs: accounts with twelve entries each, a freeze on every
 * twentieth. Not part of the normal run; see docs/performance.md.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class AuditBenchmark {
  private static final Logger LOG = Logger.getLogger(AuditBenchmark.class);
  private static final int ACCOUNTS = Integer.getInteger("benchmark.accounts", 100_000);

  private static final String[] FILL = {
    "SET LOCAL session_replication_role = replica",
    """
    INSERT INTO core_account (account_no, owner_name, id_type, id_number, status, balance, held)
    SELECT 'BENCH' || lpad(n::text, 8, '0'), '测试' || n, '01', 'bench' || n, '01', 12000,
           CASE WHEN n % 20 = 0 THEN 5000 ELSE 0 END
      FROM generate_series(1, :accounts) AS n
    """,
    """
    INSERT INTO core_event (event_id, fingerprint, account_no, type, at)
    SELECT 'bench-' || n || '-' || m, '', 'BENCH' || lpad(n::text, 8, '0'), 'CONTRIBUTION', now()
      FROM generate_series(1, :accounts) AS n, generate_series(1, 12) AS m
    """,
    """
    INSERT INTO core_entry (account_no, kind, amount, balance_after, at, reference, status_then, held_then, history_then)
    SELECT 'BENCH' || lpad(n::text, 8, '0'), 'CONTRIBUTION', 1000, m * 1000, now(), 'bench-' || n || '-' || m,
           '01', 0, 0
      FROM generate_series(1, 12) AS m, generate_series(1, :accounts) AS n
    """,
    """
    INSERT INTO request (request_no, sequence, person_key, channel, sender, court, action, fingerprint, body,
           status, revision, received_at, answered_at, answer, freeze_no)
    SELECT 'BENCH-' || n, -n, 'bench' || n, 'ONLINE', 'court:410800', '豫0811', 'FREEZE', '', '{}',
           'ANSWERED', 2, now(), now(), '{"verdict":"EXECUTED"}', 'BENCHF' || n
      FROM generate_series(20, :accounts, 20) AS n
    """,
    """
    INSERT INTO request_event (request_no, at, actor, what)
    SELECT 'BENCH-' || n, now(), 'bench', what
      FROM generate_series(20, :accounts, 20) AS n, unnest(ARRAY ['RECEIVED', 'ANSWERED']) AS w (what)
    """,
    """
    INSERT INTO court_freeze (freeze_no, request_no, sequence, court, case_number, person_key, first_ordered,
           state, term_months, rolls, from_day, nominal_end, until, placed_at)
    SELECT 'BENCHF' || n, 'BENCH-' || n, -n, '豫0811', '（2026）豫0811执1号', 'bench' || n, 5000,
           'ACTIVE', 12, true, '2026-01-01', '2036-01-01', '2036-01-01', now()
      FROM generate_series(20, :accounts, 20) AS n
    """,
    """
    INSERT INTO freeze_part (freeze_no, account_no, rank, sequence, ordered, frozen, top_up, whole_waiting, due_after)
    SELECT 'BENCHF' || n, 'BENCH' || lpad(n::text, 8, '0'), 0, -n, 5000, 5000, 'MONTHLY', false, '2036-01-01'
      FROM generate_series(20, :accounts, 20) AS n
    """,
    """
    INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why, request_no, ordered_before,
           ordered_after, frozen_before, frozen_after, free_before, state_after)
    SELECT 'BENCHF' || n, CASE WHEN part THEN 'BENCH' || lpad(n::text, 8, '0') END, 'PLACED', now(), 'bench',
           'bench', 'BENCH-' || n, CASE WHEN part THEN 0 END, CASE WHEN part THEN 5000 END,
           CASE WHEN part THEN 0 END, CASE WHEN part THEN 5000 END, CASE WHEN part THEN 12000 END,
           CASE WHEN NOT part THEN 'ACTIVE' END
      FROM generate_series(20, :accounts, 20) AS n, unnest(ARRAY [true, false]) AS p (part)
    """,
    """
    INSERT INTO core_hold (account_no, hold_no, owner, amount)
    SELECT 'BENCH' || lpad(n::text, 8, '0'), 'BENCHF' || n, 'REGISTER', 5000
      FROM generate_series(20, :accounts, 20) AS n
    """,
    """
    INSERT INTO freeze_queue (account_no, open_freezes)
    SELECT 'BENCH' || lpad(n::text, 8, '0'), 1 FROM generate_series(20, :accounts, 20) AS n
    """
  };

  @Inject RegisterAudit audit;
  @Inject RunAudit run;
  @Inject Jdbi jdbi;

  @Test
  void everything() {
    jdbi.useTransaction(handle -> {
      for (String sql : FILL) {
        if (sql.contains(":accounts")) {
          handle.createUpdate(sql).bind("accounts", ACCOUNTS).execute();
        } else {
          handle.execute(sql);
        }
      }
    });
    jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE"));
    for (Scope scope : Scope.values()) {
      AtomicLong looked = new AtomicLong();
      long start = System.nanoTime();
      audit.eachBatch(
          scope,
          keys -> {
            looked.addAndGet(keys.size());
            assertThat(audit.look(scope, keys)).isEmpty();
          });
      told("%s: %,d".formatted(scope, looked.get()), start);
    }
    long start = System.nanoTime();
    run.everything();
    told("everything, with the findings", start);
  }

  private static void told(String what, long start) {
    LOG.infof("%s in %d ms", what, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
