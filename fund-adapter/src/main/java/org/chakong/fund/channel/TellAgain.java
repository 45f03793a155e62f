package org.chakong.fund.channel;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;

/** Tells a gateway once more what it took and has lost; numbers of notices and revisions stay. */
@ApplicationScoped
class TellAgain {

  private static final String REOPEN =
      """
      UPDATE outgoing SET ended_at = NULL, outcome = NULL
       WHERE peer = :peer AND outcome = 'TAKEN' AND ended_at >= :since
      RETURNING id
      """;

  private final Jdbi jdbi;
  private final OutgoingStore outgoing;
  private final SchedulerClient tasks;
  private final Clock real;

  TellAgain(Jdbi jdbi, OutgoingStore outgoing, SchedulerClient tasks, @RealTime Clock real) {
    this.jdbi = jdbi;
    this.outgoing = outgoing;
    this.tasks = tasks;
    this.real = real;
  }

  /**
   * @param since real time
   */
  @Transactional
  void since(String peer, Instant since) {
    List<UUID> ids =
        jdbi.withHandle(handle ->
            handle
                .createQuery(REOPEN)
                .bind("peer", peer)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .mapTo(UUID.class)
                .list());
    ids.stream()
        .flatMap(id -> outgoing.open(id).stream())
        .forEach(row -> tasks.scheduleIfNotExists(DeliveryTask.of(row, real.instant())));
  }
}
