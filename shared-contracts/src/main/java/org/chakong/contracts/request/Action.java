package org.chakong.contracts.request;

/** What a court asks of a housing provident fund centre. */
public enum Action {
  /** 查询: accounts of a person, what they hold and what bars a freeze. */
  QUERY,
  /** 冻结: hold money of an account up to an ordered ceiling for a term. */
  FREEZE,
  /** 续冻: prolong a freeze before it ends; it keeps its place. */
  EXTEND,
  /** 解冻: release a freeze in full or in part. */
  UNFREEZE,
  /** 扣划: transfer money to the court's registered account. */
  DEDUCT
}
