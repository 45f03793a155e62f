package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.Extension;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.NewTerm;
import org.chakong.fund.freeze.Who;

/**
 * 续冻: prolongs a freeze that has not ended; it keeps its place. Without a term the request has only
 * taken the freeze over.
 */
@ApplicationScoped
class ExtendFreeze {

  private final FreezeRegister register;

  ExtendFreeze(FreezeRegister register) {
    this.register = register;
  }

  /**
   * Without a term there is nothing for which a freeze that has expired would be in force again.
   */
  void reinstate(Instruction.Extend extend, Examination examination, LocalDate servedOn, Who who) {
    if (hasTerm(extend)) {
      register.reinstate(extend.freezeNo(), servedOn, term(extend, examination), who);
    }
  }

  Answer extend(Instruction.Extend extend, Examination examination, Who who) {
    if (!hasTerm(extend)) {
      FreezeView now = register.view(extend.freezeNo());
      return now.state().isOpen()
          ? examination.withFreeze(
              Verdict.EXECUTED, now, null, TermNotes.of(register, extend.freezeNo()))
          : examination.refused(Verdict.REJECTED, expired(examination), null);
    }
    return switch (register.extend(extend.freezeNo(), term(extend, examination), who)) {
      case Extension.Extended extended ->
          examination.withFreeze(
              Verdict.EXECUTED, extended.freeze(), null, TermNotes.of(register, extend.freezeNo()));
      case Extension.HadEnded ended ->
          examination.refused(Verdict.REJECTED, expired(examination), null);
    };
  }

  private static boolean hasTerm(Instruction.Extend extend) {
    return extend.termMonths() != null || extend.until() != null;
  }

  private static NewTerm term(Instruction.Extend extend, Examination examination) {
    PolicyProfile.Term policy = examination.context().profile().term();
    boolean rolls = policy.rollsOverRestDay().value();
    Integer months = extend.until() == null ? extend.termMonths() : null;
    LocalDate base =
        switch (policy.renewalBase().value()) {
          case OLD_EXPIRY -> null;
          case HANDLING_DAY -> examination.context().day();
        };
    return new NewTerm(months, extend.until(), rolls, base);
  }

  private static Reason expired(Examination examination) {
    String citation =
        examination.context().profile().rule(Requirement.FREEZE_IN_FORCE).clause().citation();
    return new Reason(ReasonCode.FREEZE_EXPIRED, "冻结已经终止，不能续冻；可以重新提出冻结请求", citation);
  }
}
