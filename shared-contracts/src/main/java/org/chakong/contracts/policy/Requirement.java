package org.chakong.contracts.policy;

import java.util.Locale;

/** Rules that every profile has and that need no value of their own, only what they rest on. */
public enum Requirement {
  /** The case number 案号 has the form in force. */
  CASE_NUMBER,
  /** It is the asking court's own and not of a coming year. */
  CASE_COURT,
  /** Rulings and notice bear the number of the case. */
  PAPER_NUMBER,
  /** The papers named are at hand. */
  PAPER_AT_HAND,
  /** Electronic seals 电子签章 are valid and unbroken. */
  SEAL,
  /** Who is meant is said and possible. */
  IDENTITY,
  /** An employer has no account of its own that could be frozen. */
  PERSON_ONLY,
  /** The notice states a sum. */
  AMOUNT,
  /** Figures and words agree. */
  AMOUNT_IN_WORDS,
  /** No measure beyond the claim. */
  CLAIM,
  /** Extension and release name the freeze they concern. */
  FREEZE_NAMED,
  /** Only the court that ordered a freeze, or for a release its superior, disposes of it. */
  HOLDER,
  /** And in the case it was ordered in. */
  FREEZE_CASE,
  /** A ruling of a court that may passes it to another court. */
  TRANSFER,
  /** A freeze that has ended can be neither extended nor deducted from. */
  FREEZE_IN_FORCE,
  /** An extension ends later than what it extends. */
  EXTENSION,
  /** A release waits for a deduction under the same freeze. */
  PENDING_DEDUCTION,
  /** The same freeze is not registered twice. */
  DUPLICATE,
  /** Name and number belong to one person. */
  NAME,
  /** There is an account. */
  ACCOUNT,
  /** And it is open. */
  OPEN_ACCOUNT,
  /** Several open accounts are frozen as one. */
  SEVERAL_ACCOUNTS,
  /** The court is told of a debtor's death. */
  DECEASED;

  /** The name in a rule's id. */
  public String ruleName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
