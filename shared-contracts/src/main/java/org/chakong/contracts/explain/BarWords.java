package org.chakong.contracts.explain;

import org.chakong.contracts.policy.AccountBar;
import org.chakong.contracts.policy.PolicyProfile;

/** What bars a freeze or a deduction, and what the court can do instead. */
final class BarWords {

  private BarWords() {}

  static Section bars(PolicyProfile profile, Words words) {
    Section section = new Section(words, "bars");
    AccountBar.Loan loan = profile.loanBar();
    both(section, loan, "loan", loan.extent());
    if (loan.bars()) {
      String coBorrower = loan.coBorrowerCounts() ? "coBorrower.yes" : "coBorrower.no";
      section.says(loan.freezeClause(), "loanScope", loan.scope());
      section.says(loan.freezeClause(), coBorrower);
    }
    both(section, profile.guarantorBar(), "guarantee", profile.guarantorBar().extent());
    AccountBar.Agreement agreement = profile.withdrawalAgreementBar();
    AccountBar.Extent extent =
        agreement.bars() ? AccountBar.Extent.BLOCK_ALL : AccountBar.Extent.NONE;
    both(section, agreement, "agreement", extent);
    return section;
  }

  private static void both(Section section, AccountBar bar, String what, AccountBar.Extent extent) {
    String phrase = what + "." + extent.name();
    section.says(bar.freezeClause(), phrase, "");
    if (bar.bars()) {
      section.says(bar.deductClause(), what + ".deduct");
      section.says(bar.freezeClause(), "wayForward", bar.wayForward());
    }
  }
}
