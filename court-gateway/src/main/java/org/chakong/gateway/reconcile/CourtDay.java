package org.chakong.gateway.reconcile;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.contracts.api.HeldDay;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.runtime.reconcile.HeldByDay;
import org.chakong.runtime.reconcile.RequestsOfDay;

/** The requests that a fund centre received on a legal day, as the gateway's books have them. */
@Singleton
public class CourtDay {

  private static final String REQUESTS =
      """
      SELECT r.request_no, r.status, r.verdict,
             a.answer #>> '{freeze,freezeNo}' AS freeze_no,
             a.answer #>> '{freeze,ordered}' AS ordered,
             a.answer #>> '{freeze,frozen}' AS frozen,
             a.answer #>> '{freeze,waiting}' AS waiting,
             CASE WHEN r.action = 'FREEZE' AND f.court = r.court THEN coalesce(f.frozen, 0) END AS held,
             a.answer #>> '{deduction,deductionNo}' AS deduction_no,
             a.answer #>> '{deduction,deducted}' AS deducted
        FROM request r
       CROSS JOIN LATERAL
             (SELECT CASE WHEN r.status IN ('ANSWERED', 'EXECUTING') THEN r.answer END AS answer) a
        LEFT JOIN court_freeze f
          ON f.fund_centre = r.fund_centre AND f.freeze_no = a.answer #>> '{freeze,freezeNo}'
       WHERE r.fund_centre = :peer AND r.received_at >= :from AND r.received_at < :to
      """;

  private static final String HELD =
      """
      SELECT r.request_no, CAST(r.received_at AT TIME ZONE 'Asia/Shanghai' AS date) AS day, f.frozen AS held
        FROM court_freeze f
        JOIN request r ON r.request_no = f.request_no AND r.court = f.court
       WHERE f.fund_centre = :peer AND f.frozen > 0 AND r.action = 'FREEZE' AND r.status = 'ANSWERED'
         AND r.received_at < :to
      """;

  private final RequestsOfDay requests;
  private final HeldByDay held;

  CourtDay(DataSource database) {
    this.requests = new RequestsOfDay(database, REQUESTS);
    this.held = new HeldByDay(database, HELD);
  }

  /** Counts the day. */
  public RequestsOfDay.Counted count(String fundCentre, LocalDate day) {
    return requests.count(fundCentre, day);
  }

  /** What is held now as far as known here, by the days of receipt before this one. */
  public List<HeldDay> heldBefore(String fundCentre, LocalDate day) {
    return held.before(fundCentre, day);
  }

  /** All requests of one bucket, by number. */
  public List<ReconciledRequest> bucket(String fundCentre, LocalDate day, int bucket) {
    List<ReconciledRequest> all = new ArrayList<>();
    List<ReconciledRequest> page = requests.page(fundCentre, day, bucket, "");
    while (!page.isEmpty()) {
      all.addAll(page);
      page = requests.page(fundCentre, day, bucket, page.getLast().requestNo());
    }
    return all;
  }
}
