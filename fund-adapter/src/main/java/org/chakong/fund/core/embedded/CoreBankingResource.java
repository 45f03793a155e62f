package org.chakong.fund.core.embedded;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.chakong.contracts.api.CoreBankingApi;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.PersonId;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemException;

/**
 * The embedded core by the API that a fund centre's own core would serve. Its callers' holds stand
 * beside those of the freeze register, which they cannot touch.
 */
@RolesAllowed("fund-core")
class CoreBankingResource implements CoreBankingApi {

  private final AccountFacts facts;
  private final HoldByApi holds;
  private final TransferByApi transfers;

  CoreBankingResource(AccountFacts facts, HoldByApi holds, TransferByApi transfers) {
    this.facts = facts;
    this.holds = holds;
    this.transfers = transfers;
  }

  @Override
  public Accounts search(Person person) {
    return new Accounts(
        PersonId.parse(person.idType(), person.idNumber())
            .map(facts::ofPerson)
            .orElseGet(List::of));
  }

  @Override
  public CoreFacts.Account account(String accountNo) {
    return facts
        .ofAccount(accountNo)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  @Override
  public Held hold(String accountNo, String freezeNo, Hold hold) {
    return new Held(Money.ofFen(holds.set(accountNo, freezeNo, hold.amount().fen())));
  }

  @Override
  public void release(String accountNo, String freezeNo) {
    holds.end(accountNo, freezeNo);
  }

  @Override
  public Transferred transfer(String deductionNo, Transfer transfer) {
    return transfers.instruct(deductionNo, transfer);
  }

  @Override
  public Transferred transfer(String deductionNo) {
    return transfers.find(deductionNo);
  }
}
