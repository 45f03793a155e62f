package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.Release;
import org.chakong.fund.freeze.Who;

/** 解冻: releases a freeze in full or in part, once no deduction on it is pending. */
@ApplicationScoped
class ReleaseFreeze {

  private final FreezeRegister register;

  ReleaseFreeze(FreezeRegister register) {
    this.register = register;
  }

  Outcome release(Instruction.Unfreeze unfreeze, Examination examination, Who who) {
    String freezeNo = unfreeze.freezeNo();
    return switch (register.release(freezeNo, unfreeze.amount(), unfreeze.fromOrDefault(), who)) {
      case Release.Released released ->
          new Outcome.Answered(
              examination.withFreeze(Verdict.EXECUTED, released.freeze(), null, List.of()),
              freezeNo);
      case Release.HadEnded ended ->
          new Outcome.Answered(
              examination.withFreeze(
                  Verdict.EXECUTED, ended.freeze(), null, List.of(alreadyReleased(examination))),
              freezeNo);
      case Release.WaitsForDeduction waits -> new Outcome.Deferred(freezeNo);
    };
  }

  private static Reason alreadyReleased(Examination examination) {
    String citation =
        examination.context().profile().rule(Requirement.FREEZE_IN_FORCE).clause().citation();
    return new Reason(ReasonCode.ALREADY_RELEASED, "冻结此前已经终止", citation);
  }
}
