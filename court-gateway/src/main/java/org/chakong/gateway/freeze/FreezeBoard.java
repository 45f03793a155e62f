package org.chakong.gateway.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.gateway.request.RequestFilter;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Freezes as people look for them: those that end soon, by number or case, and one as it is now.
 */
@ApplicationScoped
public class FreezeBoard {

  private static final String OF_THE_CALLER =
      "SELECT * FROM court_freeze WHERE (cast(:court AS text) IS NULL OR court = :court)";
  private static final String EXPIRING =
      OF_THE_CALLER
          + """
             AND (cast(:centre AS text) IS NULL OR fund_centre = :centre)
             AND state IN ('ACTIVE', 'WAITING') AND until_day BETWEEN :today AND :lastDay
             AND (until_day, id) > (:afterDay, :afterId)
           ORDER BY until_day, id
           LIMIT :rows
          """;
  private static final String FOUND =
      OF_THE_CALLER
          + """
             AND id IN (SELECT id FROM court_freeze WHERE freeze_no = :words
                        UNION SELECT id FROM court_freeze WHERE case_number = :caseNumber)
           ORDER BY id DESC
           LIMIT :rows
          """;
  private static final String ONE =
      OF_THE_CALLER + " AND fund_centre = :centre AND freeze_no = :freezeNo";

  private final FreezeRows rows;
  private final LegalClock clock;

  FreezeBoard(FreezeRows rows, LegalClock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * A freeze as it stood when the fund centre last told of it.
   *
   * @param asOf legal time of that
   */
  public record Standing(CourtFreeze freeze, Instant asOf) {}

  /** A page of a list ordered by last day. */
  public static PageRequest page(Integer limit, String cursor) {
    return PageRequest.of(limit, cursor, 2);
  }

  /**
   * Open freezes, those that end first first.
   *
   * @param court null for all
   * @param fundCentre null for all
   * @param days legal days from today on
   */
  @Transactional
  public Page<CourtFreeze> expiring(String court, String fundCentre, int days, PageRequest page) {
    LocalDate today = LegalZone.dayOf(clock.instant());
    List<FreezeRow> found =
        query(EXPIRING, court)
            .setParameter("centre", fundCentre, String.class)
            .setParameter("today", today)
            .setParameter("lastDay", today.plusDays(days))
            .setParameter("afterDay", day(page).orElse(today.minusDays(1)))
            .setParameter("afterId", page.after().isPresent() ? id(page) : 0L)
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(found, FreezeList::freeze, row -> Cursor.after(row.untilDay, row.id));
  }

  /**
   * Freezes with that number or of that case, the newest first.
   *
   * @param court null for all
   */
  @Transactional
  public List<CourtFreeze> by(String words, String court, int atMost) {
    return query(FOUND, court)
        .setParameter("words", words)
        .setParameter("caseNumber", RequestFilter.caseNumber(words))
        .setParameter("rows", atMost)
        .getResultList()
        .stream()
        .map(FreezeList::freeze)
        .toList();
  }

  /**
   * One freeze; empty also when it is not of that court any more.
   *
   * @param court null for all
   */
  @Transactional
  public Optional<Standing> one(String court, String fundCentre, String freezeNo) {
    return query(ONE, court)
        .setParameter("centre", fundCentre)
        .setParameter("freezeNo", freezeNo)
        .getResultStream()
        .findFirst()
        .map(row -> new Standing(FreezeList.freeze(row), row.asOf));
  }

  private NativeQuery<FreezeRow> query(String sql, String court) {
    return rows.getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(sql, FreezeRow.class)
        .setParameter("court", court, String.class);
  }

  private static Optional<LocalDate> day(PageRequest page) {
    try {
      return page.after().map(cursor -> LocalDate.parse(cursor.key().getFirst()));
    } catch (DateTimeException e) {
      throw ProblemException.malformed("cursor");
    }
  }

  private static long id(PageRequest page) {
    try {
      return Long.parseLong(page.after().orElseThrow().key().getLast());
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }
}
