package org.chakong.gateway.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.FormalPolicy;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.document.DocumentShelf;
import org.chakong.gateway.document.PaperSeals;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.registry.Registries;

/**
 * What keeps a request at the door: defects that the court can mend at once. What a fund centre
 * must refuse or cannot do passes, for the centre's signed answer is what the case file needs.
 */
@ApplicationScoped
class DoorCheck {

  private final Policies policies;
  private final Registries registries;
  private final PeerDirectory peers;
  private final DocumentShelf shelf;
  private final PaperSeals seals;
  private final LegalClock clock;
  private final Clock real;

  DoorCheck(
      Policies policies,
      Registries registries,
      PeerDirectory peers,
      DocumentShelf shelf,
      PaperSeals seals,
      LegalClock clock,
      @RealTime Clock real) {
    this.policies = policies;
    this.registries = registries;
    this.peers = peers;
    this.shelf = shelf;
    this.seals = seals;
    this.clock = clock;
    this.real = real;
  }

  /** Every defect, the heaviest first; empty when the request may pass. */
  List<Violation> check(AssistanceRequest request) {
    LocalDate today = LegalZone.dayOf(clock.instant());
    Optional<PolicyProfile> profile =
        peers
            .byFundCentre(request.fundCentre())
            .flatMap(centre -> policies.governing(request, Channel.ONLINE, today));
    return profile
        .map(found -> defects(request, context(request, found, today)))
        .orElseGet(() -> List.of(violation("fundCentre", ReasonCode.OUT_OF_SCOPE)));
  }

  private FilingContext context(AssistanceRequest request, PolicyProfile profile, LocalDate today) {
    Set<String> atHand = shelf.atHand(request.courtCase().court(), request);
    return new FilingContext(
        profile,
        Channel.ONLINE,
        today,
        registries.asOf(request, today, registries.revision()),
        atHand,
        true,
        Math.max(today.getYear(), LegalZone.dayOf(real.instant()).getYear()),
        seals.of(atHand, clock.instant()));
  }

  private static List<Violation> defects(AssistanceRequest request, FilingContext context) {
    Findings findings = FormalPolicy.check(request, context);
    return findings.verdict().equals(Optional.of(Verdict.RETURNED))
        ? findings.failures().stream().map(DoorCheck::violation).toList()
        : List.of();
  }

  private static Violation violation(RuleFinding failure) {
    return violation(failure.field(), failure.code());
  }

  /** The text is put in by the door in the caller's language. */
  static Violation violation(String field, ReasonCode code) {
    return new Violation(field, code.name(), null);
  }
}
