package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chakong.contracts.policy.DeductRules;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.UnfreezeFrom;

/** What the intake form asks of the measure itself. */
final class MeasureQuestions {

  private final PolicyProfile profile;
  private final Action action;
  private final CounterForm form;
  private final FormFields fields;
  private final DeskWords words;

  MeasureQuestions(PolicyProfile profile, CounterForm form, FormFields fields, DeskWords words) {
    this.profile = profile;
    this.action = form.action().orElseThrow();
    this.form = form;
    this.fields = fields;
    this.words = words;
  }

  List<FormField> measure() {
    return switch (action) {
      case QUERY -> List.of();
      case FREEZE ->
          List.of(
              fields.sum("instruction.amount"),
              fields.text("instruction.amountInWords"),
              fields.number("instruction.termMonths"),
              fields.day("instruction.until"),
              fields.text("instruction.accountNo"));
      case EXTEND ->
          List.of(
              fields.text("instruction.freezeNo"),
              fields.number("instruction.termMonths"),
              fields.day("instruction.until"));
      case UNFREEZE ->
          List.of(
              fields.text("instruction.freezeNo"),
              fields.sum("instruction.amount"),
              fields.text("instruction.amountInWords"),
              fields.select("instruction.from", releasedFrom(), ""));
      case DEDUCT -> deduction();
    };
  }

  private List<Choice> releasedFrom() {
    return Arrays.stream(UnfreezeFrom.values())
        .map(from -> fields.choice("instruction.from", from.name(), words.word("from", from)))
        .toList();
  }

  private List<FormField> deduction() {
    List<FormField> deduction =
        new ArrayList<>(
            List.of(
                fields.sum("instruction.amount"),
                fields.text("instruction.amountInWords"),
                fields.text("instruction.freezeNo"),
                fields.text("instruction.accountNo"),
                fields.select("instruction.condition", conditions(), "measure")));
    if (form.typed("instruction.condition").equals(DeductCondition.DIVIDED_BY_JUDGMENT.name())) {
      deduction.add(fields.sum("instruction.dividedAmount"));
    }
    if (profile.deduct().otherAssetsRequired().value()) {
      deduction.add(fields.flag("instruction.otherAssetsExhausted"));
    }
    return deduction;
  }

  private List<Choice> conditions() {
    List<Choice> conditions = new ArrayList<>();
    conditions.add(new Choice("", words.say("counter_no_condition"), false));
    profile.deduct().conditions().stream()
        .map(DeductRules.Condition::condition)
        .map(
            one -> fields.choice("instruction.condition", one.name(), words.word("condition", one)))
        .forEach(conditions::add);
    return conditions;
  }

  /**
   * @param registered accounts to propose; which one the notice names, a clerk reads
   */
  List<FormField> payee(List<Payee> registered) {
    if (action != Action.DEDUCT) {
      return List.of();
    }
    return List.of(
        fields.text(
            "instruction.payee.accountName",
            registered.stream()
                .map(account -> new Choice(account.accountName(), account.accountNo(), false))
                .toList(),
            ""),
        fields.text(
            "instruction.payee.accountNo",
            registered.stream()
                .map(account -> new Choice(account.accountNo(), account.accountName(), false))
                .toList(),
            ""),
        fields.text("instruction.payee.bankName"));
  }
}
