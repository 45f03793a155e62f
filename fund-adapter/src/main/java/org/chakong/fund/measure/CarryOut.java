package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.query.ViewAccounts;

/** Does what the rules leave to be done, in the caller's transaction. */
@ApplicationScoped
public class CarryOut {

  private final ViewAccounts accounts;
  private final FreezeFunds freezes;
  private final ExtendFreeze extensions;
  private final ReleaseFreeze releases;
  private final DeductFunds deductions;
  private final CaseGoesOn cases;
  private final TakeOver transfers;
  private final FreezeRegister register;

  CarryOut(
      ViewAccounts accounts,
      FreezeFunds freezes,
      ExtendFreeze extensions,
      ReleaseFreeze releases,
      DeductFunds deductions,
      CaseGoesOn cases,
      TakeOver transfers,
      FreezeRegister register) {
    this.accounts = accounts;
    this.freezes = freezes;
    this.extensions = extensions;
    this.releases = releases;
    this.deductions = deductions;
    this.cases = cases;
    this.transfers = transfers;
    this.register = register;
  }

  /**
   * At receipt: a freeze or deduction that a person must look at is held meanwhile, but not a
   * freeze that was back-entered 补录.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Outcome firstTime(Order order, Examination examination, Who who) {
    if (examination.refusal().isPresent()) {
      return new Outcome.Answered(examination.refused(), null);
    }
    boolean review = examination.findings().needsReview();
    lock(order, examination);
    if (!review) {
      reinstate(order, examination, who);
    }
    cases.goOn(order, examination, who);
    if (!review) {
      transfers.takeOver(order, examination, who);
    }
    return switch (order.request().instruction()) {
      case Instruction.Query q -> review ? forReview() : query(order, examination);
      case Instruction.Freeze freeze -> freeze(order, freeze, examination, review);
      case Instruction.Extend extend -> review ? forReview() : extend(extend, examination, who);
      case Instruction.Unfreeze unfreeze ->
          review ? forReview() : releases.release(unfreeze, examination, who);
      case Instruction.Deduct deduct -> deduct(order, deduct, examination, who);
    };
  }

  /**
   * After the last person has approved: on the facts of this moment, which may bar it now.
   *
   * @param held what the first time held
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Outcome approved(Order order, Examination examination, Outcome.ForReview held, Who who) {
    if (examination.refusal().isPresent()) {
      return refused(examination.refused(), held, who);
    }
    lock(order, examination);
    reinstate(order, examination, who);
    cases.goOn(order, examination, who);
    transfers.takeOver(order, examination, who);
    return switch (order.request().instruction()) {
      case Instruction.Query q -> query(order, examination);
      case Instruction.Freeze freeze -> answered(order, freeze, held.freezeNo(), examination);
      case Instruction.Extend extend -> extend(extend, examination, who);
      case Instruction.Unfreeze unfreeze -> releases.release(unfreeze, examination, who);
      case Instruction.Deduct deduct ->
          held.deductionNo() == null
              ? deductions.reserveAndInstruct(order, deduct, examination, who)
              : deductions.instruct(held.deductionNo(), examination, who);
    };
  }

  /**
   * Why a deduction that no rule bars would be answered at once all the same: there is nothing to
   * take. Without amounts; changes nothing. Empty for every other measure, and where a person must
   * first decide whose the accounts are.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Reason> nothingToTake(Order order, Examination examination) {
    return order.request().instruction() instanceof Instruction.Deduct deduct
            && !examination.identityInDoubt()
        ? deductions.nothingToTake(order, deduct, examination)
        : Optional.empty();
  }

  /** Ends a request with this answer and lets go of what was held for it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Outcome refused(Answer answer, Outcome.ForReview held, Who who) {
    letGo(held, who);
    return new Outcome.Answered(answer, null);
  }

  /** Lets go of what was held: the request was taken back. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void letGo(Outcome.ForReview held, Who who) {
    Optional.ofNullable(held.freezeNo()).ifPresent(freezeNo -> freezes.lift(freezeNo, who));
    Optional.ofNullable(held.deductionNo())
        .ifPresent(deductionNo -> deductions.cancel(deductionNo, who));
  }

  private void lock(Order order, Examination examination) {
    String accountNo =
        order.request().instruction() instanceof Instruction.Deduct deduct
            ? deduct.accountNo()
            : null;
    examination
        .named()
        .ifPresent(freeze -> {
          if (order.backEntered()) {
            register.lockToReinstate(freeze.freezeNo());
          } else {
            register.lock(freeze.freezeNo(), accountNo);
          }
        });
  }

  /** An extension that was served in time: the freeze may have expired before it was entered. */
  private void reinstate(Order order, Examination examination, Who who) {
    if (order.backEntered() && order.request().instruction() instanceof Instruction.Extend extend) {
      extensions.reinstate(extend, examination, order.day(), who);
    }
  }

  private Outcome query(Order order, Examination examination) {
    return new Outcome.Answered(
        examination.withAccounts(
            accounts.views(
                order.request(), examination.context().profile(), examination.accounts())),
        null);
  }

  private Outcome freeze(
      Order order, Instruction.Freeze freeze, Examination examination, boolean review) {
    if (examination.identityInDoubt() && AccountPolicy.open(examination.accounts()).isEmpty()) {
      // that there is nothing to hold would tell of somebody who may be another
      return forReview();
    }
    if (review && order.backEntered()) {
      // what it would take off later freezes could not be given back if it were refused
      return forReview();
    }
    FreezeView placed = freezes.place(order, freeze, examination);
    return review
        ? new Outcome.ForReview(placed.freezeNo(), null)
        : new Outcome.Answered(
            freezes.answer(order, freeze, placed, examination), placed.freezeNo());
  }

  private Outcome answered(
      Order order, Instruction.Freeze freeze, String freezeNo, Examination examination) {
    FreezeView now =
        freezeNo == null ? freezes.place(order, freeze, examination) : freezes.view(freezeNo);
    return new Outcome.Answered(freezes.answer(order, freeze, now, examination), now.freezeNo());
  }

  private Outcome deduct(Order order, Instruction.Deduct deduct, Examination examination, Who who) {
    Outcome reserved = deductions.reserve(order, deduct, examination, who);
    return examination.identityInDoubt() && reserved instanceof Outcome.Answered
        ? forReview()
        : reserved;
  }

  private Outcome extend(Instruction.Extend extend, Examination examination, Who who) {
    return new Outcome.Answered(extensions.extend(extend, examination, who), extend.freezeNo());
  }

  private static Outcome forReview() {
    return new Outcome.ForReview(null, null);
  }
}
