package org.chakong.fund.freeze;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;

/**
 * A freeze to be registered.
 *
 * @param sequence of receipt; fixes the place in every queue
 * @param personKey opaque key of the person
 * @param accountNos where to freeze, in the order in which money is taken (01 before 02); what
 *     waits waits on the first
 * @param ordered the ceiling, more than zero
 * @param termMonths counted from receipt; null when the notice prints the end
 * @param until last day as printed in the notice; null when the term is in months
 * @param rollsOverRestDay whether a term in months that ends on a rest day runs on
 * @param spared what must stay free on these accounts when the freeze is placed; later money is not
 *     bound by it
 * @param topUpOnUnseal whether it goes on taking contributions of an account that was sealed 封存
 * @param receivedAt durable receipt by the fund centre; the term begins on its legal day
 */
public record FreezeOrder(
    String requestNo,
    long sequence,
    String court,
    String caseNumber,
    String personKey,
    List<String> accountNos,
    Money ordered,
    Integer termMonths,
    LocalDate until,
    boolean rollsOverRestDay,
    TopUp topUp,
    SecondFreeze secondFreeze,
    String rulingNumber,
    Money spared,
    boolean topUpOnUnseal,
    Instant receivedAt) {

  /**
   * @throws IllegalArgumentException when there is no account, nothing ordered or not exactly one
   *     kind of term
   */
  public FreezeOrder {
    accountNos = List.copyOf(accountNos);
    if (accountNos.isEmpty() || !ordered.isPositive()) {
      throw new IllegalArgumentException("A freeze needs an account and an amount");
    }
    if ((termMonths == null) == (until == null)) {
      throw new IllegalArgumentException("A freeze has either a term in months or a printed end");
    }
  }
}
