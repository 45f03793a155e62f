package org.chakong.fund.freeze;

import org.chakong.contracts.request.FreezeView;

/**
 * Place, amount or term of a freeze changed after it was placed; told with {@link FreezesChanged}.
 *
 * @param requestNo the court's request under which it hears of the freeze
 * @param court the court that holds it, or has held it until now
 * @param passedTo who holds it from now on, told to the court that has held it; else null
 */
public record FreezeChanged(
    String freezeNo, String requestNo, String court, FreezeView now, Cause cause, Holder passedTo) {

  /** A change under the court that holds it. */
  public FreezeChanged(
      String freezeNo, String requestNo, String court, FreezeView now, Cause cause) {
    this(freezeNo, requestNo, court, now, cause, null);
  }

  /** Why it changed. */
  public enum Cause {
    /** Registered; kept in the history only. */
    PLACED,
    /** New money came to the account. */
    TOPPED_UP,
    /** Money that an earlier freeze or deduction set free came to it. */
    PROMOTED,
    /** An earlier freeze ended; it waits one place further ahead. */
    MOVED_UP,
    /** An earlier freeze is in force again after a failed payout; it waits one place behind. */
    MOVED_BACK,
    /** An order served earlier was back-entered 补录 and took money that it held. */
    DISPLACED,
    /** An order served earlier was back-entered; it waits one place behind. */
    OVERTAKEN,
    /** Its extension was served in time and back-entered after it had expired. */
    REINSTATED,
    /** 续冻. */
    EXTENDED,
    /** 解冻, by its court or that court's superior. */
    RELEASED,
    /** Its term ended, or had ended before money came. */
    EXPIRED,
    /** 扣划. */
    DEDUCTED,
    /** A payout failed: the money is back under the freeze. */
    RESTORED,
    /** It goes on under another case number. */
    RENUMBERED,
    /** 移送执行、指定执行: another court holds it. */
    PASSED,
    /** The holidays of the year in which it ends became known. */
    CALENDAR_KNOWN
  }
}
