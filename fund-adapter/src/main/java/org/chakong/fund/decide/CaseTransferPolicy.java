package org.chakong.fund.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.NamedRule;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CaseTransfer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.ReasonCode;

/**
 * Whether a transfer or designation ruling (移送执行、指定执行裁定) concerns the freeze that a request names.
 * Who may issue one is a formal rule.
 */
public final class CaseTransferPolicy {

  private CaseTransferPolicy() {}

  /** Whether the freeze is another court's, from which the request's ruling passes cases. */
  public static boolean takesOver(AssistanceRequest request, FreezeFacts freeze) {
    CaseTransfer transfer = request.courtCase().transfer();
    return transfer != null
        && request.courtCase().authority() == null
        && !freeze.court().equals(request.courtCase().court())
        && CaseNumber.parse(transfer.fromCaseNumber())
            .filter(from -> from.court().equals(freeze.court()))
            .isPresent();
  }

  /** What is to be said of a freeze that the request takes over. */
  static List<RuleFinding> check(
      AssistanceRequest request, FreezeFacts freeze, FilingContext context) {
    return List.of(sameCase(request, freeze, context), seen(context));
  }

  private static RuleFinding sameCase(
      AssistanceRequest request, FreezeFacts freeze, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.FREEZE_CASE);
    Optional<String> from = base(request.courtCase().transfer().fromCaseNumber());
    boolean same =
        Stream.of(freeze.caseNumber(), freeze.formerCaseNumber())
            .map(CaseTransferPolicy::base)
            .anyMatch(from::equals);
    return same
        ? rule.pass("与移送的案件一致")
        : rule.fail(
            ReasonCode.CASE_NUMBER_MISMATCH, "case.transfer.fromCaseNumber", "该冻结不是在所移送的案件中作出的");
  }

  /** A freeze that leaves its court on a scan alone needs a person who has read it. */
  private static RuleFinding seen(FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.TRANSFER);
    return context.channel() == Channel.COUNTER
        ? rule.pass("移送、指定执行裁定由窗口经办人核验")
        : rule.review("移送、指定执行裁定须经人工核对");
  }

  private static Optional<String> base(String number) {
    return CaseNumber.parse(number).map(CaseNumber::base);
  }
}
