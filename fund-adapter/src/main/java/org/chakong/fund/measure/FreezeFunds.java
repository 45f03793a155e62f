package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.decide.FreezePolicy;
import org.chakong.fund.freeze.FreezeOrder;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.Who;

/** 冻结: places at once what may be placed, before any person has looked at it. */
@ApplicationScoped
class FreezeFunds {

  /** 法释〔2013〕20号 第六条: the court answers an objection within 15 days. */
  private static final int REPLY_DAYS = 15;

  private static final String OBJECTION_SOURCE = "法释〔2013〕20号 第六条";

  private final FreezeRegister register;

  FreezeFunds(FreezeRegister register) {
    this.register = register;
  }

  FreezeView place(Order order, Instruction.Freeze freeze, Examination examination) {
    PolicyProfile profile = examination.context().profile();
    List<String> accounts = accounts(freeze, examination);
    Term term = Term.of(freeze, profile.term(), order.day());
    FreezeOrder asked =
        new FreezeOrder(
            order.requestNo(),
            order.sequence(),
            order.court(),
            order.request().courtCase().reference(),
            order.personKey(),
            accounts,
            freeze.amount(),
            term.months(),
            term.until(),
            profile.term().rollsOverRestDay().value(),
            profile.topUp().value(),
            profile.secondFreeze().value(),
            FreezePolicy.rulingNumber(order.request()),
            AccountPolicy.sparedOn(profile, order.request(), accounts, examination.accounts()),
            profile.topUpOnUnseal().value(),
            order.receivedAt());
    return order.backEntered() ? register.placeServed(asked) : register.place(asked);
  }

  /** The term as ordered, or the longest one where the policy shortens what is ordered. */
  private record Term(Integer months, LocalDate until, boolean shortened) {

    static Term of(Instruction.Freeze freeze, PolicyProfile.Term policy, LocalDate day) {
      int most = policy.maxMonths().value();
      if (freeze.until() == null) {
        Integer ordered = freeze.termMonths();
        return ordered > most ? new Term(most, null, true) : new Term(ordered, null, false);
      }
      LocalDate last = day.plusMonths(most);
      return freeze.until().isAfter(last)
          ? new Term(null, last, true)
          : new Term(null, freeze.until(), false);
    }
  }

  Answer answer(
      Order order, Instruction.Freeze freeze, FreezeView placed, Examination examination) {
    Verdict verdict = placed.waiting().isPositive() ? Verdict.PARTLY_EXECUTED : Verdict.EXECUTED;
    return examination.withFreeze(
        verdict,
        placed,
        objection(order, freeze, examination.context().profile()),
        TermNotes.of(register, placed.freezeNo()));
  }

  /** Lifts what was placed when a person or a later look refuses it. */
  void lift(String freezeNo, Who who) {
    register.release(freezeNo, null, UnfreezeFrom.CEILING, who);
  }

  FreezeView view(String freezeNo) {
    return register.view(freezeNo);
  }

  private static List<String> accounts(Instruction.Freeze freeze, Examination examination) {
    return AccountPolicy.open(examination.accounts()).stream()
        .map(CoreFacts.Account::accountNo)
        .filter(accountNo -> freeze.accountNo() == null || freeze.accountNo().equals(accountNo))
        .toList();
  }

  /**
   * More than the case is about, or longer than a freeze may last: executed as far as it can be,
   * and the court is told so in writing.
   */
  private static Objection objection(
      Order order, Instruction.Freeze freeze, PolicyProfile profile) {
    List<String> grounds = new ArrayList<>();
    Money claim = order.request().courtCase().claimAmount();
    if (claim != null && freeze.amount().isMoreThan(claim)) {
      grounds.add("冻结金额超过案件标的金额");
    }
    if (Term.of(freeze, profile.term(), order.day()).shortened()) {
      grounds.add("冻结期限超过" + profile.term().maxMonths().value() + "个月，按最长期限冻结");
    }
    return grounds.isEmpty()
        ? null
        : new Objection(
            String.join("；", grounds) + "，已先行办理，请法院核实并书面答复",
            OBJECTION_SOURCE,
            order.day().plusDays(REPLY_DAYS));
  }
}
