package org.chakong.contracts.policy;

import java.util.List;
import java.util.Optional;
import org.chakong.contracts.request.DeductCondition;

/**
 * What a policy says on deductions 扣划.
 *
 * @param review who looks at a deduction before it is paid
 * @param checklist what they check by hand; empty where the policy gives none
 * @param conditionRequired whether one of the conditions must be claimed
 * @param conditions those that the policy knows and how each is proven
 * @param otherAssetsRequired whether the court must state that other property is lacking
 * @param advanceExecutionBarred whether 先予执行 is excluded
 * @param preservationMayDeduct whether a preservation case 保全 may pay out; left out: it may not
 * @param fromFreeMoney whether money that nobody has frozen may be taken
 * @param registeredPayee the payee is a registered account of the asking court
 * @param dividedAmount a judgment that divides the fund bounds the amount
 */
public record DeductRules(
    Setting<Review> review,
    List<ChecklistItem> checklist,
    Setting<Boolean> conditionRequired,
    List<Condition> conditions,
    Setting<Boolean> otherAssetsRequired,
    Setting<Boolean> advanceExecutionBarred,
    Setting<Boolean> preservationMayDeduct,
    Setting<Boolean> fromFreeMoney,
    Clause registeredPayee,
    Clause dividedAmount) {

  public DeductRules {
    Given.value("review", review);
    Given.value("conditionRequired", conditionRequired);
    Given.value("conditions", conditions);
    conditions = List.copyOf(conditions);
    Given.value("otherAssetsRequired", otherAssetsRequired);
    Given.value("advanceExecutionBarred", advanceExecutionBarred);
    preservationMayDeduct = Silence.or(preservationMayDeduct, Silence.PRESERVATION_MAY_DEDUCT);
    Given.value("fromFreeMoney", fromFreeMoney);
    Given.value("registeredPayee", registeredPayee);
    Given.value("dividedAmount", dividedAmount);
    checklist = checklist == null ? List.of() : List.copyOf(checklist);
  }

  public Optional<Condition> condition(DeductCondition wanted) {
    return conditions.stream().filter(known -> known.condition() == wanted).findFirst();
  }

  /** Who looks before money moves. */
  public enum Review {
    /** A clerk and then a supervisor, two different persons. */
    CLERK_AND_SUPERVISOR,
    NONE
  }

  /** One point that reviewers check. */
  public record ChecklistItem(String id, String text, Clause clause) {

    public ChecklistItem {
      Given.value("id", id);
      Given.value("text", text);
      Given.value("clause", clause);
    }
  }

  /** What proves a condition. */
  public enum ProvenBy {
    /** The effective judgment, which is among the papers in any case. */
    JUDGMENT,
    /** What the centre itself knows, or a proof 证明材料. */
    CENTRE_OR_PROOF,
    /** A proof 证明材料 only. */
    PROOF
  }

  /** A condition and its proof. */
  public record Condition(DeductCondition condition, ProvenBy provenBy, Clause clause) {

    public Condition {
      Given.value("condition", condition);
      Given.value("provenBy", provenBy);
      Given.value("clause", clause);
    }
  }
}
