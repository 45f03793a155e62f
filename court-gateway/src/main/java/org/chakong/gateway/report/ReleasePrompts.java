package org.chakong.gateway.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.YearReport.ReleasePrompt;
import org.chakong.contracts.identity.Money;
import org.hibernate.Session;

/**
 * Finds open freezes that seem not to be needed any more (焦中法〔2024〕 第五条: courts release in time
 * what no longer qualifies). Only what the gateway itself has heard of can be found.
 */
@ApplicationScoped
class ReleasePrompts {

  private static final String SELECT =
      """
      WITH paid AS (
        SELECT court, fund_centre, case_number, verdict,
               answer #>> '{deduction,freezeNo}' AS freeze_no,
               CAST(answer #>> '{deduction,deducted}' AS numeric) AS amount
          FROM request
         WHERE action = 'DEDUCT' AND answer #>> '{deduction,payout,state}' = 'PAID'),
      paid_in_case AS (
        SELECT court, case_number, sum(amount) AS amount FROM paid GROUP BY court, case_number),
      judged AS (
        SELECT f.id, f.court, f.fund_centre, f.freeze_no, f.request_no, f.case_number, f.frozen, f.until_day,
               CASE
                 WHEN f.until_day < :today THEN 'PAST_END'
                 WHEN p.amount >= CAST(r.body #>> '{case,claimAmount}' AS numeric) THEN 'CLAIM_PAID'
                 WHEN EXISTS (
                        SELECT FROM paid d
                         WHERE d.fund_centre = f.fund_centre AND d.freeze_no = f.freeze_no
                           AND d.verdict = 'EXECUTED')
                      AND NOT EXISTS (
                        SELECT FROM request o
                         WHERE o.action = 'DEDUCT' AND o.fund_centre = f.fund_centre
                           AND o.body #>> '{instruction,freezeNo}' = f.freeze_no
                           AND o.status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE'))
                   THEN 'DEDUCTION_PAID'
                 WHEN EXISTS (
                        SELECT FROM court_freeze o
                         WHERE o.court = f.court AND o.case_number = f.case_number AND o.id <> f.id
                           AND o.state = 'RELEASED')
                   THEN 'CASE_RELEASED'
               END AS why
          FROM court_freeze f
          LEFT JOIN request r ON r.request_no = f.request_no
          LEFT JOIN paid_in_case p ON p.court = f.court AND p.case_number = f.case_number
         WHERE f.state IN ('ACTIVE', 'WAITING'))
      SELECT * FROM judged WHERE why IS NOT NULL ORDER BY court, id
      """;

  private final EntityManager database;

  ReleasePrompts(EntityManager database) {
    this.database = database;
  }

  /**
   * Every such freeze, by court.
   *
   * @param today the legal day
   */
  List<ReleasePrompt> on(LocalDate today) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(SELECT, Tuple.class)
        .setParameter("today", today)
        .getResultList()
        .stream()
        .map(ReleasePrompts::prompt)
        .toList();
  }

  private static ReleasePrompt prompt(Tuple row) {
    return new ReleasePrompt(
        row.get("court", String.class),
        row.get("fund_centre", String.class),
        row.get("freeze_no", String.class),
        row.get("request_no", String.class),
        row.get("case_number", String.class),
        Optional.ofNullable(row.get("frozen", Long.class)).map(Money::ofFen).orElse(null),
        row.get("until_day", LocalDate.class),
        ReleasePrompt.Why.valueOf(row.get("why", String.class)));
  }
}
