package org.chakong.fund.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.Clause;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.NamedRule;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;

/**
 * What the facts of the person's accounts mean for a request. A fact that the core cannot tell is
 * for a person to look at, never "no bar"; nothing said here tells of anybody else.
 */
public final class AccountPolicy {

  private static final String EMPLOYER = "20";
  private static final String EMPLOYER_QUERY = "employer-query";

  private AccountPolicy() {}

  /**
   * As {@link #check(AssistanceRequest, FilingContext, List, boolean)} before anyone has looked.
   */
  public static Findings check(
      AssistanceRequest request, FilingContext context, List<Account> accounts) {
    return check(request, context, accounts, false);
  }

  /**
   * Looks at every rule that the measure gives rise to.
   *
   * @param accounts all accounts that the person's number leads to, open or closed
   * @param identityConfirmed whether a person has decided that they are the ones meant
   */
  public static Findings check(
      AssistanceRequest request,
      FilingContext context,
      List<Account> accounts,
      boolean identityConfirmed) {
    AccountOwner owner = AccountOwner.of(request, accounts);
    List<RuleFinding> found = new ArrayList<>();
    owner.finding(context).ifPresent(found::add);
    boolean another = !accounts.isEmpty() && owner.meant().isEmpty();
    if (another || (owner.inDoubt() && !identityConfirmed)) {
      // whoever is not the person asked about, or may not be, is told about in no way at all
      return new Findings(found);
    }
    List<Account> meant = owner.meant();
    found.addAll(
        switch (request.instruction()) {
          case Instruction.Query q -> List.of(known(request, context, meant));
          case Instruction.Freeze freeze -> freeze(request, freeze, context, meant);
          case Instruction.Deduct deduct -> deduct(request, deduct, context, meant);
          case Instruction.Extend e -> deceased(context, meant);
          case Instruction.Unfreeze u -> List.of();
        });
    return new Findings(found);
  }

  /** Of the accounts that a number leads to, those that a measure against the person concerns. */
  public static List<Account> meant(AssistanceRequest request, List<Account> accounts) {
    return AccountOwner.of(request, accounts).meant();
  }

  /** Whether a person must decide if the accounts are those of the one meant. */
  public static boolean identityInDoubt(AssistanceRequest request, List<Account> accounts) {
    return AccountOwner.of(request, accounts).inDoubt();
  }

  /**
   * What bars a freeze of one account, for a query's {@code freezable}. A fact that the core cannot
   * tell counts as a bar and says so.
   *
   * @param all the accounts of the person, since a loan on one bars the others
   */
  public static List<Reason> barsOf(
      PolicyProfile profile, AssistanceRequest request, Account account, List<Account> all) {
    List<Reason> bars = new ArrayList<>();
    if (!AccountStatus.of(account).isOpen()) {
      NamedRule rule = profile.rule(Requirement.OPEN_ACCOUNT);
      String detail = closedDetail(List.of(account));
      bars.add(new Reason(ReasonCode.ACCOUNT_CLOSED, detail, rule.clause().citation()));
    }
    AccountBars.of(profile, request, all).stream()
        .filter(AccountBars.Bar::stands)
        .map(AccountBars.Bar::reason)
        .forEach(bars::add);
    return List.copyOf(bars);
  }

  /**
   * What must stay on these accounts for loans that bar up to their balance. Other open accounts of
   * the person count first.
   *
   * @param accountNos those a freeze is to be placed on
   */
  public static Money sparedOn(
      PolicyProfile profile,
      AssistanceRequest request,
      List<String> accountNos,
      List<Account> accounts) {
    Money spared =
        AccountBars.of(profile, request, accounts).stream()
            .map(AccountBars.Bar::spared)
            .reduce(Money.ZERO, Money::plus);
    Money elsewhere =
        open(accounts).stream()
            .filter(account -> !accountNos.contains(account.accountNo()))
            .map(account -> account.available() == null ? Money.ZERO : account.available())
            .reduce(Money.ZERO, Money::plus);
    return spared.isMoreThan(elsewhere) ? spared.minus(elsewhere) : Money.ZERO;
  }

  /** As {@link #barsOf(PolicyProfile, AssistanceRequest, Account, List)} for an only account. */
  public static List<Reason> barsOf(
      PolicyProfile profile, AssistanceRequest request, Account account) {
    return barsOf(profile, request, account, List.of(account));
  }

  /**
   * The accounts that a measure takes, in its order: 01 before 02 before 06. One whose status the
   * core cannot tell comes last and is not left out: what a person must look at is held first.
   */
  public static List<Account> open(List<Account> accounts) {
    return accounts.stream()
        .filter(account -> AccountStatus.of(account) != AccountStatus.CLOSED)
        .sorted(
            Comparator.comparing(AccountStatus::of)
                .thenComparing(Account::status, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Account::accountNo))
        .toList();
  }

