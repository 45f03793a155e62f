package org.chakong.runtime.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SigningKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Drops the evidence of a month whose period has passed, all of it or nothing, and leaves a signed
 * word of which records there were. A month on which something open still rests stays whole.
 */
final class PruneMessages {

  private static final long ONE_AT_A_TIME = 0x4348_414b_5052_554eL;

  /** Whoever writes waits no longer than this for a month to leave. */
  private static final String HURRY = "SET LOCAL lock_timeout = '2s'";

  private static final String INSERT =
      """
      INSERT INTO evidence_pruned (number, from_at, until_at, records, jws, at)
      VALUES (:number, :from, :until, :records, :jws, :at)
      """;

  private final Jdbi database;
  private final PartyId self;
  private final SigningKey key;
  private final Clock clock;
  private final Period period;
  private final String ground;

  /**
   * @param clock real time
   * @param period for how long evidence is kept
   * @param ground why it is so long, for whoever reads the word later
   */
  PruneMessages(
      Jdbi database, PartyId self, SigningKey key, Clock clock, Period period, String ground) {
    this.database = database;
    this.self = self;
    this.key = key;
    this.clock = clock;
    this.period = period;
    this.ground = ground;
  }

  /**
   * Drops one month.
   *
   * @return how many records it had; empty when it may not leave now
   */
  Optional<Long> drop(MessageMonth month) {
    return database.inTransaction(handle -> drop(handle, month));
  }

  private Optional<Long> drop(Handle handle, MessageMonth month) {
    handle.execute(HURRY);
    handle.execute("SELECT pg_advisory_xact_lock(?)", ONE_AT_A_TIME);
    // from here on nobody writes to it, and what was said of it a moment ago is looked at again
    handle.execute("LOCK TABLE " + month.quoted() + " IN SHARE ROW EXCLUSIVE MODE");
    MonthRows rows = new MonthRows(handle);
    if (!rows.month(month.part(), month.until()).mayLeave()) {
      return Optional.empty();
    }
    Optional<MonthRows.Contents> contents = rows.contents(month);
    contents.ifPresent(gone -> store(handle, month, gone));
    rows.forget(month);
    handle.execute("ALTER TABLE message DETACH PARTITION " + month.quoted());
    handle.execute("DROP TABLE " + month.quoted());
    return Optional.of(contents.map(MonthRows.Contents::records).orElse(0L));
  }

  private void store(Handle handle, MessageMonth month, MonthRows.Contents gone) {
    List<String> before = new EvidenceRows(handle).prunings();
    Pruning word =
        new Pruning(
            self,
            before.size() + 1L,
            gone.first(),
            month.until(),
            gone.ids(),
            gone.records(),
            period,
            ground,
            before.isEmpty() ? Seal.NONE : Seal.hash(before.getLast()),
            SealTime.kept(clock.instant()));
    handle
        .createUpdate(INSERT)
        .bind("number", word.number())
        .bind("from", utc(gone.first()))
        .bind("until", utc(month.until()))
        .bind("records", word.records())
        .bind("jws", word.sign(key))
        .bind("at", utc(word.at()))
        .execute();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
