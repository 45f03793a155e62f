package org.chakong.runtime.restore;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.jdbi.v3.core.Jdbi;

/** The restorations of this side's database, and what came of each request. */
@Singleton
class RestorationBook {

  static final long ONE_AT_A_TIME = 0x4348_414b_5245_5354L;
  private static final String NOTE =
      """
      INSERT INTO restored_request (restoration, request_no, outcome, signed, here)
      VALUES (:number, :request, :outcome, :signed, :here)
      ON CONFLICT (restoration, request_no)
        DO UPDATE SET outcome = excluded.outcome, signed = excluded.signed, here = excluded.here
      """;
  private static final String OPEN =
      """
      SELECT number, since, word, waits_since IS NOT NULL AND all_told_at IS NULL AS waits
        FROM restoration
       WHERE ended_at IS NULL
      """;
  private static final String WORD =
      """
      UPDATE restoration SET word = :word
       WHERE number = :number AND (waits_since IS NULL OR all_told_at IS NOT NULL)
      """;
  private final Jdbi database;
  private final Clock real;

  RestorationBook(DataSource database, @RealTime Clock real) {
    this.database = Jdbi.create(database);
    this.real = real;
  }

  /**
   * One that has not ended.
   *
   * @param since real time; what was said after may be lost
   * @param word the signed word about the evidence, once it was made
   * @param waits nothing is begun before an operator has said that all was told
   */
  record Open(long number, OffsetDateTime since, Optional<String> word, boolean waits) {}

  Optional<Open> open() {
    return database.withHandle(handle ->
        handle
            .createQuery(OPEN)
            .map((row, context) ->
                new Open(
                    row.getLong("number"),
                    row.getObject("since", OffsetDateTime.class),
                    Optional.ofNullable(row.getString("word")),
                    row.getBoolean("waits")))
            .findOne());
  }

  /**
   * Keeps the word, which is made once and before anything is begun.
   *
   * @return false when an operator has asked meanwhile to wait
   */
  boolean begin(long number, String word) {
    return database.withHandle(
            handle -> handle.createUpdate(WORD).bind("word", word).bind("number", number).execute())
        == 1;
  }

  void end(long number) {
    OffsetDateTime now = real.instant().atOffset(ZoneOffset.UTC);
    database.useHandle(handle ->
        handle.execute("UPDATE restoration SET ended_at = ? WHERE number = ?", now, number));
  }

  void note(long number, String requestNo, Came came) {
    database.useHandle(handle ->
        handle
            .createUpdate(NOTE)
            .bind("number", number)
            .bind("request", requestNo)
            .bind("outcome", came.outcome().name())
            .bind("signed", came.signed())
            .bind("here", came.here())
            .execute());
  }

  /** Does something unless another replica does it. */
  boolean alone(BooleanSupplier work) {
    return database.withHandle(handle -> {
      boolean first =
          handle
              .createQuery("SELECT pg_try_advisory_lock(:key)")
              .bind("key", ONE_AT_A_TIME)
              .mapTo(Boolean.class)
              .one();
      try {
        return first && work.getAsBoolean();
      } finally {
        if (first) {
          handle.execute("SELECT pg_advisory_unlock(?)", ONE_AT_A_TIME);
        }
      }
    });
  }
}
