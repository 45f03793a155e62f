package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.LegalClock;

/**
 * Ends of terms that a restored centre has to go through again, each on its own day: a freeze that
 * waits is in force from the day after the one before it has ended (轮候冻结自动生效), not from the day on
 * which the database was put back.
 */
@ApplicationScoped
public class PastEnds {

  private final ExpiryWatch watch;
  private final DueFreezes due;
  private final LegalClock legal;

  PastEnds(ExpiryWatch watch, DueFreezes due, LegalClock legal) {
    this.watch = watch;
    this.due = due;
    this.legal = legal;
  }

  /**
   * Ends what had ended by then. What keeps a freeze from ending must have been received before.
   *
   * @param then legal time, not later than now
   */
  public void until(Instant then) {
    LocalDate today = LegalZone.dayOf(then);
    Optional<LocalDate> end = due.firstEnd(LocalDate.EPOCH, today);
    while (end.isPresent()) {
      Instant dayAfter = end.get().plusDays(1).atStartOfDay(LegalZone.ZONE).toInstant();
      legal.asOf(
          dayAfter,
          () -> {
            watch.run();
            return dayAfter;
          });
      // one that stays, for the clock is doubted or it always fails, holds up no later one
      end = due.firstEnd(end.get(), today);
    }
  }

  /** When the newest act of the register was, legal time; empty where nothing was ever frozen. */
  public Optional<Instant> lastAct() {
    return due.lastAct();
  }
}
