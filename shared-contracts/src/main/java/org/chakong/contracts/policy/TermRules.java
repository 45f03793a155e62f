package org.chakong.contracts.policy;

import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;

/**
 * The term of a freeze or an extension. A printed end governs over a number of months; that of an
 * extension is measured against the freeze itself, which only the fund centre knows.
 */
final class TermRules {
  private static final String MONTHS = "instruction.termMonths";
  private static final String UNTIL = "instruction.until";

  private TermRules() {}

  static List<RuleFinding> term(AssistanceRequest request, FilingContext context) {
    PolicyProfile.Term term = context.profile().term();
    return switch (request.instruction()) {
      case Instruction.Freeze freeze -> {
        LocalDate last = context.day().plusMonths(term.maxMonths().value());
        RuleFinding found =
            term(freeze.termMonths(), freeze.until(), term.maxMonths(), last, context);
        yield List.of(
            found.code() == ReasonCode.TERM_TOO_LONG ? tooLong(found, term, context) : found);
      }
      case Instruction.Extend extend when TransferRules.onlyPasses(request.courtCase(), extend) ->
          List.of();
      case Instruction.Extend extend ->
          List.of(
              term(
                  extend.termMonths(),
                  extend.until(),
                  term.maxRenewalMonths(),
                  LocalDate.MAX,
                  context));
      case Instruction.Query q -> List.of();
      case Instruction.Unfreeze u -> List.of();
      case Instruction.Deduct d -> List.of();
    };
  }

  private static RuleFinding term(
      Integer months,
      LocalDate until,
      Setting<Integer> most,
      LocalDate lastPossible,
      FilingContext context) {
    NamedRule rule = context.profile().rule("term", most.clause());
    if (until != null) {
      return until(until, lastPossible, most.value(), context.day(), rule);
    }
    if (months == null || months < 1) {
      return rule.fail(ReasonCode.TERM_MISSING, MONTHS, "未写明冻结期限");
    }
    return months > most.value()
        ? rule.fail(ReasonCode.TERM_TOO_LONG, MONTHS, "冻结期限超过" + most.value() + "个月")
        : rule.pass("冻结期限不超过" + most.value() + "个月");
  }

  /** The court's own door refuses what the centre may have to shorten. */
  private static RuleFinding tooLong(
      RuleFinding found, PolicyProfile.Term term, FilingContext context) {
    return switch (term.tooLong().value()) {
      case RETURN -> found;
      case FREEZE_FOR_MAXIMUM ->
          context.courtDoor()
              ? found
              : context
                  .profile()
                  .rule("term-too-long", term.tooLong().clause())
                  .pass("所写期限超过" + term.maxMonths().value() + "个月，按最长期限冻结并提请法院核实");
    };
  }

  private static RuleFinding until(
      LocalDate until, LocalDate lastPossible, int most, LocalDate day, NamedRule rule) {
    if (until.isBefore(day)) {
      return rule.fail(ReasonCode.TERM_MISSING, UNTIL, "所写明的冻结截止日已经过去");
    }
    return until.isAfter(lastPossible)
        ? rule.fail(ReasonCode.TERM_TOO_LONG, UNTIL, "冻结期限超过" + most + "个月")
        : rule.pass("已写明冻结截止日");
  }
}
