package org.chakong.fund.core.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.identity.PersonId;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Credit;
import org.chakong.fund.core.Funds;
import org.chakong.fund.core.HoldChange;
import org.chakong.fund.core.Transfer;

/** The core in the adapter's own database. */
@ApplicationScoped
class EmbeddedCore implements Core {

  private final AccountFacts facts;
  private final AccountMoney money;
  private final TransferRows transfers;

  EmbeddedCore(AccountFacts facts, AccountMoney money, TransferRows transfers) {
    this.facts = facts;
    this.money = money;
    this.transfers = transfers;
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public List<CoreFacts.Account> accountsOf(PersonId person) {
    return facts.ofPerson(person);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public Optional<CoreFacts.Account> account(String accountNo) {
    return facts.ofAccount(accountNo);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public Map<String, Funds> funds(Collection<String> accountNos) {
    return money.funds(accountNos);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public List<Credit> creditsSince(Collection<String> accountNos, Instant since) {
    return money.creditsSince(accountNos, since);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Map<String, Funds> lock(Collection<String> accountNos) {
    return money.lock(accountNos);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public Map<String, Funds> lockUncontended(Collection<String> accountNos) {
    return money.lockUncontended(accountNos);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void changeHolds(List<HoldChange> changes) {
    money.changeHolds(changes);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void instruct(List<Transfer> instructed, Instant at) {
    transfers.instruct(instructed, at);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void paid(String transferNo, String bankReference, Instant at) {
    transfers.settle(transferNo, TransferRows.PAID, bankReference, at);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void failed(String transferNo, String bankReference, Instant at) {
    transfers.settle(transferNo, TransferRows.FAILED, bankReference, at);
    transfers.reverse(transferNo, at);
  }
}
