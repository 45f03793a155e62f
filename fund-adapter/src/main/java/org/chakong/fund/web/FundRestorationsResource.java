package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import java.time.OffsetDateTime;
import org.chakong.contracts.api.FundRestorationsApi;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.core.embedded.KeptCoreEvents;
import org.chakong.runtime.restore.RestorationWait;
import org.chakong.runtime.restore.RestorationWait.Restored;
import org.chakong.runtime.web.ProblemException;

/** Shows the restores of this centre, and takes the word that the core has sent all its events. */
public class FundRestorationsResource implements FundRestorationsApi {

  private static final int SHOWN = 20;

  private final RestorationWait wait;
  private final KeptCoreEvents kept;
  private final SecurityIdentity caller;

  FundRestorationsResource(RestorationWait wait, KeptCoreEvents kept, SecurityIdentity caller) {
    this.wait = wait;
    this.kept = kept;
    this.caller = caller;
  }

  @Override
  @RolesAllowed({"fund-ops", "fund-core"})
  public CentreRestorations restorations() {
    return new CentreRestorations(wait.newest(SHOWN).stream().map(this::shown).toList());
  }

  @Override
  @RolesAllowed("fund-ops")
  public CentreRestoration coreEventsComplete() {
    return wait.allTold(caller.getPrincipal().getName())
        .map(this::shown)
        .orElseThrow(() -> new ProblemException(ProblemCode.CONFLICT));
  }

  private CentreRestoration shown(Restored one) {
    return new CentreRestoration(
        one.number(),
        legal(one.foundAt()),
        legal(one.since()),
        legal(one.endedAt()),
        one.waitsSince() == null ? null : events(one));
  }

  private AwaitedCoreEvents events(Restored one) {
    KeptCoreEvents.Figures figures = kept.figures(one.number());
    return new AwaitedCoreEvents(
        legal(one.waitsSince()),
        legal(one.allToldAt()),
        one.allToldBy(),
        figures.kept(),
        figures.done(),
        legal(figures.earliest()),
        legal(figures.latest()),
        kept.refused(one.number()).stream()
            .map(event -> new RefusedCoreEvent(event.eventId(), legal(event.at()), event.code()))
            .toList());
  }

  private static OffsetDateTime legal(OffsetDateTime at) {
    return at == null ? null : at.atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime();
  }
}
