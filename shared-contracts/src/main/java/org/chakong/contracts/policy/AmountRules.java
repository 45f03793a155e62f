package org.chakong.contracts.policy;

import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.AmountInWords;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;

/** The sum: stated, the same in figures and words, and within the claim. */
final class AmountRules {
  private static final String FIELD = "instruction.amount";

  private AmountRules() {}

  static List<RuleFinding> stated(AssistanceRequest request, FilingContext context) {
    return sumOf(request.instruction())
        .filter(sum -> !sum.mayBeOpen())
        .map(sum -> List.of(stated(sum.amount(), context.profile().rule(Requirement.AMOUNT))))
        .orElse(List.of());
  }

  private static RuleFinding stated(Money amount, NamedRule rule) {
    return amount == null || amount.isZero()
        ? rule.fail(ReasonCode.AMOUNT_MISSING, FIELD, "未写明具体金额")
        : rule.pass("已写明具体金额");
  }

  static List<RuleFinding> words(AssistanceRequest request, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.AMOUNT_IN_WORDS);
    return sumOf(request.instruction())
        .filter(sum -> sum.inWords() != null && sum.amount() != null)
        .map(sum -> List.of(words(sum, rule)))
        .orElse(List.of());
  }

  private static RuleFinding words(Sum sum, NamedRule rule) {
    return AmountInWords.parse(sum.inWords()).equals(Optional.of(sum.amount()))
        ? rule.pass("金额大小写一致")
        : rule.fail(
            ReasonCode.AMOUNT_INCONSISTENT, "instruction.amountInWords", "金额大写无法辨认，或者与小写不一致");
  }

  /** The court's own door only: the centre executes what is ordered and objects in writing. */
  static List<RuleFinding> claim(AssistanceRequest request, FilingContext context) {
    Money claim = request.courtCase().claimAmount();
    if (!context.courtDoor()
        || claim == null
        || !(request.instruction() instanceof Instruction.Freeze freeze)
        || freeze.amount() == null) {
      return List.of();
    }
    NamedRule rule = context.profile().rule(Requirement.CLAIM);
    return List.of(
        freeze.amount().isMoreThan(claim)
            ? rule.fail(ReasonCode.CLAIM_EXCEEDED, FIELD, "冻结金额超出案件标的金额")
            : rule.pass("冻结金额未超出案件标的金额"));
  }

  private static Optional<Sum> sumOf(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Freeze f -> Optional.of(new Sum(f.amount(), f.amountInWords(), false));
      case Instruction.Deduct d -> Optional.of(new Sum(d.amount(), d.amountInWords(), false));
      case Instruction.Unfreeze u ->
          Optional.of(
              new Sum(
                  u.amount(), u.amountInWords(), u.amount() == null && u.amountInWords() == null));
      case Instruction.Query q -> Optional.empty();
      case Instruction.Extend e -> Optional.empty();
    };
  }

  /**
   * What a measure says of its sum.
   *
   * @param mayBeOpen a release that says no sum at all is one of everything
   */
  private record Sum(Money amount, String inWords, boolean mayBeOpen) {}
}
