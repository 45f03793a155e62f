package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryProposal;

/**
 * Changes registries: what one person proposes is in force once another approves it. Both times it
 * is tried against the registry as it then is. Only that an officer has left is in force on one
 * person's word, because every hour in which the permits still count is the greater harm.
 */
@ApplicationScoped
public class RegistryBook {

  private final RegistryDatabase database;
  private final ApplyChanges apply;
  private final ProposalRows proposals;
  private final Clock clock;

  RegistryBook(RegistryDatabase database, ApplyChanges apply, ProposalRows proposals, Clock clock) {
    this.database = database;
    this.apply = apply;
    this.proposals = proposals;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Result {

    /** Written down; the proposal as it stands now. */
    record Taken(RegistryProposal proposal) implements Result {}

    /** Nothing changed, because of at least one defect. */
    record Defective(List<Defect> defects) implements Result {}

    /** There is no such proposal. */
    record Unknown() implements Result {}

    /** It was decided before. */
    record DecidedBefore() implements Result {}

    /** Who proposed it may not decide it. */
    record SamePerson() implements Result {}
  }

  /** Takes changes down for another person to decide, all of them or none. */
  @Transactional
  public Result propose(
      RegistryKind kind, List<RegistryChange> changes, String comment, String person) {
    List<Defect> defects = RecordForm.defects(changes);
    if (defects.isEmpty()) {
      defects = tried(kind, changes).stream().toList();
    }
    return defects.isEmpty()
        ? new Result.Taken(
            proposals.insert(
                kind, RegistryProposal.State.PROPOSED, changes, comment, person, clock.instant()))
        : new Result.Defective(defects);
  }

  /** Proposes that a record stand no more, or ends it where one person may. */
  @Transactional
  public Result end(RegistryKind kind, RecordEnding ending, String person) {
    List<RegistryChange> changes = List.of(RegistryChange.end(ending));
    return kind.endsAtOnce()
        ? whole(() -> endAtOnce(kind, changes, ending.comment(), person))
        : propose(kind, changes, ending.comment(), person);
  }

  /** Puts a proposal into force or turns it down, once. */
  @Transactional
  public Result decide(long id, RegistryDecision decision, String person) {
    return whole(() -> {
      Optional<RegistryProposal> found = proposals.lock(id);
      if (found.isEmpty()) {
        return new Result.Unknown();
      }
      if (found.get().state() != RegistryProposal.State.PROPOSED) {
        return new Result.DecidedBefore();
      }
      return found.get().proposedBy().equals(person)
          ? new Result.SamePerson()
          : decide(found.get(), decision, person);
    });
  }

  private Result decide(RegistryProposal proposal, RegistryDecision decision, String person) {
    Optional<Defect> defect =
        switch (decision.decision()) {
          case APPROVE ->
              apply.apply(
                  proposal.kind(),
                  proposal.id(),
                  proposals.changes(proposal.id(), 0, proposal.changes()));
          case REJECT -> Optional.empty();
        };
    return defect
        .<Result>map(found -> new Result.Defective(List.of(found)))
        .orElseGet(() ->
            new Result.Taken(proposals.decide(proposal.id(), decision, person, clock.instant())));
  }

  private Result endAtOnce(
      RegistryKind kind, List<RegistryChange> changes, String comment, String person) {
    RegistryProposal atOnce =
        proposals.insert(
            kind, RegistryProposal.State.AT_ONCE, changes, comment, person, clock.instant());
    return apply
        .apply(kind, atOnce.id(), changes)
        .<Result>map(found -> new Result.Defective(List.of(found)))
        .orElseGet(() -> new Result.Taken(atOnce));
  }

  private Optional<Defect> tried(RegistryKind kind, List<RegistryChange> changes) {
    return database.unless(always -> true, () -> apply.apply(kind, null, changes));
  }

  private Result whole(Supplier<Result> work) {
    return database.unless(result -> result instanceof Result.Defective, work);
  }
}
