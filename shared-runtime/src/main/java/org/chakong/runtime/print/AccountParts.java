package org.chakong.runtime.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chakong.contracts.request.AccountView;
import org.chakong.runtime.print.Sheet.Facts;
import org.chakong.runtime.print.Sheet.Part;

/** An account as a query answered it; what the policy does not disclose is not printed. */
final class AccountParts {

  private AccountParts() {}

  static List<Part> of(AccountView account) {
    List<Part> parts = new ArrayList<>();
    parts.add(Sheet.facts("账户 " + account.accountNo(), facts(account)));
    if (account.freezes() != null && !account.freezes().isEmpty()) {
      parts.add(
          Sheet.grid(
              "账户 " + account.accountNo() + " 的冻结",
              List.of("顺位", "冻结机关", "冻结编号", "裁定金额（元）", "已冻结（元）", "届满日"),
              account.freezes().stream().map(AccountParts::freeze).toList()));
    }
    return parts;
  }

  private static List<String> freeze(AccountView.FreezeEntry freeze) {
    return AnswerParts.row(
        AnswerParts.text(freeze.position()),
        freeze.court(),
        freeze.freezeNo(),
        Words.figures(freeze.ordered()),
        Words.figures(freeze.frozen()),
        Words.day(freeze.until()));
  }

  private static Facts facts(AccountView account) {
    return new Facts()
        .add("账户状态", account.status() == null ? null : Words.accountStatus(account.status()))
        .add("账户余额", Words.money(account.balance()))
        .add("可用余额", Words.money(account.available()))
        .add("已冻结金额", Words.money(account.frozen()))
        .add("月缴存额", Words.money(account.monthlyContribution()))
        .add("最近缴存月份", account.lastContributionMonth())
        .add("可否冻结", freezable(account.freezable()))
        .add("贷款", loans(account.loans()))
        .add("为他人贷款担保", guarantees(account.guarantees()))
        .add("约定提取", agreements(account.withdrawalAgreements()));
  }

  private static String freezable(AccountView.Freezable freezable) {
    if (freezable == null) {
      return null;
    }
    String possible =
        switch (freezable.possible()) {
          case YES -> "可以";
          case WAITING_ONLY -> "仅可轮候";
          case NO -> "不可以";
        };
    String now = freezable.now() == null ? "" : "，现可冻结 " + Words.figures(freezable.now()) + " 元";
    String reasons =
        freezable.reasons() == null || freezable.reasons().isEmpty()
            ? ""
            : freezable.reasons().stream()
                .map(reason -> Words.of(reason.code()))
                .collect(Collectors.joining("、", "（", "）"));
    return possible + now + reasons;
  }

  private static String loans(List<AccountView.LoanView> loans) {
    if (loans == null) {
      return null;
    }
    return loans.isEmpty()
        ? "无"
        : loans.stream().map(AccountParts::loan).collect(Collectors.joining("；"));
  }

  private static String loan(AccountView.LoanView loan) {
    String standing = Boolean.TRUE.equals(loan.outstanding()) ? "未结清" : "已结清";
    return loan.balance() == null
        ? standing
        : standing + "，余额 " + Words.figures(loan.balance()) + " 元";
  }

  private static String guarantees(List<AccountView.GuaranteeView> guarantees) {
    if (guarantees == null) {
      return null;
    }
    return guarantees.isEmpty()
        ? "无"
        : guarantees.stream()
            .map(one -> Boolean.TRUE.equals(one.released()) ? "已解除" : "未解除")
            .collect(Collectors.joining("；"));
  }

  private static String agreements(List<AccountView.AgreementView> agreements) {
    if (agreements == null) {
      return null;
    }
    return agreements.stream().anyMatch(one -> Boolean.TRUE.equals(one.active())) ? "有" : "无";
  }
}
