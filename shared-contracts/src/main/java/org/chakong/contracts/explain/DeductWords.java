package org.chakong.contracts.explain;

import org.chakong.contracts.policy.DeductRules;
import org.chakong.contracts.policy.PolicyProfile;

/** What a policy says on deductions. */
final class DeductWords {

  private DeductWords() {}

  static Section deductions(PolicyProfile profile, Words words) {
    DeductRules rules = profile.deduct();
    Section section = new Section(words, "deductions");
    section.says(rules.review());
    rules.checklist().forEach(item -> section.says(item.clause(), "checklist", item.text()));
    section.says(rules.conditionRequired(), "conditionRequired");
    rules
        .conditions()
        .forEach(known ->
            section.says(known.clause(), "condition", known.condition(), known.provenBy()));
    return section
        .says(rules.otherAssetsRequired(), "otherAssetsRequired")
        .says(rules.advanceExecutionBarred(), "advanceExecutionBarred")
        .says(rules.preservationMayDeduct(), "preservationMayDeduct")
        .says(rules.fromFreeMoney(), "fromFreeMoney")
        .says(rules.registeredPayee(), "registeredPayee")
        .says(rules.dividedAmount(), "dividedAmount");
  }
}
