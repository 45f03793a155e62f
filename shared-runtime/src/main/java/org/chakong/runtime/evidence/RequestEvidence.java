package org.chakong.runtime.evidence;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * How the evidence of one request stands, without reading the rest of the store: its messages, the
 * seals over them, and the way from the newest seal back to those. The whole store is for {@code
 * evidence verify}.
 */
@Singleton
public class RequestEvidence {

  private final Jdbi database;

  RequestEvidence(DataSource database) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  /** What can be said of it. */
  public enum Standing {
    /** No message about it was ever signed. */
    NOTHING,
    /** Everything is as it was signed, and as it was sealed where it is sealed. */
    HOLDS,
    /** Something is not as it was signed or sealed. */
    BROKEN,
    /** A key that is needed is not at hand. */
    UNKNOWN
  }

  /**
   * @param messages kept about it, requests and responses
   * @param sealed how many of these are under a seal
   * @param lastSeal the highest seal over one of them, 0 for none
   * @param sealedAt real time of that seal, null for none
   * @param head the newest seal of the store, to which the way from that seal is whole
   * @param fault for a person, Chinese and English, null where nothing is wrong
   */
  public record State(
      Standing standing,
      long messages,
      long sealed,
      long lastSeal,
      Instant sealedAt,
      long head,
      String fault) {}

  /** Reads and verifies, all at one moment. */
  public State of(String requestNo) {
    return database.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> state(handle, requestNo));
  }

  static State state(Handle handle, String requestNo) {
    EvidenceRows rows = new EvidenceRows(handle);
    Optional<SealRow> head = rows.head();
    AboutRequest about = new AboutRequest(rows, head.map(SealRow::lastId).orElse(0L));
    List<Long> ids = about.ids(requestNo);
    List<Long> gone = about.gone(requestNo);
    if (ids.isEmpty() && gone.isEmpty()) {
      return new State(Standing.NOTHING, 0, 0, 0, null, 0, null);
    }
    CheckMessages check = new CheckMessages(rows, head);
    Standing standing;
    String fault = null;
    try {
      Optional<Finding> finding = check.fault(ids, gone);
      standing = finding.isPresent() ? Standing.BROKEN : Standing.HOLDS;
      fault = finding.map(Finding::text).orElse(null);
    } catch (CannotVerify e) {
      standing = Standing.UNKNOWN;
      fault = e.getMessage();
    }
    Optional<SealRow> last = check.lastSeal();
    return new State(
        standing,
        ids.size(),
        check.sealed(),
        last.map(SealRow::seq).orElse(0L),
        last.map(SealRow::at).orElse(null),
        head.map(SealRow::seq).orElse(0L),
        fault);
  }
}
