package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.AgreementKind;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.AccountBar.Extent;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Instruction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which a city may set the bars for loans, guarantees and standing withdrawals, each
 * against random facts, unknown ones among them.
 */
class BarVariantsTest {

  private static final int ACCOUNTS = 200;
  private static final int FROZEN = 0;
  private static final int REVIEWED = 1;
  private static final int REFUSED = 2;
  private static final String OWN = "410800";
  private static final Instruction FREEZE =
      new Instruction.Freeze(Money.parse("1.00"), null, 12, null, null);
  private static final List<Boolean> ANSWERS = Arrays.asList(true, false, null);
  private static final List<String> STATES =
      Arrays.asList("01", "01", "01", "02", "03", "05", "06", "99", null);
  private static final List<String> CENTRES = Arrays.asList(OWN, "310100", null);
  private static final List<LoanRole> ROLES =
      Arrays.asList(LoanRole.BORROWER, LoanRole.CO_BORROWER, null);
  private static final List<Money> BALANCES =
      Arrays.asList(Money.parse("1000.00"), Money.parse("210000.00"), Money.ZERO, null);

  private static Map<Bars, PolicyProfile> variants;

  @BeforeAll
  static void readEveryVariant(@TempDir Path folder) throws IOException {
    List<Bars> all = Bars.all();
    for (int i = 0; i < all.size(); i++) {
      Files.writeString(folder.resolve("v" + i + ".yaml"), all.get(i).text(i));
    }
    Policies policies = Policies.load(Optional.of(folder));
    variants = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      variants.put(all.get(i), policies.byId("v" + i).orElseThrow());
    }
  }

  @Test
  void under_no_variant_does_any_combination_of_facts_let_a_barred_account_be_frozen() {
    each((asked, account, seed) ->
        variants.forEach((bars, profile) -> {
          boolean passes = weight(asked, profile, account) == FROZEN;
          boolean may = bars.harmless(account, asked) || bars.leavesEnough(account, asked);
          assertThat(passes).as("seed %d: %s %s", seed, bars, account).isEqualTo(may);
          if (passes && !bars.harmless(account, asked)) {
            assertThat(spared(asked, profile, account))
                .isEqualTo(bars.owed(account, asked).orElseThrow());
          }
        }));
  }

  @Test
  void a_stricter_bar_never_turns_a_refusal_into_an_execution() {
    each((asked, account, seed) -> {
      Map<Bars, Integer> weights = new HashMap<>();
      variants.forEach((bars, profile) -> weights.put(bars, weight(asked, profile, account)));
      weights.forEach((loose, before) ->
          weights.forEach((tight, after) -> {
            if (tight.isAtLeast(loose) && before == REFUSED && after == FROZEN) {
              throw new AssertionError(
                  "seed %d: %s, then %s: %s".formatted(seed, loose, tight, account));
            }
          }));
    });
  }

  @Test
  void the_order_in_which_facts_are_told_changes_nothing() {
    List<PolicyProfile> profiles = List.copyOf(variants.values());
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 10 * ACCOUNTS; i++) {
      PolicyProfile profile = any(profiles, random);
      Account one = account("A0000001", random);
      Account other = account("A0000002", random);
      Asked asked = Asked.jiaozuo(FREEZE);
      Findings found =
          AccountPolicy.check(asked.request(), asked.under(profile), List.of(one, other));
      Findings reversed =
          AccountPolicy.check(
              asked.request(), asked.under(profile), List.of(reversed(other), reversed(one)));

      assertThat(reversed.verdict()).as("seed %d", seed).isEqualTo(found.verdict());
      assertThat(reversed.needsReview()).as("seed %d", seed).isEqualTo(found.needsReview());
      assertThat(reversed.reasons())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(found.reasons());
    }
  }

  private static Account reversed(Account account) {
    return Accounts.account(
        account.accountNo(),
        account.owner(),
        account.status(),
        account.loans().reversed(),
        account.guarantees().reversed(),
        account.withdrawalAgreements().reversed());
  }

  private static void each(Check check) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < ACCOUNTS; i++) {
      Asked plain = Asked.jiaozuo(FREEZE);
      check.of(random.nextBoolean() ? plain : plain.aboutAFundLoan(), account(random), seed);
    }
  }

  private static int weight(Asked asked, PolicyProfile profile, Account account) {
    Findings found = AccountPolicy.check(asked.request(), asked.under(profile), List.of(account));
    if (found.verdict().isPresent()) {
      return REFUSED;
    }
    return found.needsReview() ? REVIEWED : FROZEN;
  }

  private static Money spared(Asked asked, PolicyProfile profile, Account account) {
    return AccountPolicy.sparedOn(
        profile, asked.request(), List.of(account.accountNo()), List.of(account));
  }

  private static Account account(Random random) {
    return account("A0000001", random);
  }

  private static Account account(String accountNo, Random random) {
    return Accounts.account(
        accountNo,
        Accounts.OWNER,
        any(STATES, random),
        Stream.generate(() -> loan(random)).limit(random.nextInt(3)).toList(),
        Stream.generate(() -> guarantee(random)).limit(random.nextInt(3)).toList(),
        Stream.generate(() -> new Agreement(AgreementKind.RENT, any(ANSWERS, random)))
            .limit(random.nextInt(2))
            .toList());
  }

  private static Loan loan(Random random) {
    return new Loan(
        any(ROLES, random), any(CENTRES, random), any(ANSWERS, random), any(BALANCES, random));
  }

  private static Guarantee guarantee(Random random) {
    return new Guarantee(any(ANSWERS, random), any(ANSWERS, random), any(BALANCES, random));
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private interface Check {
    void of(Asked asked, Account account, long seed);
  }

  /** How a city sets its bars, and in plain words what follows. */
  private record Bars(
      Extent loan, boolean anyCentre, boolean coBorrower, Extent guarantor, boolean agreement) {

    static List<Bars> all() {
      List<Bars> all = new ArrayList<>();
      for (Extent loan : Extent.values()) {
        for (Extent guarantor : Extent.values()) {
          for (int rest = 0; rest < 8; rest++) {
            all.add(new Bars(loan, (rest & 1) > 0, (rest & 2) > 0, guarantor, (rest & 4) > 0));
          }
        }
      }
      return all;
    }

    String text(int number) {
      String text =
          Variant.published("jiaozuo-2024")
              .replaceFirst("(?m)^id: .*$", "id: v" + number)
              .replaceFirst(
                  "(?m)^effectiveFrom: .*$",
                  "effectiveFrom: " + LocalDate.of(2026, 1, 2).plusDays(number));
      return replaced(
          text,
          "loanBar:\n  extent: BLOCK_ALL\n  scope: ANY\n  coBorrowerCounts: true",
          "loanBar:\n  extent: %s\n  scope: %s\n  coBorrowerCounts: %s"
              .formatted(loan, anyCentre ? "ANY" : "LOCAL", coBorrower),
          "guarantorBar:\n  extent: BLOCK_ALL",
          "guarantorBar:\n  extent: " + guarantor,
          "withdrawalAgreementBar:\n  bars: false",
          "withdrawalAgreementBar:\n  bars: %s\n  wayForward: 约定终止后重新提出".formatted(agreement),
          "fromFreeMoney:\n    value: true",
          "fromFreeMoney:\n    value: false");
    }

    private static String replaced(String text, String... pairs) {
      String changed = text;
      for (int i = 0; i < pairs.length; i += 2) {
        if (!changed.contains(pairs[i])) {
          throw new IllegalArgumentException("the policy does not say: " + pairs[i]);
        }
        changed = changed.replace(pairs[i], pairs[i + 1]);
      }
      return changed;
    }

    boolean isAtLeast(Bars other) {
      return isAtLeast(loan, other.loan)
          && (anyCentre || !other.anyCentre)
          && (coBorrower || !other.coBorrower)
          && isAtLeast(guarantor, other.guarantor)
          && (agreement || !other.agreement);
    }

    private static boolean isAtLeast(Extent tight, Extent loose) {
      return tight == loose || tight == Extent.BLOCK_ALL || loose == Extent.NONE;
    }

    boolean harmless(Account account, Asked asked) {
      return isSound(account)
          && countedLoans(account, asked).isEmpty()
          && countedGuarantees(account, asked).isEmpty();
    }

    /** Only debts that bar up to their balance, all known and standing, and more than they need. */
    boolean leavesEnough(Account account, Asked asked) {
      boolean sparing =
          (loan == Extent.BLOCK_UP_TO_LOAN_BALANCE || countedLoans(account, asked).isEmpty())
              && (guarantor == Extent.BLOCK_UP_TO_LOAN_BALANCE
                  || countedGuarantees(account, asked).isEmpty());
      return isSound(account)
          && sparing
          && countedLoans(account, asked).stream().allMatch(debt -> stands(debt))
          && countedGuarantees(account, asked).stream().allMatch(g -> stands(g))
          && isPositive(loanBalances(account, asked))
          && isPositive(guaranteeBalances(account, asked))
          && owed(account, asked).filter(owed -> account.balance().isMoreThan(owed)).isPresent();
    }

    Optional<Money> owed(Account account, Asked asked) {
      List<Money> balances = new ArrayList<>(loanBalances(account, asked));
      balances.addAll(guaranteeBalances(account, asked));
      return balances.contains(null)
          ? Optional.empty()
          : Optional.of(balances.stream().reduce(Money.ZERO, Money::plus));
    }

    private List<Money> loanBalances(Account account, Asked asked) {
      return balances(countedLoans(account, asked).stream().map(Loan::balance));
    }

    private List<Money> guaranteeBalances(Account account, Asked asked) {
      return balances(countedGuarantees(account, asked).stream().map(Guarantee::loanBalance));
    }

    private static List<Money> balances(Stream<Money> balances) {
      List<Money> list = new ArrayList<>();
      balances.forEach(list::add);
      return list;
    }

    private static boolean isPositive(List<Money> balances) {
      return balances.isEmpty()
          || (!balances.contains(null)
              && balances.stream().reduce(Money.ZERO, Money::plus).isPositive());
    }

    private boolean stands(Loan debt) {
      return Boolean.TRUE.equals(debt.outstanding())
          && (anyCentre || debt.centre() != null)
          && (coBorrower || debt.role() != null);
    }

    private static boolean stands(Guarantee guarantee) {
      return Boolean.TRUE.equals(guarantee.loanOutstanding())
          || (guarantee.loanOutstanding() == null && Boolean.FALSE.equals(guarantee.released()));
    }

    private boolean isSound(Account account) {
      return account.status() != null
          && List.of("01", "02", "06").contains(account.status())
          && (!agreement
              || account.withdrawalAgreements().stream()
                  .allMatch(standing -> Boolean.FALSE.equals(standing.active())));
    }

    /** Those that bar or may bar. */
    private List<Loan> countedLoans(Account account, Asked asked) {
      return lifted(loan, asked)
          ? List.of()
          : account.loans().stream()
              .filter(debt -> !Boolean.FALSE.equals(debt.outstanding()))
              .filter(debt -> anyCentre || debt.centre() == null || debt.centre().equals(OWN))
              .filter(debt -> coBorrower || debt.role() != LoanRole.CO_BORROWER)
              .toList();
    }

    private List<Guarantee> countedGuarantees(Account account, Asked asked) {
      return lifted(guarantor, asked)
          ? List.of()
          : account.guarantees().stream()
              .filter(g ->
                  !Boolean.FALSE.equals(g.loanOutstanding()) || !Boolean.TRUE.equals(g.released()))
              .toList();
    }

    private static boolean lifted(Extent extent, Asked asked) {
      return extent == Extent.NONE
          || (extent == Extent.BLOCK_UNLESS_CASE_IS_LOAN && asked.courtCase().isFundLoanCase());
    }
  }
}
