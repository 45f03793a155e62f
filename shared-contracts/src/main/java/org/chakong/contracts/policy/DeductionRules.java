package org.chakong.contracts.policy;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.PersonName;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.ReasonCode;

/** What a deduction must show before any account is looked at. */
final class DeductionRules {
  private DeductionRules() {}

  static List<RuleFinding> payee(AssistanceRequest request, FilingContext context) {
    if (!(request.instruction() instanceof Instruction.Deduct deduct)) {
      return List.of();
    }
    NamedRule rule = context.profile().rule("payee", context.profile().deduct().registeredPayee());
    boolean registered =
        context.courts().payeesFor(request.courtCase()).stream()
            .anyMatch(known -> isSame(known, deduct.payee()));
    return List.of(
        registered
            ? rule.pass("收款账户是提出请求的法院登记的账户或者本案的专户")
            : rule.fail(
                ReasonCode.PAYEE_INVALID, "instruction.payee", "收款账户不是提出请求的法院登记的账户，也不是本案的专户"));
  }

  static List<RuleFinding> advanceExecution(AssistanceRequest request, FilingContext context) {
    if (!(request.instruction() instanceof Instruction.Deduct)) {
      return List.of();
    }
    Setting<Boolean> barred = context.profile().deduct().advanceExecutionBarred();
    NamedRule rule = context.profile().rule("advance-execution", barred.clause());
    return List.of(
        barred.value() && request.courtCase().isAdvanceExecution()
            ? rule.bar(ReasonCode.ADVANCE_EXECUTION, "先予执行不适用扣划", "可以先行冻结，待裁判生效进入执行后再提出扣划。")
            : rule.pass("不属于不得扣划的先予执行"));
  }

  static List<RuleFinding> condition(AssistanceRequest request, FilingContext context) {
    if (!(request.instruction() instanceof Instruction.Deduct deduct)) {
      return List.of();
    }
    DeductRules rules = context.profile().deduct();
    NamedRule rule = context.profile().rule("condition", rules.conditionRequired().clause());
    if (isClaimed(deduct) && rules.condition(deduct.condition()).isPresent()) {
      return List.of(rule.pass("已写明所依据的提取条件"));
    }
    if (!isClaimed(deduct) && !rules.conditionRequired().value()) {
      return List.of(rule.pass("本规定未要求写明提取条件，由复核人员核对"));
    }
    return List.of(
        rule.bar(ReasonCode.CONDITION_NOT_MET, "不符合任何一项提取条件", "冻结继续有效；符合提取条件后可以重新提出扣划请求。"));
  }

  /** Of the conditions that only a proof shows; the others are weighed with what is known. */
  static List<RuleFinding> proof(AssistanceRequest request, FilingContext context) {
    if (!(request.instruction() instanceof Instruction.Deduct deduct) || !isClaimed(deduct)) {
      return List.of();
    }
    Optional<DeductRules.Condition> claimed =
        context.profile().deduct().condition(deduct.condition());
    if (claimed.isEmpty() || claimed.get().provenBy() != DeductRules.ProvenBy.PROOF) {
      return List.of();
    }
    NamedRule rule = context.profile().rule("proof", claimed.get().clause());
    return List.of(
        context.hasAtHand(request, DocumentType.CONDITION_PROOF)
            ? rule.pass("已提交提取条件证明材料")
            : rule.fail(ReasonCode.PROOF_MISSING, "documents", "缺少所依据提取条件的证明材料"));
  }

  static List<RuleFinding> otherAssets(AssistanceRequest request, FilingContext context) {
    Setting<Boolean> required = context.profile().deduct().otherAssetsRequired();
    if (!(request.instruction() instanceof Instruction.Deduct deduct) || !required.value()) {
      return List.of();
    }
    NamedRule rule = context.profile().rule("other-assets", required.clause());
    return List.of(
        Boolean.TRUE.equals(deduct.otherAssetsExhausted())
            ? rule.pass("法院已说明无其他可供执行的财产或者不足以清偿")
            : rule.fail(
                ReasonCode.OTHER_ASSETS_NOT_EXHAUSTED,
                "instruction.otherAssetsExhausted",
                "未说明确无其他可供执行的财产或者其他财产不足以覆盖执行标的"));
  }

  static List<RuleFinding> dividedAmount(AssistanceRequest request, FilingContext context) {
    if (!(request.instruction() instanceof Instruction.Deduct deduct)
        || deduct.condition() != DeductCondition.DIVIDED_BY_JUDGMENT) {
      return List.of();
    }
    NamedRule rule =
        context.profile().rule("divided-amount", context.profile().deduct().dividedAmount());
    Money divided = deduct.dividedAmount();
    if (divided == null || divided.isZero()) {
      return List.of(
          rule.fail(ReasonCode.AMOUNT_MISSING, "instruction.dividedAmount", "未写明判决分割的金额"));
    }
    return List.of(
        deduct.amount() != null && deduct.amount().isMoreThan(divided)
            ? rule.fail(ReasonCode.AMOUNT_INCONSISTENT, "instruction.amount", "扣划金额超出判决分割的金额")
            : rule.pass("扣划金额未超出判决分割的金额"));
  }

  private static boolean isClaimed(Instruction.Deduct deduct) {
    return deduct.condition() != null && deduct.condition() != DeductCondition.NONE;
  }

  private static boolean isSame(Payee known, Payee given) {
    return given != null
        && given.accountNo() != null
        && known.accountNo().equals(normal(given.accountNo()))
        && PersonName.parse(known.accountName()).equals(PersonName.parse(given.accountName()));
  }

  private static String normal(String accountNo) {
    return Normalizer.normalize(accountNo, Normalizer.Form.NFKC).replace(" ", "");
  }
}
