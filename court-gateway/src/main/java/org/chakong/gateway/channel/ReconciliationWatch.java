package org.chakong.gateway.channel;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.reconcile.LegalDay;
import org.chakong.runtime.reconcile.ReconciliationBook;
import org.jboss.logging.Logger;

/**
 * Reconciles every day what is over, with the days that were missed, differed or had open requests,
 * and those of any time under whose freezes the two sides hold not the same now; a fund centre that
 * did not answer is asked again.
 */
@ApplicationScoped
public class ReconciliationWatch {

  private static final Logger LOG = Logger.getLogger(ReconciliationWatch.class);

  private final ReconcileWithFund reconcile;
  private final ReconciliationBook book;
  private final PeerDirectory peers;
  private final LegalDay days;
  private final ReconciliationSettings settings;

  ReconciliationWatch(
      ReconcileWithFund reconcile,
      ReconciliationBook book,
      PeerDirectory peers,
      LegalDay days,
      ReconciliationSettings settings) {
    this.reconcile = reconcile;
    this.book = book;
    this.peers = peers;
    this.days = days;
    this.settings = settings;
  }

  @Produces
  @Singleton
  Task<Void> everyDay() {
    return Tasks.recurring("reconcile", new Daily(LegalZone.ZONE, settings.at()))
        .execute((task, execution) -> daysThatAreOver());
  }

  @Produces
  @Singleton
  Task<Void> again() {
    return Tasks.recurring("reconcile-unanswered", FixedDelay.of(settings.again()))
        .execute((task, execution) -> notYetSettled());
  }

  /** What the task of the day does. */
  public void daysThatAreOver() {
    LocalDate yesterday = days.today().minusDays(1);
    LocalDate first = days.today().minusDays(settings.daysBack());
    for (Peer centre : centres()) {
      String party = centre.party().value();
      Set<LocalDate> due = new TreeSet<>(book.due(party, first, yesterday));
      due.addAll(book.different(party));
      due.addAll(heldOtherwise(centre));
      due.forEach(day -> alone(centre, day));
    }
  }

  private Set<LocalDate> heldOtherwise(Peer centre) {
    try {
      return reconcile.heldOtherwise(centre);
    } catch (RuntimeException e) {
      // without its text, which may quote the books
      LOG.errorf("what %s holds: %s", centre.party(), e.getClass().getName());
      return Set.of();
    }
  }

  /**
   * What the task of the hour does: what was not answered, what was not taken, and what is missing
   * because the task of a day failed or nobody was there to do it.
   */
  public void notYetSettled() {
    LocalDate first = days.today().minusDays(settings.daysBack());
    for (Peer centre : centres()) {
      String party = centre.party().value();
      Set<LocalDate> due = new TreeSet<>(book.toRepeat(party));
      due.addAll(book.missed(party, first, lastToBeCompared()));
      due.forEach(day -> alone(centre, day));
    }
  }

  private LocalDate lastToBeCompared() {
    boolean done = days.now().toLocalTime().isAfter(settings.at());
    return days.today().minusDays(done ? 1 : 2);
  }

  /** What goes wrong with one day or centre keeps no other from being compared. */
  private void alone(Peer centre, LocalDate day) {
    try {
      reconcile.reconcile(centre, day);
    } catch (RuntimeException e) {
      // without its text, which may quote the books
      LOG.errorf("%s with %s: %s", day, centre.party(), e.getClass().getName());
      book.unanswered(day, centre.party().value());
    }
  }

  private List<Peer> centres() {
    return peers.peers().stream().filter(peer -> peer.fundCentre().isPresent()).toList();
  }
}
