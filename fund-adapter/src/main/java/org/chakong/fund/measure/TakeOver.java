package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.fund.decide.CaseTransferPolicy;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.Holder;
import org.chakong.fund.freeze.Who;

/**
 * 移送执行、指定执行: the freeze that a request names passes to its court before the measure is taken, once
 * a person has seen the ruling where the rules ask for one.
 */
@ApplicationScoped
class TakeOver {

  private final FreezeRegister register;

  TakeOver(FreezeRegister register) {
    this.register = register;
  }

  void takeOver(Order order, Examination examination, Who who) {
    AssistanceRequest request = order.request();
    examination
        .named()
        .filter(freeze -> CaseTransferPolicy.takesOver(request, freeze))
        .ifPresent(freeze -> {
          String why = "transfer ruling " + request.courtCase().transfer().rulingNumber();
          register.transfer(
              freeze.freezeNo(),
              new Holder(order.court(), request.courtCase().reference(), order.requestNo()),
              new Who(who.actor(), why, order.requestNo()));
        });
  }
}
