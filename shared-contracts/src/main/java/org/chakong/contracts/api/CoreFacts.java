package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.Sex;

/** The shapes in which a core tells the facts of an account. */
public interface CoreFacts {

  /** An account with everything that a policy may ask about; amounts in yuan. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Account(
      String accountNo,
      Owner owner,
      String status,
      LocalDate closedOn,
      Money balance,
      Money available,
      Money monthlyContribution,
      String lastContributionMonth,
      List<Loan> loans,
      List<Guarantee> guarantees,
      List<Agreement> withdrawalAgreements) {

    public Account {
      loans = loans == null ? List.of() : List.copyOf(loans);
      guarantees = guarantees == null ? List.of() : List.copyOf(guarantees);
      withdrawalAgreements =
          withdrawalAgreements == null ? List.of() : List.copyOf(withdrawalAgreements);
    }
  }

  /** The owner; the three life facts are null where the core cannot tell. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Owner(
      String name,
      String idType,
      String idNumber,
      LocalDate birthDate,
      Sex sex,
      Boolean deceased,
      Boolean emigrated,
      Boolean retired) {

    /** Tells nothing of the person. */
    @Override
    public String toString() {
      return "Owner[]";
    }
  }

  /**
   * A housing provident fund loan of the owner.
   *
   * @param centre six digits of the lending fund centre
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Loan(LoanRole role, String centre, Boolean outstanding, Money balance) {}

  /** 主贷人 or 参贷人. */
  enum LoanRole {
    BORROWER,
    CO_BORROWER
  }

  /**
   * A guarantee by the owner for another person's loan.
   *
   * @param loanBalance of that loan with interest, in yuan; needed where a policy bars up to it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Guarantee(Boolean loanOutstanding, Boolean released, Money loanBalance) {

    /** Without a word on the loan's balance. */
    public Guarantee(Boolean loanOutstanding, Boolean released) {
      this(loanOutstanding, released, null);
    }
  }

  /** A standing withdrawal 约定提取. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Agreement(AgreementKind kind, Boolean active) {}

  /** What a standing withdrawal is for. */
  enum AgreementKind {
    LOAN_REPAYMENT,
    RENT
  }
}
