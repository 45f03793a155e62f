package org.chakong.runtime.evidence;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SigningKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Seals what was kept since the last seal.
 *
 * <p>An id may be drawn before another and committed after it. A seal reaches only as far as no
 * transaction is left that could still bring an id: inserting locks the table before the id is
 * drawn, so whoever wrote when the end was chosen is seen among the holders of that lock, and
 * waited for. Nobody who writes ever waits for a seal.
 */
final class SealMessages {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final long ONE_AT_A_TIME = 0x4348_414b_5345_414cL;
  private static final String END =
      """
      SELECT max(id) FROM (SELECT id FROM message WHERE id > :after ORDER BY id LIMIT :most) next
      """;
  private static final String WRITERS =
      """
      SELECT DISTINCT virtualtransaction FROM pg_locks
       WHERE locktype = 'relation' AND relation = to_regclass('message')
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND mode = 'RowExclusiveLock' AND granted AND pid IS DISTINCT FROM pg_backend_pid()
      """;
  private static final String INSERT =
      """
      INSERT INTO evidence_seal
        (seq, first_id, last_id, leaf_count, root, previous, jws, leaves, at)
      VALUES (:seq, :first, :last, :count, :root, :previous, :jws, :leaves, :at)
      """;

  private final Jdbi database;
  private final PartyId self;
  private final SigningKey key;
  private final Clock clock;
  private final Limits limits;

  /**
   * @param messages in one seal, about
   * @param patience for transactions that are still open, before the next run tries again
   */
  record Limits(int messages, Duration patience) {}

  /** What the messages of one seal come to. */
  private record Batch(List<Long> ids, List<byte[]> leaves) {}

  /**
   * @param clock real time
   */
  SealMessages(Jdbi database, PartyId self, SigningKey key, Clock clock, Limits limits) {
    this.database = database;
    this.self = self;
    this.key = key;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Makes one seal.
   *
   * @return how many messages it covers; 0 when there is nothing to seal, something is still being
   *     written, or another replica seals
   */
  int next() {
    // whatever the database's default is: what was waited for must be seen afterwards
    return database.inTransaction(TransactionIsolationLevel.READ_COMMITTED, this::next);
  }

  private int next(Handle handle) {
    if (!alone(handle)) {
      return 0;
    }
    EvidenceRows rows = new EvidenceRows(handle);
    Optional<SealRow> head = rows.head();
    long after = head.map(SealRow::lastId).orElse(0L);
    Optional<Long> end = end(handle, after);
    if (end.isEmpty() || !settled(handle)) {
      return 0;
    }
    Batch batch = read(handle, rows, after + 1, end.get());
    store(handle, seal(rows, head, end.get(), batch), batch);
    return batch.ids().size();
  }

  private static boolean alone(Handle handle) {
    return handle
        .createQuery("SELECT pg_try_advisory_xact_lock(:key)")
        .bind("key", ONE_AT_A_TIME)
        .mapTo(Boolean.class)
        .one();
  }

  private Optional<Long> end(Handle handle, long after) {
    return handle
        .createQuery(END)
        .bind("after", after)
        .bind("most", limits.messages())
        .mapTo(Long.class)
        .findOne();
  }

  /** Whether everybody who wrote when this was called has ended. */
  private boolean settled(Handle handle) {
    Set<String> writers = writers(handle);
    long until = System.nanoTime() + limits.patience().toNanos();
    while (!writers.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(POLL.toNanos());
      writers.retainAll(writers(handle));
    }
    return writers.isEmpty();
  }

  private static Set<String> writers(Handle handle) {
    return handle.createQuery(WRITERS).mapTo(String.class).set();
  }

  private static Batch read(Handle handle, EvidenceRows rows, long first, long last) {
    Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
    PreparedBatch subjects =
        handle.prepareBatch(
            "INSERT INTO evidence_subject VALUES (:subject, :id) ON CONFLICT DO NOTHING");
    PreparedBatch papers =
        handle.prepareBatch(
            "INSERT INTO evidence_paper VALUES (:id, :paper) ON CONFLICT DO NOTHING");
    rows.messages(first, last)
        .forEach(message -> {
          batch.ids().add(message.id());
          batch.leaves().add(message.leafHash());
          Subjects.of(message)
              .forEach(subject -> subjects.bind("subject", subject).bind("id", message.id()).add());
          Subjects.papers(message)
              .forEach(paper -> papers.bind("id", message.id()).bind("paper", paper).add());
        });
    List.of(subjects, papers).stream()
        .filter(index -> index.size() > 0)
        .forEach(PreparedBatch::execute);
    return batch;
  }

  private Seal seal(EvidenceRows rows, Optional<SealRow> head, long last, Batch batch) {
    long seq = head.map(SealRow::seq).orElse(0L) + 1;
    return new Seal(
        self,
        seq,
        head.map(SealRow::lastId).orElse(0L) + 1,
        last,
        IdRanges.of(batch.ids()),
        batch.ids().size(),
        HexFormat.of().formatHex(MerkleTree.root(batch.leaves())),
        head.map(row -> Seal.hash(row.jws())).orElse(Seal.NONE),
        rows.seal(Seal.skipTo(seq)).map(row -> Seal.hash(row.jws())).orElse(Seal.NONE),
        SealTime.kept(clock.instant()));
  }

  private void store(Handle handle, Seal seal, Batch batch) {
    ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    batch.leaves().forEach(leaves::writeBytes);
    handle
        .createUpdate(INSERT)
        .bind("seq", seal.seq())
        .bind("first", seal.firstId())
        .bind("last", seal.lastId())
        .bind("count", seal.count())
        .bind("root", seal.root())
        .bind("previous", seal.previous())
        .bind("jws", SealToken.sign(seal, key))
        .bind("leaves", leaves.toByteArray())
        .bind("at", seal.at().atOffset(ZoneOffset.UTC))
        .execute();
  }
}
