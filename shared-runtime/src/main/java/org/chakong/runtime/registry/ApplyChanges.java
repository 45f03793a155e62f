package org.chakong.runtime.registry;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;
import org.chakong.runtime.registry.RecordRows.Period;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Puts changes into the registry. From its first day on a change replaces what was registered of
 * the same thing; the days before stay as they were.
 */
@Singleton
class ApplyChanges {

  private static final String EXCLUSION_VIOLATION = "23P01";

  private final RecordRows rows;

  ApplyChanges(RecordRows rows) {
    this.rows = rows;
  }

  /**
   * Applies all of them inside the caller's transaction.
   *
   * @param proposal that they belong to, null where they are only tried
   * @return the first defect found, after which the transaction must be rolled back
   */
  Optional<Defect> apply(RegistryKind kind, Long proposal, List<RegistryChange> changes) {
    long at = rows.beginChange();
    Map<LocalDate, Set<String>> courts = new HashMap<>();
    for (RegistryChange change : changes) {
      Optional<RegistryRefusal> refusal =
          isOfUnknownCourt(change, courts)
              ? Optional.of(RegistryRefusal.REGISTRY_COURT_UNKNOWN)
              : apply(kind, proposal, change, at);
      if (refusal.isPresent()) {
        return refusal.map(why -> new Defect(change.line(), why));
      }
    }
    return kind == RegistryKind.COURT ? disorder(changes) : Optional.empty();
  }

  private Optional<RegistryRefusal> apply(
      RegistryKind kind, Long proposal, RegistryChange change, long at) {
    List<Period> before = rows.supersede(kind, change.key(), change.validFrom(), at);
    before.stream()
        .filter(period -> period.from().isBefore(change.validFrom()))
        .forEach(period -> rows.insert(until(period, change.validFrom().minusDays(1)), at));
    return switch (change.operation()) {
      case PUT -> insert(period(change, proposal), at);
      case END -> end(before, change.validFrom(), proposal, at);
    };
  }

  /** Of an officer it stays known that the person has left: no paper brings the permits back. */
  private Optional<RegistryRefusal> end(
      List<Period> before, LocalDate from, Long proposal, long at) {
    Optional<Period> last = before.stream().max(Comparator.comparing(Period::from));
    if (last.isEmpty()) {
      return Optional.of(RegistryRefusal.REGISTRY_RECORD_UNKNOWN);
    }
    return last.get().record() instanceof RegistryRecord.Officer officer
        ? insert(new Period(from, null, officer.left(from), proposal), at)
        : Optional.empty();
  }

  private Optional<RegistryRefusal> insert(Period period, long at) {
    try {
      rows.insert(period, at);
      return Optional.empty();
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql
          && EXCLUSION_VIOLATION.equals(sql.getSQLState())) {
        return Optional.of(RegistryRefusal.REGISTRY_PERMIT_TAKEN);
      }
      throw e;
    }
  }

  private boolean isOfUnknownCourt(RegistryChange change, Map<LocalDate, Set<String>> courts) {
    return switch (change.record()) {
      case null -> false;
      case RegistryRecord.PayeeAccount account -> !isKnown(account.court(), change, courts);
      case RegistryRecord.Officer officer -> !isKnown(officer.court(), change, courts);
      case RegistryRecord.Court c -> false;
      case RegistryRecord.Office o -> false;
      case RegistryRecord.Liaison l -> false;
    };
  }

  private boolean isKnown(String court, RegistryChange change, Map<LocalDate, Set<String>> courts) {
    return courts
        .computeIfAbsent(
            change.validFrom(),
            day ->
                courtsOn(day).stream().map(CourtRegistry.Court::code).collect(Collectors.toSet()))
        .contains(court);
  }

  /** Looks at every day from the first change on that begins with another list of courts. */
  private Optional<Defect> disorder(List<RegistryChange> changes) {
    LocalDate first =
        changes.stream()
            .map(RegistryChange::validFrom)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return rows.courtDays(first).stream()
        .flatMap(day -> CourtRegistry.disorder(courtsOn(day)).stream())
        .findFirst()
        .map(court ->
            new Defect(lineOf(court, changes), RegistryRefusal.REGISTRY_COURTS_OUT_OF_ORDER));
  }

  /**
   * Where the court itself is not changed, the change of another has left it without a superior.
   */
  private static int lineOf(String court, List<RegistryChange> changes) {
    return changes.stream()
        .filter(change -> change.key().equals(court))
        .findFirst()
        .orElse(changes.getFirst())
        .line();
  }

  private List<CourtRegistry.Court> courtsOn(LocalDate day) {
    return rows.on(RegistryRecord.Court.class, RegistryKind.COURT, day, null).stream()
        .map(court -> new CourtRegistry.Court(court.code(), court.name(), court.superior(), null))
        .toList();
  }

  private static Period until(Period period, LocalDate lastDay) {
    return new Period(period.from(), lastDay, period.record(), period.proposal());
  }

  private static Period period(RegistryChange change, Long proposal) {
    return new Period(change.validFrom(), change.validUntil(), change.record(), proposal);
  }
}
