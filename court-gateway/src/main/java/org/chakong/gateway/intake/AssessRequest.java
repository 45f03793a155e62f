package org.chakong.gateway.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.gateway.channel.AssessAtFund;

/** Asks what would be answered to a request; stores none, but is audited like a query. */
@ApplicationScoped
public class AssessRequest {

  private final DoorCheck door;
  private final AssessAtFund fund;
  private final AssessmentAudit audit;

  AssessRequest(DoorCheck door, AssessAtFund fund, AssessmentAudit audit) {
    this.door = door;
    this.fund = fund;
    this.audit = audit;
  }

  /** What became of the question. */
  public sealed interface Outcome {

    /** What the fund centre would answer. */
    record Assessed(Assessment assessment) implements Outcome {}

    /** Not asked: the request would not pass the door. */
    record Defective(List<Violation> defects) implements Outcome {}

    /** The fund centre cannot be asked now. */
    record Unreachable() implements Outcome {}
  }

  /** Asks as if the request were filed now. */
  public Outcome assess(AssistanceRequest request, Filer filer) {
    if (!filer.court().equals(request.courtCase().court())) {
      return new Outcome.Defective(
          List.of(DoorCheck.violation("case.court", ReasonCode.SENDER_MISMATCH)));
    }
    List<Violation> defects = door.check(request);
    if (!defects.isEmpty()) {
      return new Outcome.Defective(defects);
    }
    Optional<Assessment> assessment = fund.assess(request);
    audit.note(request, filer, assessment);
    return assessment.<Outcome>map(Outcome.Assessed::new).orElseGet(Outcome.Unreachable::new);
  }
}
