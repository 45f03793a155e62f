package org.chakong.runtime.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads the partitions of the evidence inside one transaction. What a month has is counted in the
 * database, in statements that each end soon: a month may have millions of records.
 */
record MonthRows(Handle handle) {

  /** Records whose index entries go in one statement. */
  private static final int AT_ONCE = 20_000;

  private static final String OVER =
      "SELECT part, until_at FROM message_part WHERE until_at <= :before ORDER BY until_at";
  private static final String RECORDS =
      """
      SELECT count(*),
             coalesce(max(id), 0) <= coalesce((SELECT max(last_id) FROM evidence_seal), 0)
        FROM <part>
      """;

  /** Requests with a message in the month, and those with a message that names a paper of it. */
  private static final String NEEDED =
      """
      SELECT count(*) FROM (
        SELECT n.request_no
          FROM evidence_needed n
          JOIN evidence_subject s ON s.subject = n.request_no
          JOIN <part> m ON m.id = s.message_id
        UNION
        SELECT n.request_no
          FROM evidence_needed n
          JOIN evidence_subject s ON s.subject = n.request_no
          JOIN evidence_paper named ON named.message_id = s.message_id
          JOIN evidence_subject brought ON brought.subject = named.paper
          JOIN <part> m ON m.id = brought.message_id) needed
      """;

  private static final String CONTENTS =
      """
      SELECT string_agg(first || CASE WHEN first = last THEN '' ELSE '-' || last END,
                        ',' ORDER BY first) AS ids,
             sum(records)::bigint AS records, min(earliest) AS earliest
        FROM (SELECT min(id) AS first, max(id) AS last, count(*) AS records, min(at) AS earliest
                FROM (SELECT id, at, id - row_number() OVER (ORDER BY id) AS island
                        FROM <part>) numbered
               GROUP BY island) islands
      """;
  private static final String NEXT =
      """
      SELECT max(id) FROM (SELECT id FROM <part> WHERE id > :after ORDER BY id LIMIT :most) next
      """;
  private static final String FORGET =
      """
      DELETE FROM <index> i
       WHERE i.message_id > :after AND i.message_id <= :last
         AND EXISTS (SELECT FROM <part> m WHERE m.id = i.message_id)
      """;

  /** A partition in which all is older than a time. */
  record Over(String part, Instant until) {}

  /**
   * What a partition has that is not empty.
   *
   * @param first when the first of its messages was kept
   */
  record Contents(IdRanges ids, long records, Instant first) {}

  /** Partitions in which all is older than that, the oldest first. */
  List<Over> over(Instant before) {
    return handle
        .createQuery(OVER)
        .bind("before", before.atOffset(ZoneOffset.UTC))
        .map((row, context) ->
            new Over(row.getString("part"), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The same, each with what may keep it from leaving. */
  List<MessageMonth> months(Instant before) {
    return over(before).stream().map(over -> month(over.part(), over.until())).toList();
  }

  MessageMonth month(String part, Instant until) {
    String table = MessageMonth.quoted(part);
    long needed = handle.createQuery(NEEDED.replace("<part>", table)).mapTo(Long.class).one();
    return handle
        .createQuery(RECORDS.replace("<part>", table))
        .map((row, context) ->
            new MessageMonth(part, until, row.getLong(1), row.getBoolean(2), needed))
        .one();
  }

  /** Empty when the partition is. */
  Optional<Contents> contents(MessageMonth month) {
    return handle
        .createQuery(CONTENTS.replace("<part>", month.quoted()))
        .map((row, context) ->
            row.getString("ids") == null
                ? Optional.<Contents>empty()
                : Optional.of(
                    new Contents(
                        new IdRanges(row.getString("ids")),
                        row.getLong("records"),
                        row.getObject("earliest", OffsetDateTime.class).toInstant())))
        .one();
  }

  /** Takes the records of a partition out of the indexes. */
  void forget(MessageMonth month) {
    long after = 0;
    for (Optional<Long> last = next(month, after); last.isPresent(); last = next(month, after)) {
      forget("evidence_subject", month, after, last.get());
      forget("evidence_paper", month, after, last.get());
      after = last.get();
    }
  }

  private Optional<Long> next(MessageMonth month, long after) {
    return handle
        .createQuery(NEXT.replace("<part>", month.quoted()))
        .bind("after", after)
        .bind("most", AT_ONCE)
        .mapTo(Long.class)
        .findOne();
  }

  private void forget(String index, MessageMonth month, long after, long last) {
    handle
        .createUpdate(FORGET.replace("<index>", index).replace("<part>", month.quoted()))
        .bind("after", after)
        .bind("last", last)
        .execute();
  }
}
