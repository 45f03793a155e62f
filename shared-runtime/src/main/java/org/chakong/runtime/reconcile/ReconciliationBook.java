package org.chakong.runtime.reconcile;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.api.ReconciliationDifference;
import org.chakong.contracts.api.ReconciliationReport;
import org.chakong.contracts.api.ReconciliationReport.EvidenceStanding;
import org.chakong.contracts.api.ReconciliationReport.ReconciledPeer;
import org.chakong.contracts.api.ReconciliationReport.State;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.api.ReconciliationTotals;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The last comparison of each day with each peer, in the database: the same for every replica. */
@Singleton
public class ReconciliationBook {

  private static final String PUT =
      """
      INSERT INTO reconciliation (peer, day, state, compared_at, here_requests, here_answers, here_open, here_held,
        there_requests, there_answers, there_open, there_held, evidence, found, told)
      VALUES (:peer, :day, :state, :at, :hereRequests, :hereAnswers, :hereOpen, :hereHeld,
        :thereRequests, :thereAnswers, :thereOpen, :thereHeld, :evidence, :found, :told)
      ON CONFLICT (peer, day) DO UPDATE SET state = excluded.state, compared_at = excluded.compared_at,
        here_requests = excluded.here_requests, here_answers = excluded.here_answers,
        here_open = excluded.here_open, here_held = excluded.here_held,
        there_requests = excluded.there_requests, there_answers = excluded.there_answers,
        there_open = excluded.there_open, there_held = excluded.there_held,
        evidence = excluded.evidence, found = excluded.found, told = excluded.told
      """;
  private static final String PUT_DIFFERENCE =
      """
      INSERT INTO reconciliation_difference (peer, day, request_no, kind, here, there, repaired)
      VALUES (:peer, :day, :requestNo, :kind, :here, :there, :repaired)
      """;

  /** What was found before stands until it is compared again. */
  private static final String PUT_UNANSWERED =
      """
      INSERT INTO reconciliation (peer, day, state, compared_at, evidence, found)
      VALUES (:peer, :day, 'UNANSWERED', :at, 'NONE', 0)
      ON CONFLICT (peer, day) DO UPDATE SET state = excluded.state, compared_at = excluded.compared_at,
        here_requests = NULL, here_answers = NULL, here_open = NULL, here_held = NULL,
        there_requests = NULL, there_answers = NULL, there_open = NULL, there_held = NULL,
        evidence = excluded.evidence
      WHERE reconciliation.state <> 'DIFFERENT'
      """;

  /**
   * Agreed, nothing open, and compared when the day was over: only what is held can change any
   * more, and that is looked at by itself.
   */
  private static final String DUE =
      """
      SELECT CAST(days.day AS date)
        FROM generate_series(CAST(:first AS timestamp), CAST(:last AS timestamp), '1 day') AS days (day)
       WHERE NOT EXISTS (
         SELECT FROM reconciliation done
          WHERE done.peer = :peer AND done.day = CAST(days.day AS date) AND done.state = 'AGREED'
            AND done.here_open = 0 AND done.there_open = 0
            AND done.compared_at >= (days.day + interval '1 day') AT TIME ZONE 'Asia/Shanghai')
       ORDER BY 1
      """;

  /** A peer that nothing was ever compared with has missed nothing. */
  private static final String MISSED =
      """
      SELECT CAST(days.day AS date)
        FROM (SELECT min(day) AS day FROM reconciliation WHERE peer = :peer HAVING count(*) > 0) AS earliest,
             generate_series(greatest(CAST(:first AS date), earliest.day), CAST(:last AS date), '1 day') AS days (day)
       WHERE NOT EXISTS (SELECT FROM reconciliation done
                          WHERE done.peer = :peer AND done.day = CAST(days.day AS date))
       ORDER BY 1
      """;

