package org.chakong.contracts.policy;

import org.chakong.contracts.request.Action;

/** A fact of the account that bars a freeze or a deduction, or by this policy does not. */
public sealed interface AccountBar {

  /** Whether the policy has the bar at all; its absence is a reading too and is cited. */
  boolean bars();

  /** How far a loan bars: all four are in use somewhere. */
  enum Extent {
    /** Not at all. */
    NONE,
    /** The whole account. */
    BLOCK_ALL,
    /** The whole account, unless the case itself claims a housing provident fund loan. */
    BLOCK_UNLESS_CASE_IS_LOAN,
    /** Up to the balance of the loan with interest; what the account holds above it is free. */
    BLOCK_UP_TO_LOAN_BALANCE
  }

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
   */
  record Loan(
      Extent extent,
      LoanScope scope,
      boolean coBorrowerCounts,
      String wayForward,
      Clause freezeClause,
      Clause deductClause)
      implements AccountBar {

    public Loan {
      Given.value("extent", extent);
      Given.value("scope", scope);
      Given.value("freezeClause", freezeClause);
      Given.value("deductClause", deductClause);
      requireWayForward(extent != Extent.NONE, wayForward);
    }

    @Override
    public boolean bars() {
      return extent != Extent.NONE;
    }
  }

  /** A guarantee for another person's loan: until that is paid and the guarantee released. */
  record Guarantor(Extent extent, String wayForward, Clause freezeClause, Clause deductClause)
      implements AccountBar {

    public Guarantor {
      Given.value("extent", extent);
      Given.value("freezeClause", freezeClause);
      Given.value("deductClause", deductClause);
      requireWayForward(extent != Extent.NONE, wayForward);
    }

    @Override
    public boolean bars() {
      return extent != Extent.NONE;
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
