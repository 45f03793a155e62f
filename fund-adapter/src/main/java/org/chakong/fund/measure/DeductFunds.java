package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.policy.DeductRules;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.deduct.DeductionOrder;
import org.chakong.fund.deduct.Deductions;
import org.chakong.fund.deduct.Reservation;
import org.chakong.fund.freeze.Who;

/** 扣划: holds the money at receipt, and pays once those who must look have looked. */
@ApplicationScoped
class DeductFunds {

  private static final String QUEUE_SOURCE = "《民事诉讼法解释》第四百八十四条";
  private static final String PRIOR_FREEZE = "账户资金已被在先冻结";

  private final Deductions deductions;

  DeductFunds(Deductions deductions) {
    this.deductions = deductions;
  }

  Outcome reserve(Order order, Instruction.Deduct deduct, Examination examination, Who who) {
    DeductRules rules = examination.context().profile().deduct();
    return reserve(
        order, deduct, examination, deductionNo -> reserved(examination, rules, deductionNo, who));
  }

  /** After everybody has approved what could not be held before. */
  Outcome reserveAndInstruct(
      Order order, Instruction.Deduct deduct, Examination examination, Who who) {
    return reserve(
        order, deduct, examination, deductionNo -> instruct(deductionNo, examination, who));
  }

  /**
   * Why there is nothing to take now, without amounts; empty where there is something. Changes
   * nothing.
   */
  Optional<Reason> nothingToTake(Order order, Instruction.Deduct deduct, Examination examination) {
    return deductions
        .nothingFor(ordered(order, deduct, examination))
        .map(nothing -> withoutAmounts(nothingThere(order, nothing.ahead())));
  }

  private static Reason withoutAmounts(Reason reason) {
    String detail = reason.code() == ReasonCode.PRIOR_FREEZE ? PRIOR_FREEZE : reason.detail();
    return new Reason(reason.code(), detail, reason.citation());
  }

  private Outcome reserve(
      Order order,
      Instruction.Deduct deduct,
      Examination examination,
      Function<String, Outcome> then) {
    return switch (deductions.reserve(ordered(order, deduct, examination))) {
      case Reservation.NothingThere nothing ->
          new Outcome.Answered(
              examination.refused(
                  Verdict.UNABLE, nothingThere(order, nothing.ahead()), "可以等候在先冻结解除或者另行申请轮候冻结。"),
              null);
      case Reservation.Reserved reserved -> then.apply(reserved.deduction().deductionNo());
    };
  }

  private static DeductionOrder ordered(
      Order order, Instruction.Deduct deduct, Examination examination) {
    return new DeductionOrder(
        order.requestNo(),
        order.sequence(),
        order.court(),
        order.request().courtCase().number(),
        accounts(deduct, examination),
        deduct.freezeNo(),
        deduct.amount(),
        examination.context().profile().deduct().fromFreeMoney().value(),
        deduct.payee(),
        order.receivedAt());
  }

  private Outcome reserved(
      Examination examination, DeductRules rules, String deductionNo, Who who) {
    boolean plain =
        rules.review().value() == DeductRules.Review.NONE && !examination.findings().needsReview();
    return plain
        ? instruct(deductionNo, examination, who)
        : new Outcome.ForReview(null, deductionNo);
  }

  Outcome instruct(String deductionNo, Examination examination, Who who) {
    return new Outcome.Executing(
        examination.withDeduction(null, deductions.instruct(deductionNo, who)), deductionNo);
  }

  void cancel(String deductionNo, Who who) {
    deductions.cancel(deductionNo, who);
  }

  /** Where a freeze is named and no account, the accounts are those of the freeze. */
  private static List<String> accounts(Instruction.Deduct deduct, Examination examination) {
    if (deduct.accountNo() != null) {
      return List.of(deduct.accountNo());
    }
    return deduct.freezeNo() != null
        ? List.of()
        : AccountPolicy.open(examination.accounts()).stream()
            .map(CoreFacts.Account::accountNo)
            .toList();
  }

  private static Reason nothingThere(Order order, List<FreezeView.Ahead> ahead) {
    String holders =
        ahead.stream()
            .filter(freeze -> !freeze.court().equals(order.court()))
            .map(DeductFunds::holder)
            .collect(Collectors.joining("；"));
    return holders.isEmpty()
        ? new Reason(ReasonCode.CONDITION_NOT_MET, "账户没有可供扣划的资金", QUEUE_SOURCE)
        : new Reason(ReasonCode.PRIOR_FREEZE, PRIOR_FREEZE + "：" + holders, QUEUE_SOURCE);
  }

  /** Holder, date and amounts; nothing of the debt behind it. */
  private static String holder(FreezeView.Ahead freeze) {
    String until = freeze.until() == null ? "" : "，至" + freeze.until();
    return freeze.court()
        + " 限额"
        + freeze.ordered().yuan()
        + "元，已冻结"
        + freeze.frozen().yuan()
        + "元"
        + until;
  }
}
