package org.chakong.runtime.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryRecord;

/** What can be said of changes without looking into the registry. */
final class RecordForm {

  private RecordForm() {}

  /** Every defect, in the order of the lines. */
  static List<Defect> defects(List<RegistryChange> changes) {
    Set<String> keys = new HashSet<>();
    return changes.stream()
        .flatMap(change ->
            Stream.of(
                    dates(change),
                    Optional.ofNullable(change.record()).flatMap(RecordForm::record),
                    keys.add(change.key())
                        ? Optional.<RegistryRefusal>empty()
                        : Optional.of(RegistryRefusal.REGISTRY_RECORD_TWICE))
                .flatMap(Optional::stream)
                .map(why -> new Defect(change.line(), why)))
        .toList();
  }

  private static Optional<RegistryRefusal> dates(RegistryChange change) {
    return change.validUntil() != null && change.validUntil().isBefore(change.validFrom())
        ? Optional.of(RegistryRefusal.REGISTRY_DATES_REVERSED)
        : Optional.empty();
  }

  private static Optional<RegistryRefusal> record(RegistryRecord record) {
    return switch (record) {
      case RegistryRecord.PayeeAccount account ->
          account.caseNumber() == null || isOwnCase(account)
              ? Optional.empty()
              : Optional.of(RegistryRefusal.REGISTRY_CASE_NUMBER_INVALID);
      case RegistryRecord.Officer officer ->
          hasPermit(officer)
              ? Optional.empty()
              : Optional.of(RegistryRefusal.REGISTRY_PERMIT_MISSING);
      case RegistryRecord.Court c -> Optional.empty();
      case RegistryRecord.Office o -> Optional.empty();
      case RegistryRecord.Liaison l -> Optional.empty();
    };
  }

  private static boolean isOwnCase(RegistryRecord.PayeeAccount account) {
    return CaseNumber.parse(account.caseNumber())
        .filter(number -> number.court().equals(account.court()))
        .isPresent();
  }

  /** A number and its last day go together; of one permit at least there are both. */
  private static boolean hasPermit(RegistryRecord.Officer officer) {
    boolean work = officer.workPermitNo() != null;
    boolean duty = officer.dutyPermitNo() != null;
    return (work || duty)
        && work == (officer.workPermitValidUntil() != null)
        && duty == (officer.dutyPermitValidUntil() != null);
  }
}
