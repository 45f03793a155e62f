package org.chakong.runtime.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciliationBucket;
import org.chakong.contracts.api.ReconciliationTotals;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Reads the requests of a legal day from one side's own tables, each statement one state of them.
 */
public final class RequestsOfDay {

  /** Requests to a page. */
  public static final int PAGE = 200;

  private static final int FETCH = 1_000;

  private final Jdbi database;
  private final String requests;

  /**
   * @param requests a SELECT of {@code request_no, status, verdict, freeze_no, ordered, frozen,
   *     waiting, held, deduction_no, deducted} of {@code :peer} and received from {@code :from} to
   *     before {@code :to}; held in fen, the other amounts as text in yuan
   */
  public RequestsOfDay(DataSource database, String requests) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.requests = requests;
  }

  /** A day counted. */
  public record Counted(ReconciliationTotals totals, List<ReconciliationBucket> buckets) {}

  /** Counts the day, row by row. */
  public Counted count(String peer, LocalDate day) {
    return database.inTransaction(handle -> {
      DayBuckets buckets = new DayBuckets();
      try (Stream<ReconciledRequest> rows =
          query(handle, "ORDER BY request_no COLLATE \"C\"", peer, day)
              .setFetchSize(FETCH)
              .map((row, context) -> request(row))
              .stream()) {
        rows.forEach(buckets::add);
      }
      return new Counted(buckets.totals(), buckets.buckets());
    });
  }

  /** The next requests of one bucket after a number. */
  public List<ReconciledRequest> page(String peer, LocalDate day, int bucket, String after) {
    String of =
        """
        WHERE get_byte(sha256(convert_to(request_no, 'UTF8')), 0) %% %d = :bucket
          AND request_no COLLATE "C" > :after
        ORDER BY request_no COLLATE "C" LIMIT :limit
        """
            .formatted(DayBuckets.COUNT);
    return database.withHandle(handle ->
        query(handle, of, peer, day)
            .bind("bucket", bucket)
            .bind("after", after)
            .bind("limit", PAGE)
            .map((row, context) -> request(row))
            .list());
  }

  /** Whether there is such a bucket. */
  public static boolean isBucket(Integer number) {
    return number != null && number >= 0 && number < DayBuckets.COUNT;
  }

  private Query query(Handle handle, String tail, String peer, LocalDate day) {
    return handle
        .createQuery("SELECT * FROM (" + requests + ") of_day " + tail)
        .bind("peer", peer)
        .bind("from", start(day))
        .bind("to", start(day.plusDays(1)));
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(LegalZone.ZONE).toOffsetDateTime();
  }

  private static ReconciledRequest request(ResultSet row) throws SQLException {
    Long held = row.getObject("held", Long.class);
    return new ReconciledRequest(
        row.getString("request_no"),
        RequestStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("verdict")).map(Verdict::valueOf).orElse(null),
        row.getString("freeze_no"),
        yuan(row.getString("ordered")),
        yuan(row.getString("frozen")),
        yuan(row.getString("waiting")),
        held == null ? null : Money.ofFen(held),
        row.getString("deduction_no"),
        yuan(row.getString("deducted")));
  }

  private static Money yuan(String text) {
    return text == null ? null : Money.parse(text);
  }
}
