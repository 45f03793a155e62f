package org.chakong.fund.core.embedded;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.FundApi.CoreEventResult;
import org.chakong.contracts.api.FundApi.CoreEventResult.Result;
import org.chakong.fund.freeze.PastEnds;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.restore.LocalWords;
import org.chakong.runtime.restore.RestorationWait;
import org.jboss.logging.Logger;

/**
 * What the core sends again while a restored centre waits for it: kept, and applied in its place
 * between the requests that are carried out again, so that a freeze finds the money that it found.
 */
@ApplicationScoped
public class KeptCoreEvents implements LocalWords {

  private static final Logger LOG = Logger.getLogger(KeptCoreEvents.class);
  private static final String FAILED = "FAILED";

  private final RestorationWait wait;
  private final KeptEventRows rows;
  private final ApplyCoreEvents apply;
  private final PastEnds ends;
  private final LegalClock legal;
  private final Clock real;

  KeptCoreEvents(
      RestorationWait wait,
      KeptEventRows rows,
      ApplyCoreEvents apply,
      PastEnds ends,
      LegalClock legal,
      @RealTime Clock real) {
    this.wait = wait;
    this.rows = rows;
    this.apply = apply;
    this.ends = ends;
    this.legal = legal;
    this.real = real;
  }

  /**
   * How many are kept and done.
   *
   * @param earliest when the first of them happened; null where none says
   */
  public record Figures(long kept, long done, OffsetDateTime earliest, OffsetDateTime latest) {}

  /**
   * One for the core to look at.
   *
   * @param code why it was refused; FAILED where it could not be applied at all
   */
  public record Refused(String eventId, OffsetDateTime at, String code) {}

  /**
   * Keeps an event, unless it was applied before the backup.
   *
   * @return empty when no restoration waits: it can neither be kept nor applied now
   */
  public Optional<CoreEventResult> keep(CoreEvent event) {
    return QuarkusTransaction.requiringNew()
        .call(() -> wait.hold().map(restoration -> keep(restoration, event)));
  }

  private CoreEventResult keep(long restoration, CoreEvent event) {
    return apply
        .known(event)
        .orElseGet(() ->
            rows.keep(restoration, event, now())
                ? new CoreEventResult(event.eventId(), Result.KEPT, null)
                : new CoreEventResult(event.eventId(), Result.REFUSED, ApplyCoreEvents.CONFLICT));
  }

  public Figures figures(long restoration) {
    return rows.figures(restoration);
  }

  /** Those that were refused and have not been applied since, at most 200. */
  public List<Refused> refused(long restoration) {
    return rows.refused(restoration);
  }

  @Override
  public Optional<LocalWord> first(long restoration) {
    return rows.first(restoration);
  }

  @Override
  public void take(LocalWord word) {
    Instant then = asOf(word.at());
    ends.until(then);
    CoreEventResult came =
        legal.asOf(then, () -> QuarkusTransaction.requiringNew().call(() -> apply(word.number())));
    if (came != null && came.result() == Result.REFUSED) {
      LOG.warnf("kept core event %d: refused, %s", word.number(), came.code());
    }
  }

  /**
   * What is not in the backup came after all that is in it: the register does not go back before
   * its last act, whenever the core says that it happened.
   */
  private Instant asOf(Instant at) {
    Instant now = legal.instant();
    Instant last = ends.lastAct().orElse(Instant.MIN);
    Instant then = at.isBefore(last) ? last : at;
    return then.isBefore(now) ? then : now;
  }

  /** With its result in one transaction: repeating a round applies nothing twice. */
  private CoreEventResult apply(long number) {
    Optional<CoreEvent> event = rows.undone(number);
    if (event.isEmpty()) {
      return null;
    }
    CoreEventResult came = apply.apply(event.get());
    rows.done(number, came.result().name(), came.code(), now());
    return came;
  }

  @Override
  public void giveUp(LocalWord word) {
    rows.done(word.number(), FAILED, null, now());
  }

  private OffsetDateTime now() {
    return real.instant().atOffset(ZoneOffset.UTC);
  }
}