  /** A peer with whom nothing was ever compared is as far behind as its first message. */
  private static final String BEHIND =
      """
      SELECT coalesce(max(greatest(0, CAST(:yesterday AS date) - newest)), 0)
        FROM (SELECT coalesce(max(done.day) FILTER (WHERE done.state <> 'UNANSWERED'), min(done.day) - 1,
                              (SELECT CAST(min(at) AT TIME ZONE 'Asia/Shanghai' AS date) - 1
                                 FROM evidence_key WHERE party = of.peer)) AS newest
                FROM unnest(:peers) AS of (peer)
                LEFT JOIN reconciliation done ON done.peer = of.peer
               GROUP BY of.peer) AS each
      """;

  private static final String TO_REPEAT =
      """
      SELECT day FROM reconciliation
       WHERE peer = :peer AND (state = 'UNANSWERED' OR NOT told) ORDER BY day
      """;

  private final Jdbi database;
  private final Clock legal;

  ReconciliationBook(DataSource database, Clock legal) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.legal = legal;
  }

  /** Puts a comparison that nobody else has to hear of in the place of the one before. */
  public void put(LocalDate day, ReconciledPeer with) {
    put(day, with, true);
  }

  /**
   * The same for one that the peer has to be told: until {@link #told} it is to be repeated, so
   * that what was found and the head of the evidence here reach the peer in the end.
   */
  public void putUntold(LocalDate day, ReconciledPeer with) {
    put(day, with, false);
  }

  private void put(LocalDate day, ReconciledPeer with, boolean told) {
    database.useTransaction(handle -> {
      ReconciliationTotals here = with.here();
      ReconciliationTotals there = with.there();
      handle
          .createUpdate(PUT)
          .bind("peer", with.party())
          .bind("day", day)
          .bind("state", with.state().name())
          .bind("at", with.comparedAt())
          .bind("hereRequests", here == null ? null : here.requests())
          .bind("hereAnswers", here == null ? null : here.answers())
          .bind("hereOpen", here == null ? null : here.open())
          .bind("hereHeld", here == null ? null : here.held().fen())
          .bind("thereRequests", there == null ? null : there.requests())
          .bind("thereAnswers", there == null ? null : there.answers())
          .bind("thereOpen", there == null ? null : there.open())
          .bind("thereHeld", there == null ? null : there.held().fen())
          .bind("evidence", with.evidence().name())
          .bind("found", with.found())
          .bind("told", told)
          .execute();
      differences(handle, day, with);
    });
  }

  private static void differences(Handle handle, LocalDate day, ReconciledPeer with) {
    handle.execute(
        "DELETE FROM reconciliation_difference WHERE peer = ? AND day = ?", with.party(), day);
    PreparedBatch rows = handle.prepareBatch(PUT_DIFFERENCE);
    with.differences().stream()
        .limit(ReconciliationResult.TOLD_AT_MOST)
        .forEach(difference ->
            rows.bind("peer", with.party())
                .bind("day", day)
                .bind("requestNo", difference.requestNo())
                .bind("kind", difference.kind().name())
                .bind("here", difference.here())
                .bind("there", difference.there())
                .bind("repaired", difference.repaired())
                .add());
    if (rows.size() > 0) {
      rows.execute();
    }
  }

  /** That a peer did not answer; what differed before goes on differing. */
  public void unanswered(LocalDate day, String party) {
    database.useHandle(handle ->
        handle
            .createUpdate(PUT_UNANSWERED)
            .bind("peer", party)
            .bind("day", day)
            .bind("at", legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime())
            .execute());
  }

  /** How the day stands with each peer. */
  public ReconciliationReport report(LocalDate day) {
    return database.withHandle(handle -> {
      List<ReconciledPeer> peers = new ArrayList<>();
      handle
          .createQuery("SELECT * FROM reconciliation WHERE day = :day ORDER BY peer")
          .bind("day", day)
          .map((row, context) -> peer(row, differences(handle, day, row.getString("peer"))))
          .forEach(peers::add);
      return new ReconciliationReport(day, peers);
    });
  }

  /**
   * The days that have to be compared with a peer: those that were not, that differed, whose
   * requests were open, or that were not over.
   *
   * @param first the earliest to look at
   * @param last the latest
   */
  public List<LocalDate> due(String peer, LocalDate first, LocalDate last) {
    return database.withHandle(handle ->
        handle
            .createQuery(DUE)
            .bind("peer", peer)
            .bind("first", first.toString())
            .bind("last", last.toString())
            .mapTo(LocalDate.class)
            .list());
  }

  /** The days on which nobody tried to compare, the earliest first. */
  public List<LocalDate> missed(String peer, LocalDate first, LocalDate last) {
    return database.withHandle(handle ->
        handle
            .createQuery(MISSED)
            .bind("peer", peer)
            .bind("first", first)
            .bind("last", last)
            .mapTo(LocalDate.class)
            .list());
  }

  /**
   * How many days have passed since the newest that was compared, with the peer of whom that is
   * longest ago.
   *
   * @param peers without those that there is no channel to any more
   */
  long behind(List<String> peers) {
    return database.withHandle(handle ->
        handle
            .createQuery(BEHIND)
            .bind("yesterday", LegalZone.dayOf(legal.instant()).minusDays(1))
            .bindArray("peers", String.class, peers)
            .mapTo(Long.class)
            .one());
  }

  /** The peer took what was found. */
  public void told(LocalDate day, String party) {
    database.useHandle(handle ->
        handle.execute(
            "UPDATE reconciliation SET told = true WHERE peer = ? AND day = ?", party, day));
  }

  /** The days on which a peer did not answer or did not take the result, the earliest first. */
  public List<LocalDate> toRepeat(String peer) {
    return database.withHandle(
        handle -> handle.createQuery(TO_REPEAT).bind("peer", peer).mapTo(LocalDate.class).list());
  }

  /** The days that differ, however long ago, the earliest first. */
  public List<LocalDate> different(String peer) {
    return database.withHandle(handle ->
        handle
            .createQuery(
                "SELECT day FROM reconciliation WHERE peer = :peer AND state = 'DIFFERENT' ORDER BY day")
            .bind("peer", peer)
            .mapTo(LocalDate.class)
            .list());
  }

  /** How many differences are left, of all days. */
  public long differences() {
    return count("SELECT coalesce(sum(found), 0) FROM reconciliation WHERE state = 'DIFFERENT'");
  }

  /** How many days could not be compared, or their result not be told. */
  public long unanswered() {
    return count("SELECT count(*) FROM reconciliation WHERE state = 'UNANSWERED' OR NOT told");
  }

  private long count(String sql) {
    return database.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static List<ReconciliationDifference> differences(
      Handle handle, LocalDate day, String peer) {
    return handle
        .createQuery(
            """
            SELECT * FROM reconciliation_difference WHERE peer = :peer AND day = :day
            ORDER BY request_no COLLATE "C", kind
            """)
        .bind("peer", peer)
        .bind("day", day)
        .map((row, context) ->
            new ReconciliationDifference(
                row.getString("request_no"),
                ReconciliationDifference.Kind.valueOf(row.getString("kind")),
                row.getString("here"),
                row.getString("there"),
                row.getBoolean("repaired")))
        .list();
  }

  private static ReconciledPeer peer(ResultSet row, List<ReconciliationDifference> differences)
      throws SQLException {
    return new ReconciledPeer(
        row.getString("peer"),
        State.valueOf(row.getString("state")),
        row.getObject("compared_at", OffsetDateTime.class)
            .atZoneSameInstant(LegalZone.ZONE)
            .toOffsetDateTime(),
        totals(row, "here"),
        totals(row, "there"),
        EvidenceStanding.valueOf(row.getString("evidence")),
        row.getLong("found"),
        differences);
  }

  private static ReconciliationTotals totals(ResultSet row, String side) throws SQLException {
    Optional<Long> requests = Optional.ofNullable(row.getObject(side + "_requests", Long.class));
    return requests.isEmpty()
        ? null
        : new ReconciliationTotals(
            requests.get(),
            row.getLong(side + "_answers"),
            row.getLong(side + "_open"),
            Money.ofFen(row.getLong(side + "_held")));
  }
}
