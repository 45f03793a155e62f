package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.database.DatabaseBusy;
import org.jboss.logging.Logger;

/**
 * Lets a watch work on many rows in one transaction, and on each alone when that fails, so that one
 * bad row holds up no other. What fails alone gets a durable task of its own: tried again after
 * pauses, and set aside 搁置 when it has failed too often. Whoever looks for rows leaves out what
 * stands in the view {@code singled_out} under the name of that task.
 */
@Singleton
public class RowByRow {

  private static final Logger LOG = Logger.getLogger(RowByRow.class);

  /** More than these, and none that goes well: that is no row's fault. */
  private static final int FEW = 20;

  private static final Backoff PAUSES =
      Backoff.between(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final SchedulerClient tasks;
  private final AsideTasks aside;
  private final Clock real;

  RowByRow(SchedulerClient tasks, AsideTasks aside, @RealTime Clock real) {
    this.tasks = tasks;
    this.aside = aside;
    this.real = real;
  }

  /**
   * A kind of work that falls due on rows.
   *
   * @param task of a row that failed alone; its instances are named by the rows
   * @param work does what is still to be done of some rows, in the transaction it finds, and tells
   *     of how many it was
   */
  public DueRows due(String task, ToIntFunction<List<String>> work) {
    return new DueRows(this, task, work);
  }

  OneTimeTask<Void> task(String name, ToIntFunction<List<String>> work) {
    return Tasks.oneTime(TaskDescriptor.of(name))
        .onFailure(aside.after(PAUSES))
        .execute((row, context) -> inOneTransaction(List.of(row.getId()), work));
  }

  /**
   * Works on the rows, in as few transactions as go well. What fails because the database is away,
   * or with every row of many, is not the fault of any: it is thrown on and nothing is singled out.
   */
  int work(String task, List<String> rows, ToIntFunction<List<String>> work) {
    if (rows.isEmpty()) {
      return 0;
    }
    if (rows.size() > 1) {
      try {
        return inOneTransaction(rows, work);
      } catch (RuntimeException e) {
        unlessBusy(e);
        LOG.warnf("%s: one of %d rows fails, each is tried alone", task, rows.size());
      }
    }
    return eachAlone(task, rows, work);
  }

  private int eachAlone(String task, List<String> rows, ToIntFunction<List<String>> work) {
    int settled = 0;
    Map<String, RuntimeException> failed = new LinkedHashMap<>();
    for (String row : rows) {
      try {
        settled += inOneTransaction(List.of(row), work);
      } catch (RuntimeException e) {
        unlessBusy(e);
        failed.put(row, e);
      }
    }
    if (failed.size() > FEW && failed.size() == rows.size()) {
      throw failed.values().iterator().next();
    }
    failed.forEach((row, why) -> singleOut(task, row, why));
    return settled + failed.size();
  }

  private void singleOut(String task, String row, RuntimeException why) {
    LOG.errorf("%s/%s fails alone: %s", task, row, TaskFailureLog.describe(why));
    tasks.scheduleIfNotExists(
        TaskDescriptor.of(task).instance(row).scheduledTo(real.instant().plus(PAUSES.pause(1))));
  }

  private static int inOneTransaction(List<String> rows, ToIntFunction<List<String>> work) {
    return QuarkusTransaction.requiringNew().call(() -> work.applyAsInt(rows));
  }

  private static void unlessBusy(RuntimeException failure) {
    if (DatabaseBusy.isShownBy(failure)) {
      throw failure;
    }
  }
}
