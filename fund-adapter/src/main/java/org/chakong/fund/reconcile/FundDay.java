package org.chakong.fund.reconcile;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.contracts.api.HeldDays;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciledRequests;
import org.chakong.contracts.api.ReconciliationDifference;
import org.chakong.contracts.api.ReconciliationDigest;
import org.chakong.contracts.api.ReconciliationReport.ReconciledPeer;
import org.chakong.contracts.api.ReconciliationReport.State;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.evidence.PeerHeads;
import org.chakong.runtime.reconcile.HeldByDay;
import org.chakong.runtime.reconcile.LegalDay;
import org.chakong.runtime.reconcile.ReconciliationBook;
import org.chakong.runtime.reconcile.RequestsOfDay;

/** The requests that were received from a gateway on a legal day, and what it says of them. */
@Singleton
public class FundDay {

  private static final String REQUESTS =
      """
      SELECT r.request_no, r.status, a.answer ->> 'verdict' AS verdict,
             a.answer #>> '{freeze,freezeNo}' AS freeze_no,
             a.answer #>> '{freeze,ordered}' AS ordered,
             a.answer #>> '{freeze,frozen}' AS frozen,
             a.answer #>> '{freeze,waiting}' AS waiting,
             CASE WHEN r.action = 'FREEZE' AND f.court = r.court THEN
               (SELECT coalesce(CAST(sum(p.frozen) AS bigint), 0) FROM freeze_part p WHERE p.freeze_no = f.freeze_no)
             END AS held,
             a.answer #>> '{deduction,deductionNo}' AS deduction_no,
             a.answer #>> '{deduction,deducted}' AS deducted
        FROM request r
       CROSS JOIN LATERAL
             (SELECT CAST(CASE WHEN r.status IN ('ANSWERED', 'EXECUTING') THEN r.answer END AS jsonb) AS answer) a
        LEFT JOIN court_freeze f ON f.freeze_no = a.answer #>> '{freeze,freezeNo}'
       WHERE r.sender = :peer AND r.channel = 'ONLINE' AND r.received_at >= :from AND r.received_at < :to
      """;

  private static final String HELD =
      """
      SELECT r.request_no, CAST(r.received_at AT TIME ZONE 'Asia/Shanghai' AS date) AS day, p.frozen AS held
        FROM court_freeze f
        JOIN request r ON r.request_no = f.request_no AND r.court = f.court
       CROSS JOIN LATERAL (SELECT CAST(sum(frozen) AS bigint) AS frozen
                             FROM freeze_part WHERE freeze_no = f.freeze_no) p
       WHERE f.state = 'ACTIVE' AND p.frozen > 0 AND r.status = 'ANSWERED'
         AND r.sender = :peer AND r.channel = 'ONLINE' AND r.received_at < :to
      """;

  private final RequestsOfDay requests;
  private final HeldByDay held;
  private final ReconciliationBook book;
  private final PeerHeads heads;
  private final LegalDay days;

  FundDay(DataSource database, ReconciliationBook book, PeerHeads heads, LegalDay days) {
    this.requests = new RequestsOfDay(database, REQUESTS);
    this.held = new HeldByDay(database, HELD);
    this.book = book;
    this.heads = heads;
    this.days = days;
  }

  /** The digest of a day for the gateway that sent its requests. */
  public ReconciliationDigest digest(String gateway, LocalDate day) {
    RequestsOfDay.Counted counted = requests.count(gateway, day);
    return new ReconciliationDigest(
        day, days.now(), counted.totals(), counted.buckets(), heads.own().orElse(null));
  }

  /** What is held now under the freezes of a gateway, by their days before today. */
  public HeldDays held(String gateway) {
    return new HeldDays(days.now(), held.before(gateway, days.today()));
  }

  /**
   * A page of one bucket.
   *
   * @param after the number that the page before ended with, null for the first
   */
  public ReconciledRequests page(String gateway, LocalDate day, int bucket, String after) {
    List<ReconciledRequest> items = requests.page(gateway, day, bucket, after == null ? "" : after);
    boolean more = items.size() == RequestsOfDay.PAGE;
    return new ReconciledRequests(items, more ? items.getLast().requestNo() : null);
  }

  /** Keeps what a gateway found, seen from here, and the head of its evidence. */
  public void take(PartyId gateway, ReconciliationResult result) {
    book.put(
        result.date(),
        new ReconciledPeer(
            gateway.value(),
            result.found() == 0 ? State.AGREED : State.DIFFERENT,
            result.at(),
            requests.count(gateway.value(), result.date()).totals(),
            result.totals(),
            heads.take(gateway, result.evidenceHead()),
            result.found(),
            result.differences().stream().map(ReconciliationDifference::mirrored).toList()));
  }
}
