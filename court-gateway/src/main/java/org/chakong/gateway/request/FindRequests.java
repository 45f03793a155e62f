package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import org.chakong.contracts.api.Page;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.hibernate.Session;

/** Finds requests by one number: their own, their case's, or that of a freeze they are about. */
@ApplicationScoped
public class FindRequests {

  // each way in by its own index; "or" would read the whole table
  private static final String SELECT =
      """
      WITH found AS (
        SELECT request_no FROM request WHERE request_no = :words
        UNION SELECT request_no FROM request WHERE case_number = :caseNumber
        UNION SELECT request_no FROM court_freeze WHERE freeze_no = :words
        UNION SELECT request_no FROM request WHERE body -> 'instruction' ->> 'freezeNo' = :words)
      SELECT %s
        FROM found JOIN request USING (request_no)
       WHERE (cast(:court AS text) IS NULL OR court = :court) AND id < :beforeId
       ORDER BY id DESC
       LIMIT :rows
      """
          .formatted(BoardEntry.COLUMNS);

  private final EntityManager database;

  FindRequests(EntityManager database) {
    this.database = database;
  }

  /**
   * Answered or not, newest first.
   *
   * @param court null for all
   */
  @Transactional
  public Page<BoardEntry> by(String words, String court, PageRequest page) {
    List<Tuple> rows =
        database
            .unwrap(Session.class)
            .createNativeQuery(SELECT, Tuple.class)
            .setParameter("words", words)
            .setParameter("caseNumber", RequestFilter.caseNumber(words))
            .setParameter("court", court, String.class)
            .setParameter("beforeId", Position.after(page, Long.MAX_VALUE))
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(rows, BoardEntry::of, row -> Cursor.after(row.get("id")));
  }
}
