package org.chakong.contracts.policy;

import org.chakong.contracts.request.Action;

/** A fact of the account that bars a freeze or a deduction, or by this policy does not. */
public sealed interface AccountBar {

  /** Whether the policy has the bar at all; its absence is a reading too and is cited. */
  boolean bars();

  /** What the rule rests on when a freeze is asked for, or a query asks whether it could be. */
  Clause freezeClause();

  /** What the rule rests on when a deduction is asked for. */
  Clause deductClause();

  /** What the court can do instead, in Chinese; null where there is no bar. */
  String wayForward();

  default Clause clauseFor(Action action) {
    return action == Action.DEDUCT ? deductClause() : freezeClause();
  }

  /** Whose loans count. */
  enum LoanScope {
    /** Those of the fund centre itself. */
    LOCAL,
    /** Those of any fund centre. */
    ANY
  }

  /**
   * An outstanding housing provident fund loan of the person.
   *
   * @param coBorrowerCounts whether a loan taken as co-borrower 参贷人 counts
   * @param exceptFundLoanCase whether the bar falls when the case is about such a loan
   */
  record Loan(
      boolean bars,
      LoanScope scope,
      boolean coBorrowerCounts,
      boolean exceptFundLoanCase,
      String wayForward,
      Clause freezeClause,
      Clause deductClause)
      implements AccountBar {

    public Loan {
      Given.value("scope", scope);
      Given.value("freezeClause", freezeClause);
      Given.value("deductClause", deductClause);
      requireWayForward(bars, wayForward);
    }
  }

  /** A guarantee for another person's loan: until that is paid and the guarantee released. */
  record Guarantor(boolean bars, String wayForward, Clause freezeClause, Clause deductClause)
      implements AccountBar {

    public Guarantor {
      Given.value("freezeClause", freezeClause);
      Given.value("deductClause", deductClause);
      requireWayForward(bars, wayForward);
    }
  }

  /** A running withdrawal agreement 约定提取. */
  record Agreement(boolean bars, String wayForward, Clause freezeClause, Clause deductClause)
      implements AccountBar {

    public Agreement {
      Given.value("freezeClause", freezeClause);
      Given.value("deductClause", deductClause);
      requireWayForward(bars, wayForward);
    }
  }

  private static void requireWayForward(boolean bars, String wayForward) {
    if (bars) {
      Given.value("wayForward", wayForward);
    }
  }
}
