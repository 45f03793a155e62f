package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One kind of work that falls due on rows, as a watch does it: {@link RowByRow} says in which
 * transactions. Made by {@link RowByRow#due}.
 */
public final class DueRows {

  private final RowByRow rows;
  private final String task;
  private final ToIntFunction<List<String>> work;

  DueRows(RowByRow rows, String task, ToIntFunction<List<String>> work) {
    this.rows = rows;
    this.task = task;
    this.work = work;
  }

  /** Finds rows on which work is due, without locking them. */
  @FunctionalInterface
  public interface Finder {

    /**
     * @param task whose rows in the view {@code singled_out} are left out
     * @return by numbers that name no person
     */
    List<String> find(String task, int atMost);
  }

  /** The task of a row that failed alone; a bean of the watch. */
  public OneTimeTask<Void> task() {
    return rows.task(task, work);
  }

  /**
   * Works on these rows.
   *
   * @return how many were done, or are left to a task of their own
   */
  public int workOn(List<String> due) {
    return rows.work(task, due, work);
  }

  /**
   * Works on the first page of what is due, found in a transaction of its own; returns likewise.
   */
  public int workOnPage(int atMost, Finder due) {
    return workOn(QuarkusTransaction.requiringNew().call(() -> due.find(task, atMost)));
  }

  /**
   * Works on page after page, until one comes of which nothing is done: none is due, or others work
   * on what is.
   */
  public void workOff(int atOnce, Finder due) {
    int settled;
    do {
      settled = workOnPage(atOnce, due);
    } while (settled > 0);
  }
}
