package org.chakong.fund.freeze;

import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.UnfreezeFrom;

/**
 * What can happen to the register. Freezes and deductions are named by any number, taken modulo how
 * many there are, so that an operation still means something when those before it are left out.
 */
sealed interface Operation {

  /**
   * @param months null for an end printed {@code days} from today
   */
  record Length(Integer months, int days, boolean rolls) {}

  record Place(
      int court,
      int account,
      boolean bothAccounts,
      long fen,
      TopUp topUp,
      SecondFreeze second,
      Length length)
      implements Operation {}

  /** An order served some days ago is entered now 补录; an end is printed from today. */
  record BackEnter(Place order, int daysAgo) implements Operation {}

  record Extend(int freeze, Length length) implements Operation {}

  /**
   * @param fen null for all of it
   */
  record Unfreeze(int freeze, Long fen, UnfreezeFrom from) implements Operation {}

  /** A ruling passes it to another court (移送执行、指定执行). */
  record Transfer(int freeze, int court) implements Operation {}

  /** The case goes on under another number (保全转执行); the number may be another court's. */
  record Renumber(int freeze, int court, int number) implements Operation {}

  record KeepAlive(int freeze) implements Operation {}

  record LetGo(int freeze) implements Operation {}

  record Contribution(int account, long fen) implements Operation {}

  record Interest(int account, long fen) implements Operation {}

  record Withdrawal(int account, long fen, WithdrawalState state) implements Operation {}

  record StatusChange(int account, boolean contributing) implements Operation {}

  record ReserveOfFreeze(int freeze, long fen, boolean freeMoneyToo) implements Operation {}

  record ReserveOfCase(int court, int number, int account, long fen, boolean freeMoneyToo)
      implements Operation {}

  record Instruct(int deduction) implements Operation {}

  record Settle(int deduction, boolean paid) implements Operation {}

  record Cancel(int deduction) implements Operation {}

  record PassDays(int days) implements Operation {}
}
