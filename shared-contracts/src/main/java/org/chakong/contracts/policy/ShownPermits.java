package org.chakong.contracts.policy;

import java.time.LocalDate;
import java.util.Optional;
import org.chakong.contracts.policy.MeasureRule.Registration;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Officer;

/**
 * What an officer of a request can show on the day, from the request, the registry or both.
 *
 * @param left whether the registry knows that the officer has left, which no paper undoes
 */
record ShownPermits(
    String workPermitNo, Permit work, String dutyPermitNo, Permit duty, boolean left) {

  /** How a permit stands on the day, the best first. */
  enum Permit {
    VALID,
    EXPIRED,
    MISSING
  }

  static ShownPermits of(
      Officer named, AssistanceRequest request, Registration wanted, FilingContext context) {
    boolean ownCase = request.courtCase().authority() == null;
    Optional<RegisteredOfficer> known =
        ownCase ? context.courts().officer(request.courtCase().court(), named) : Optional.empty();
    if (known.filter(officer -> officer.hasLeft(context.day())).isPresent()) {
      return ofLeaver(known.get());
    }
    ShownPermits inRequest = inRequest(named, context.day());
    // another authority's officers are in no court's registry
    return switch (ownCase ? wanted : Registration.PER_REQUEST) {
      case PER_REQUEST -> inRequest;
      case PRE_REGISTERED -> registered(known, named, context.day()).orElse(none(named));
      case EITHER -> registered(known, named, context.day()).map(inRequest::or).orElse(inRequest);
    };
  }

  /** Whether both are one person: either permit number is the same. */
  boolean isSamePerson(ShownPermits other) {
    return RegisteredOfficer.isSame(workPermitNo, other.workPermitNo)
        || RegisteredOfficer.isSame(dutyPermitNo, other.dutyPermitNo);
  }

  boolean satisfy(MeasureRule.Permits wanted) {
    boolean workValid = work == Permit.VALID;
    boolean dutyValid = duty == Permit.VALID;
    return switch (wanted) {
      case BOTH -> workValid && dutyValid;
      case EITHER -> workValid || dutyValid;
    };
  }

  private static ShownPermits ofLeaver(RegisteredOfficer known) {
    return new ShownPermits(
        known.workPermitNo(), Permit.EXPIRED, known.dutyPermitNo(), Permit.EXPIRED, true);
  }

  private static ShownPermits inRequest(Officer named, LocalDate day) {
    return new ShownPermits(
        named.workPermitNo(),
        permit(named.workPermitNo(), named.workPermitValidUntil(), day),
        named.dutyPermitNo(),
        permit(named.dutyPermitNo(), named.dutyPermitValidUntil(), day),
        false);
  }

  private static Optional<ShownPermits> registered(
      Optional<RegisteredOfficer> known, Officer named, LocalDate day) {
    return known
        .filter(officer -> officer.isCalled(named.name()))
        .map(officer ->
            new ShownPermits(
                officer.workPermitNo(),
                permit(officer.workPermitNo(), officer.workPermitValidUntil(), day),
                officer.dutyPermitNo(),
                permit(officer.dutyPermitNo(), officer.dutyPermitValidUntil(), day),
                false));
  }

  private static ShownPermits none(Officer named) {
    return new ShownPermits(
        named.workPermitNo(), Permit.MISSING, named.dutyPermitNo(), Permit.MISSING, false);
  }

  /** The better of what both show; the numbers of the registry tell persons apart. */
  private ShownPermits or(ShownPermits registered) {
    return new ShownPermits(
        either(registered.workPermitNo, workPermitNo),
        better(work, registered.work),
        either(registered.dutyPermitNo, dutyPermitNo),
        better(duty, registered.duty),
        false);
  }

  private static String either(String first, String second) {
    return RegisteredOfficer.permitNo(first).isEmpty() ? second : first;
  }

  private static Permit better(Permit one, Permit other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Permit permit(String number, LocalDate validUntil, LocalDate day) {
    if (RegisteredOfficer.permitNo(number).isEmpty() || validUntil == null) {
      return Permit.MISSING;
    }
    return validUntil.isBefore(day) ? Permit.EXPIRED : Permit.VALID;
  }
}
