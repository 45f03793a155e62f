package org.chakong.fund.channel;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chakong.fund.channel.OutgoingRow.Kind;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.AsideTasks;
import org.chakong.runtime.task.Backoff;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells a gateway once more what it took and has lost; numbers of notices and revisions stay. A
 * night may have brought a hundred thousand notices, so a durable task opens them again page by
 * page, and the gateway that asks is answered at once.
 */
@ApplicationScoped
class TellAgain {

  private static final TaskDescriptor<Void> AGAIN = TaskDescriptor.of("tell-again");
  private static final Backoff PAUSES =
      Backoff.between(Duration.ofSeconds(1), Duration.ofMinutes(5));
  private static final int AT_ONCE = 500;
  private static final String BETWEEN = " since ";

  private static final String REOPEN =
      """
      UPDATE outgoing SET ended_at = NULL, outcome = NULL
       WHERE id IN (SELECT id FROM outgoing
                     WHERE peer = :peer AND outcome = 'TAKEN' AND ended_at >= :since
                     ORDER BY ended_at LIMIT :most FOR UPDATE SKIP LOCKED)
      RETURNING id, kind
      """;

  private final Jdbi jdbi;
  private final SchedulerClient tasks;
  private final AsideTasks aside;
  private final Clock real;

  TellAgain(Jdbi jdbi, SchedulerClient tasks, AsideTasks aside, @RealTime Clock real) {
    this.jdbi = jdbi;
    this.tasks = tasks;
    this.aside = aside;
    this.real = real;
  }

  private record Reopened(UUID id, Kind kind) {}

  @Produces
  @Singleton
  Task<Void> task() {
    return Tasks.oneTime(AGAIN)
        .onFailure(aside.after(PAUSES))
        .execute((instance, context) -> {
          String[] asked = instance.getId().split(BETWEEN);
          reopen(asked[0], Instant.parse(asked[1]));
        });
  }

  /**
   * @param since real time
   */
  void since(String peer, Instant since) {
    tasks.scheduleIfNotExists(AGAIN.instance(peer + BETWEEN + since).scheduledTo(real.instant()));
  }

  private void reopen(String peer, Instant since) {
    int opened;
    do {
      opened = QuarkusTransaction.requiringNew().call(() -> reopenSome(peer, since));
    } while (opened == AT_ONCE);
  }

  private int reopenSome(String peer, Instant since) {
    List<Reopened> page =
        jdbi.withHandle(handle ->
            handle
                .createQuery(REOPEN)
                .bind("peer", peer)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("most", AT_ONCE)
                .map((row, context) ->
                    new Reopened(
                        row.getObject("id", UUID.class), Kind.valueOf(row.getString("kind"))))
                .list());
    Instant now = real.instant();
    page.forEach(one -> tasks.scheduleIfNotExists(DeliveryTask.of(one.id(), one.kind(), now)));
    return page.size();
  }
}
