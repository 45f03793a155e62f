package org.chakong.fund.request;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToLongFunction;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.fund.request.OpenDeadlines.Standing;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;

/** Counts deadlines again whenever the calendar has changed, and shows how they stand. */
@Startup
@ApplicationScoped
class CountDeadlines {

  private final OpenDeadlines deadlines;
  private final CurrentCalendar calendar;
  private final DueRows uncounted;
  private volatile WorkingDayCalendar countedWith;

  CountDeadlines(
      OpenDeadlines deadlines, CurrentCalendar calendar, RowByRow rows, DatabaseFigures figures) {
    this.deadlines = deadlines;
    this.calendar = calendar;
    this.uncounted = rows.due("count-deadlines-alike", this::count);
    figure(figures, "requests.due.soon", "whose deadline is near", Standing::dueSoon);
    figure(figures, "requests.overdue", "whose deadline has passed", Standing::overdue);
    figure(
        figures,
        "requests.without.deadline",
        "that wait for a calendar",
        Standing::withoutDeadline);
    figure(figures, "reviews.waiting", "that a person must decide", Standing::inReview);
  }

  @Produces
  @Singleton
  RecurringTask<Void> everySecond() {
    return Tasks.recurring("count-deadlines", FixedDelay.ofSeconds(1))
        .execute((task, context) -> look());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneAlike() {
    return uncounted.task();
  }

  private void look() {
    WorkingDayCalendar known = calendar.now();
    if (known != countedWith) {
      // each in a transaction of its own: a day's requests are locked no longer than they must
      deadlines.toCountAgain().forEach(alike -> uncounted.workOn(List.of(alike.toString())));
      countedWith = known;
    }
  }

  private int count(List<String> alike) {
    alike.forEach(one -> deadlines.countAgain(OpenDeadlines.Alike.parse(one)));
    return alike.size();
  }

  private void figure(
      DatabaseFigures figures, String name, String which, ToLongFunction<Standing> count) {
    figures.count(
        "chakong." + name,
        "Unanswered requests " + which,
        () -> count.applyAsLong(deadlines.standing()));
  }
}
