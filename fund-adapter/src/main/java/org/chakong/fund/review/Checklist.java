package org.chakong.fund.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chakong.contracts.api.FundApi.ChecklistAnswer;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.api.ReviewDetail.ChecklistPoint;
import org.chakong.contracts.policy.DeductRules.ChecklistItem;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;

/** What a policy has reviewers check; those known have one for deductions 扣划 only. */
final class Checklist {

  private Checklist() {}

  static List<ChecklistItem> of(PolicyProfile profile, Action action) {
    return profile == null || action != Action.DEDUCT ? List.of() : profile.deduct().checklist();
  }

  static ChecklistPoint point(ChecklistItem item) {
    return new ChecklistPoint(
        item.id(),
        item.text(),
        item.clause().citation(),
        item.clause().unconfirmed() ? Boolean.TRUE : null);
  }

  /**
   * The field of a decision that does not fit the checklist: an answer to no point of it or a
   * second one to the same, and with an approval a point that is not in order or left out. A
   * decision without answers fits always, since the contract did not ask for them at first.
   */
  static Optional<String> unfit(List<ChecklistItem> items, Decision decision) {
    List<ChecklistAnswer> answers = decision.checklist();
    if (answers == null || answers.isEmpty()) {
      return Optional.empty();
    }
    List<String> ids = items.stream().map(ChecklistItem::id).toList();
    List<String> answered = answers.stream().map(ChecklistAnswer::id).toList();
    for (int at = 0; at < answered.size(); at++) {
      if (!ids.contains(answered.get(at)) || answered.indexOf(answered.get(at)) != at) {
        return Optional.of("checklist[" + at + "].id");
      }
    }
    return decision.decision() == Decision.Kind.APPROVE
        ? disapproved(answers).or(() -> answered.containsAll(ids) ? Optional.empty() : all())
        : Optional.empty();
  }

  private static Optional<String> disapproved(List<ChecklistAnswer> answers) {
    List<Boolean> ok = answers.stream().map(ChecklistAnswer::ok).collect(Collectors.toList());
    int at = ok.indexOf(Boolean.FALSE);
    return at < 0 ? Optional.empty() : Optional.of("checklist[" + at + "].ok");
  }

  private static Optional<String> all() {
    return Optional.of("checklist");
  }
}
