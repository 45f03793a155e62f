package org.chakong.contracts.request;

/** What an answer says. */
public enum Verdict {
  /** 已办理. */
  EXECUTED,
  /** 部分办理: a freeze with something waiting, a deduction with something short. */
  PARTLY_EXECUTED,
  /** 不能协助: a rule bars it, and the clause is named. */
  UNABLE,
  /** 退回补正: a formal defect that the court can mend and file again. */
  RETURNED,
  /** 拒收: not acceptable as a message. */
  REJECTED
}
