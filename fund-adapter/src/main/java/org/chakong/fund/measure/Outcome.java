package org.chakong.fund.measure;

import org.chakong.contracts.request.Answer;

/** What a measure came to. */
public sealed interface Outcome {

  /**
   * Done or refused for good.
   *
   * @param freezeNo the freeze it made or changed, null for none
   */
  record Answered(Answer answer, String freezeNo) implements Outcome {}

  /**
   * A person must decide; what can be held is held.
   *
   * @param freezeNo the freeze placed meanwhile, or null
   * @param deductionNo the deduction reserved meanwhile, or null
   */
  record ForReview(String freezeNo, String deductionNo) implements Outcome {}

  /** Done in the books; the bank has yet to confirm. The answer has no verdict. */
  record Executing(Answer answer, String deductionNo) implements Outcome {}

  /** A release that waits until a deduction on the freeze has ended. */
  record Deferred(String freezeNo) implements Outcome {}
}
