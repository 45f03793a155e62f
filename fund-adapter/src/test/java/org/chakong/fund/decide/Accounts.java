package org.chakong.fund.decide;

import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.api.CoreFacts.Owner;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.Sex;

/** Accounts of 测试甲 as a core tells of them. */
final class Accounts {
  static final Owner OWNER =
      new Owner(
          "测试甲", "01", "410811198503152010", LocalDate.of(1985, 3, 15), Sex.M, false, false, false);

  private Accounts() {}

  static Account plain() {
    return account("A0000001", OWNER, "01", List.of(), List.of(), List.of());
  }

  static Account ofStatus(String accountNo, String status, LocalDate closedOn) {
    return new Account(
        accountNo,
        OWNER,
        status,
        closedOn,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  static Account of(Owner owner) {
    return account("A0000001", owner, "01", List.of(), List.of(), List.of());
  }

  static Account with(Loan loan) {
    return account("A0000001", OWNER, "01", List.of(loan), List.of(), List.of());
  }

  static Account with(Guarantee guarantee) {
    return account("A0000001", OWNER, "01", List.of(), List.of(guarantee), List.of());
  }

  static Account with(Agreement agreement) {
    return account("A0000001", OWNER, "01", List.of(), List.of(), List.of(agreement));
  }

  static Loan loan(LoanRole role, String centre, Boolean outstanding) {
    return new Loan(role, centre, outstanding, Money.parse("210000.00"));
  }

  static Owner owner(
      LocalDate born, Sex sex, Boolean deceased, Boolean emigrated, Boolean retired) {
    return new Owner("测试甲", null, null, born, sex, deceased, emigrated, retired);
  }

  static Account account(
      String accountNo,
      Owner owner,
      String status,
      List<Loan> loans,
      List<Guarantee> guarantees,
      List<Agreement> agreements) {
    return new Account(
        accountNo,
        owner,
        status,
        null,
        Money.parse("86450.32"),
        Money.parse("86450.32"),
        Money.parse("2400.00"),
        "2026-10",
        loans,
        guarantees,
        agreements);
  }
}
