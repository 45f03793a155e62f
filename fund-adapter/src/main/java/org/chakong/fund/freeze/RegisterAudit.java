package org.chakong.fund.freeze;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Looks every minute whether the books of the accounts that freezes or deductions have touched
 * still keep what they must. Says it by the gauge {@code chakong_register_violations}, in the log
 * and at {@code /q/health/well}, never by stopping anything.
 */
@ApplicationScoped
public class RegisterAudit {
  private static final Logger LOG = Logger.getLogger(RegisterAudit.class);
  private static final Duration EVERY = Duration.ofMinutes(1);

  private static final String VIOLATIONS =
      """
      WITH known AS MATERIALIZED (
        SELECT account_no FROM freeze_queue UNION SELECT account_no FROM core_hold
        UNION SELECT account_no FROM deduction_take)
      SELECT 'held is not the sum of the holds' AS rule, a.account_no AS subject
        FROM known
        JOIN core_account a USING (account_no)
        LEFT JOIN (SELECT account_no, sum(amount) AS held FROM core_hold GROUP BY account_no) h USING (account_no)
       WHERE a.held <> coalesce(h.held, 0)
      UNION ALL
      SELECT 'balance is not the sum of the entries', a.account_no
        FROM known
        JOIN core_account a USING (account_no)
       WHERE a.balance <> (SELECT coalesce(sum(e.amount), 0) FROM core_entry e WHERE e.account_no = a.account_no)
      UNION ALL
      SELECT 'more is frozen and reserved than there is', a.account_no
        FROM core_account a
        JOIN (SELECT account_no, sum(frozen) AS frozen FROM freeze_part GROUP BY account_no) p USING (account_no)
        LEFT JOIN (SELECT t.account_no, sum(t.amount) AS reserved
                     FROM deduction_take t JOIN deduction d USING (deduction_no)
                    WHERE d.state = 'RESERVED' AND t.freeze_no IS NULL GROUP BY t.account_no) r USING (account_no)
       WHERE p.frozen + coalesce(r.reserved, 0) > a.balance
      UNION ALL
      SELECT 'a freeze holds other money than the core does', p.freeze_no
        FROM freeze_part p
        LEFT JOIN core_hold h ON h.account_no = p.account_no AND h.hold_no = p.freeze_no
       WHERE p.frozen <> coalesce(h.amount, 0)
      UNION ALL
      SELECT 'reserved is not the sum of the deductions under way', p.freeze_no
        FROM freeze_part p
        LEFT JOIN (SELECT t.freeze_no, t.account_no, sum(t.amount) AS reserved
                     FROM deduction_take t JOIN deduction d USING (deduction_no)
                    WHERE d.state = 'RESERVED' AND t.freeze_no IS NOT NULL
                    GROUP BY t.freeze_no, t.account_no) r USING (freeze_no, account_no)
       WHERE p.reserved <> coalesce(r.reserved, 0)
      UNION ALL
      SELECT 'an ended freeze still orders, or an open one does not', f.freeze_no
        FROM court_freeze f
        JOIN (SELECT freeze_no, sum(ordered) AS ordered FROM freeze_part GROUP BY freeze_no) p USING (freeze_no)
       WHERE (f.state IN ('ACTIVE', 'WAITING')) <> (p.ordered > 0)
      UNION ALL
      SELECT 'a waiting freeze holds money', f.freeze_no
        FROM court_freeze f JOIN freeze_part p USING (freeze_no)
       WHERE f.state = 'WAITING' AND p.frozen > 0
      UNION ALL
      SELECT 'the queue miscounts its open freezes', q.account_no
        FROM freeze_queue q
        LEFT JOIN (SELECT account_no, count(*) AS open FROM freeze_part WHERE ordered > 0 GROUP BY account_no) p
             USING (account_no)
       WHERE q.open_freezes <> coalesce(p.open, 0)
      UNION ALL
      SELECT 'a part stands in another place than its freeze', f.freeze_no
        FROM court_freeze f JOIN freeze_part p USING (freeze_no)
       WHERE p.sequence <> f.sequence
      UNION ALL
      SELECT 'a part is due another day than its freeze', f.freeze_no
        FROM court_freeze f JOIN freeze_part p USING (freeze_no)
       WHERE p.due_after IS DISTINCT FROM CASE WHEN NOT f.calendar_incomplete THEN f.until END
      """;

  private final Jdbi jdbi;
  private volatile int violations;

  RegisterAudit(Jdbi jdbi, MeterRegistry metrics) {
    this.jdbi = jdbi;
    metrics.gauge("chakong.register.violations", this, RegisterAudit::lastCount);
  }

  /**
   * A broken invariant.
   *
   * @param subject number of the account or freeze
   */
  public record Violation(String rule, String subject) {}

  @Produces
  @Singleton
  RecurringTask<Void> everyMinute() {
    return Tasks.recurring("register-audit", FixedDelay.of(EVERY))
        .execute((task, context) -> run());
  }

  /** Checks everything now, in one statement, so on one state of the books. */
  public List<Violation> run() {
    List<Violation> found =
        jdbi.withHandle(handle ->
            handle
                .createQuery(VIOLATIONS)
                .map((row, context) ->
                    new Violation(row.getString("rule"), row.getString("subject")))
                .list());
    violations = found.size();
    if (!found.isEmpty()) {
      LOG.errorf("The books break %d invariants, first: %s", violations, found.get(0));
    }
    return found;
  }

  int lastCount() {
    return violations;
  }
}
