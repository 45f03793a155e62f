package org.chakong.contracts.request;

/** In what capacity a person is named. */
public enum SubjectRole {
  /** 被执行人. */
  JUDGMENT_DEBTOR,
  /** 案件当事人. */
  PARTY,
  /** 涉案人员: may be queried on a stated legal ground, never frozen. */
  RELATED_PERSON
}