  private static List<RuleFinding> freeze(
      AssistanceRequest request,
      Instruction.Freeze freeze,
      FilingContext context,
      List<Account> accounts) {
    List<RuleFinding> found =
        new ArrayList<>(measure(request, freeze.accountNo(), context, accounts));
    if (freeze.accountNo() == null && open(accounts).size() > 1) {
      NamedRule several = context.profile().rule(Requirement.SEVERAL_ACCOUNTS);
      found.add(several.note(ReasonCode.ACCOUNTS_MULTIPLE, "名下有多个账户，按一个冻结编号一并办理"));
    }
    return found;
  }

  private static List<RuleFinding> deduct(
      AssistanceRequest request,
      Instruction.Deduct deduct,
      FilingContext context,
      List<Account> accounts) {
    List<RuleFinding> found =
        new ArrayList<>(measure(request, deduct.accountNo(), context, accounts));
    found.addAll(ConditionFacts.proof(request, deduct, context, accounts));
    return found;
  }

  private static List<RuleFinding> measure(
      AssistanceRequest request, String accountNo, FilingContext context, List<Account> accounts) {
    List<Account> meant =
        accounts.stream()
            .filter(account -> accountNo == null || accountNo.equals(account.accountNo()))
            .toList();
    List<RuleFinding> found = new ArrayList<>();
    found.add(exists(context, meant));
    if (!meant.isEmpty()) {
      found.addAll(openAccount(context, meant));
    }
    AccountBars.of(context.profile(), request, accounts).stream()
        .map(AccountBars.Bar::finding)
        .forEach(found::add);
    found.addAll(deceased(context, accounts));
    return found;
  }

  /**
   * The books hold accounts of persons. Where the text itself has the window tell what an employer
   * 单位 has paid in, that none of them is the employer's is no answer, and a clerk gives one.
   */
  private static RuleFinding known(
      AssistanceRequest request, FilingContext context, List<Account> accounts) {
    Clause clause = context.profile().employerQuery().clause();
    boolean asksTheWindow =
        EMPLOYER.equals(request.subject().idType())
            && context.channel() == Channel.COUNTER
            && !clause.unconfirmed();
    return accounts.isEmpty() && asksTheWindow
        ? context
            .profile()
            .rule(EMPLOYER_QUERY, clause)
            .review("单位缴存情况不在个人账户登记之内，由窗口人工查询，查询结果写入审核意见，作为给法院的答复")
        : exists(context, accounts);
  }

  /**
   * What an employer has paid in stands in no book here: a clerk finds it out, and these words are
   * the answer that the court reads.
   *
   * @param words of the clerk who approves
   */
  public static Findings answeredBy(Findings found, String words) {
    return new Findings(
        found.items().stream().map(item -> asksClerk(item) ? told(item, words) : item).toList());
  }

  private static boolean asksClerk(RuleFinding item) {
    return item.finding().outcome() == Finding.Outcome.REVIEW
        && item.finding().rule().endsWith("#" + EMPLOYER_QUERY);
  }

  private static RuleFinding told(RuleFinding item, String words) {
    Finding asked = item.finding();
    return new RuleFinding(
        new Finding(
            asked.rule(), Finding.Outcome.PASS, asked.citation(), words, asked.unconfirmed()),
        null,
        null,
        null);
  }

  private static RuleFinding exists(FilingContext context, List<Account> accounts) {
    NamedRule rule = context.profile().rule(Requirement.ACCOUNT);
    return accounts.isEmpty()
        ? rule.bar(ReasonCode.NO_ACCOUNT, "查无开户信息", "可以向被执行人缴存地的公积金中心查询。")
        : rule.pass("有开户信息");
  }

  private static List<RuleFinding> openAccount(FilingContext context, List<Account> meant) {
    NamedRule rule = context.profile().rule(Requirement.OPEN_ACCOUNT);
    List<AccountStatus> states = meant.stream().map(AccountStatus::of).toList();
    if (states.contains(AccountStatus.UNKNOWN)) {
      return List.of(rule.review("账户状态不明，须人工核实"));
    }
    return List.of(
        states.contains(AccountStatus.OPEN)
            ? rule.pass("账户未销户")
            : rule.bar(ReasonCode.ACCOUNT_CLOSED, closedDetail(meant), "账户已无余额，不登记轮候；可以查询其他财产。"));
  }

  private static String closedDetail(List<Account> accounts) {
    if (accounts.stream().map(AccountStatus::of).anyMatch(AccountStatus.UNKNOWN::equals)) {
      return "账户状态不明，须人工核实";
    }
    return accounts.stream()
        .map(Account::closedOn)
        .filter(day -> day != null)
        .max(Comparator.naturalOrder())
        .map(day -> "账户已于" + day + "销户")
        .orElse("账户已销户");
  }

  private static List<RuleFinding> deceased(FilingContext context, List<Account> accounts) {
    boolean dead =
        accounts.stream()
            .map(Account::owner)
            .anyMatch(owner -> owner != null && Boolean.TRUE.equals(owner.deceased()));
    NamedRule rule = context.profile().rule(Requirement.DECEASED);
    return dead ? List.of(rule.note(ReasonCode.DEBTOR_DECEASED, "公积金中心的记录显示被执行人已经死亡")) : List.of();
  }
}
