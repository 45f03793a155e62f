package org.chakong.fund.channel;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chakong.fund.correspondence.Questions;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;

/** What is still to be told. */
@ApplicationScoped
class OutgoingStore implements PanacheRepositoryBase<OutgoingRow, UUID> {

  private final Jdbi jdbi;
  private final Questions questions;
  private final Clock real;

  OutgoingStore(Jdbi jdbi, Questions questions, @RealTime Clock real) {
    this.jdbi = jdbi;
    this.questions = questions;
    this.real = real;
  }

  /** All in one statement: when many terms end at once there are hundreds of them. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(List<OutgoingRow> rows) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO outgoing (id, peer, kind, request_no, revision, body, at, told_after,
                                      traceparent)
                SELECT id, peer, kind, request_no, revision, body, at, told_after, traceparent
                  FROM unnest(:ids, :peers, :kinds, :requests, :revisions, :bodies, :at::timestamptz[],
                              :after, :traces)
                    AS n (id, peer, kind, request_no, revision, body, at, told_after, traceparent)
                """)
            .bindArray("ids", UUID.class, all(rows, row -> row.id))
            .bindArray("peers", String.class, all(rows, row -> row.peer))
            .bindArray("kinds", String.class, all(rows, row -> row.kind.name()))
            .bindArray("requests", String.class, all(rows, row -> row.requestNo))
            .bindArray("revisions", Integer.class, all(rows, row -> row.revision))
            .bindArray("bodies", String.class, all(rows, row -> row.body))
            .bindArray("at", String.class, all(rows, row -> row.at.toString()))
            .bindArray("after", UUID.class, all(rows, row -> row.toldAfter))
            .bindArray("traces", String.class, all(rows, OutgoingRow::traceparent))
            .execute());
  }

  private static List<?> all(List<OutgoingRow> rows, Function<OutgoingRow, ?> column) {
    return rows.stream().<Object>map(column).toList();
  }

  @Transactional
  Optional<OutgoingRow> open(UUID id) {
    return findByIdOptional(id).filter(OutgoingRow::open);
  }

  /** What the gateway does not have; also what it refused, for a person may send that again. */
  @Transactional
  Optional<OutgoingRow> untaken(UUID id) {
    return findByIdOptional(id).filter(row -> !row.isTaken());
  }

  /**
   * @param messageId of the attempt that the gateway took
   */
  @Transactional
  void taken(UUID id, String messageId) {
    untaken(id)
        .ifPresent(row -> {
          row.taken(messageId, real.instant());
          ended(row, true);
        });
  }

  @Transactional
  void refused(UUID id) {
    open(id)
        .ifPresent(row -> {
          row.refused(real.instant());
          ended(row, false);
        });
  }

  private void ended(OutgoingRow row, boolean taken) {
    if (row.kind() == OutgoingRow.Kind.QUESTION) {
      questions.told(row.id(), taken);
    }
  }
}
