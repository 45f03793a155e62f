package org.chakong.gateway.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;
import org.chakong.gateway.request.Position;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.hibernate.Session;

/** Lists the courts' freezes, oldest first, one keyset page at a time. */
@ApplicationScoped
public class FreezeList {

  private static final String SELECT =
      """
      SELECT * FROM court_freeze
      WHERE (cast(:court AS text) IS NULL OR court = :court)
        AND (cast(:caseNumber AS text) IS NULL OR case_number = :caseNumber)
        AND (cast(:state AS text) IS NULL OR state = :state)
        AND (cast(:lastDay AS date) IS NULL
             OR (state IN ('ACTIVE', 'WAITING') AND until_day BETWEEN :today AND :lastDay))
        AND id > :afterId
      ORDER BY id
      LIMIT :rows
      """;

  private final FreezeRows rows;
  private final LegalClock clock;

  FreezeList(FreezeRows rows, LegalClock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Which freezes to show; null does not restrict.
   *
   * @param caseNumber in normal form
   * @param expiringWithin open freezes whose last day is today or within this period of legal days
   */
  public record Filter(
      String court, String caseNumber, Period expiringWithin, FreezeView.State state) {}

  /** A page of the freezes that pass the filter. */
  @Transactional
  public Page<CourtFreeze> page(Filter filter, PageRequest page) {
    LocalDate today = LegalZone.dayOf(clock.instant());
    LocalDate lastDay =
        filter.expiringWithin() == null ? null : today.plus(filter.expiringWithin());
    List<FreezeRow> found =
        rows.getEntityManager()
            .unwrap(Session.class)
            .createNativeQuery(SELECT, FreezeRow.class)
            .setParameter("court", filter.court(), String.class)
            .setParameter("caseNumber", filter.caseNumber(), String.class)
            .setParameter(
                "state", filter.state() == null ? null : filter.state().name(), String.class)
            .setParameter("today", today)
            .setParameter("lastDay", lastDay, LocalDate.class)
            .setParameter("afterId", Position.after(page, 0))
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(found, FreezeList::freeze, row -> Cursor.after(row.id));
  }

  static CourtFreeze freeze(FreezeRow row) {
    return new CourtFreeze(
        row.freezeNo,
        row.requestNo,
        row.fundCentre,
        row.court,
        row.caseNumber,
        row.accountNo,
        row.state,
        money(row.ordered),
        money(row.frozen),
        money(row.waiting),
        row.position,
        row.fromDay,
        row.untilDay);
  }

  private static Money money(Long fen) {
    return fen == null ? null : Money.ofFen(fen);
  }
}
