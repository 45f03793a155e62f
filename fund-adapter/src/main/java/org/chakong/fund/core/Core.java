package org.chakong.fund.core;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.identity.PersonId;

/**
 * The fund centre's core: the accounts with their facts, and the money on them. Writes take part in
 * the caller's transaction and need one. Whoever changes money locks the accounts first.
 */
public interface Core {

  /** The accounts of a person, by account number; possibly none. */
  List<CoreFacts.Account> accountsOf(PersonId person);

  /** One account with all its facts. */
  Optional<CoreFacts.Account> account(String accountNo);

  /** What is on these accounts, as last committed; accounts not found are left out. */
  Map<String, Funds> funds(Collection<String> accountNos);

  /** What came to these accounts after that moment and was no payout come back. */
  List<Credit> creditsSince(Collection<String> accountNos, Instant since);

  /**
   * Keeps everybody else from changing the money of these accounts until the transaction ends.
   * Locked in ascending order of number, so that two callers never wait for each other.
   *
   * @return what is on each account found
   */
  Map<String, Funds> lock(Collection<String> accountNos);

  /** As {@link #lock}, but leaves out the accounts that somebody else has locked. */
  Map<String, Funds> lockUncontended(Collection<String> accountNos);

  /**
   * Changes holds by the given differences. A holder's withdrawal that was approved but is not paid
   * is stopped where the money left free no longer covers it (民事诉讼法 Art. 253).
   *
   * @throws RuntimeException when an account would hold more than its balance, or a hold would go
   *     below zero: a broken invariant, the transaction cannot go on
   */
  void changeHolds(List<HoldChange> changes);

  /** Takes the money off the accounts and instructs the payout; free money must cover it. */
  void instruct(List<Transfer> transfers, Instant at);

  /** Records that the bank paid. */
  void paid(String transferNo, String bankReference, Instant at);

  /** Records that the bank did not pay: the money comes back by an entry of its own. */
  void failed(String transferNo, String bankReference, Instant at);
}
