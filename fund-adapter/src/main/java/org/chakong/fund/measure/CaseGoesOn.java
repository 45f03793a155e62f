package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.CourtCase;
import org.chakong.fund.decide.FreezeFacts;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.Who;

/**
 * 民事诉讼法解释 第一百六十八条: a preservation freeze becomes one of the enforcement without a new ruling. When
 * its court names the former number, the freeze goes on under the new one.
 */
@ApplicationScoped
class CaseGoesOn {

  private final FreezeRegister register;

  CaseGoesOn(FreezeRegister register) {
    this.register = register;
  }

  void goOn(Order order, Examination examination, Who who) {
    CourtCase filed = order.request().courtCase();
    examination
        .named()
        .filter(freeze -> freeze.state().isOpen())
        .filter(freeze -> freeze.court().equals(filed.holder()))
        .filter(freeze -> isFormer(freeze, filed))
        .ifPresent(freeze -> register.renumber(freeze.freezeNo(), filed.reference(), who));
  }

  private static boolean isFormer(FreezeFacts freeze, CourtCase filed) {
    Optional<String> known = base(freeze.caseNumber());
    return known.isPresent()
        && known.equals(base(filed.formerNumber()))
        && !known.equals(base(filed.reference()));
  }

  private static Optional<String> base(String number) {
    return CaseNumber.parse(number).map(CaseNumber::base);
  }
}
