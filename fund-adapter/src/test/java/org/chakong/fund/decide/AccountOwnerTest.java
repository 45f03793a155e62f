package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.decide.Accounts.OWNER;
import static org.chakong.fund.decide.Accounts.account;
import static org.chakong.fund.decide.Accounts.loan;
import static org.chakong.fund.decide.Asked.jiaozuo;

import java.util.List;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.api.CoreFacts.Owner;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity in doubt is never guessed, and tells nothing. */
class AccountOwnerTest {
  private static final Instruction.Freeze FREEZE =
      new Instruction.Freeze(Money.parse("20000.00"), null, 12, null, null);

  @ParameterizedTest(name = "name {index}")
  @ValueSource(strings = {"測試甲", "测试·甲", "测试㐂", "测试?"})
  void f19_a_name_that_may_be_the_same_is_a_question_for_a_clerk_and_tells_nothing(String name) {
    Findings found = check(jiaozuo(FREEZE).named(name), barred(OWNER));

    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isTrue();
    assertThat(found.items()).hasSize(1);
    Finding question = found.items().getFirst().finding();
    assertThat(question.detail()).contains("请核实是否同一人").doesNotContain("测试甲", "贷款");
    assertThat(question.citation()).isNotBlank();
  }

  @Test
  void once_a_clerk_has_decided_every_other_rule_is_looked_at() {
    Asked asked = jiaozuo(FREEZE).named("測試甲");
    List<Account> accounts = List.of(barred(OWNER));

    Findings found = AccountPolicy.check(asked.request(), asked.context(), accounts, true);

    assertThat(found.has(ReasonCode.LOAN_OUTSTANDING)).isTrue();
  }

  @Test
  void a_clerk_s_word_does_not_make_another_person_of_somebody() {
    Asked asked = jiaozuo(FREEZE).named("测试申");
    List<Account> accounts = List.of(barred(OWNER));

    Findings found = AccountPolicy.check(asked.request(), asked.context(), accounts, true);

    assertThat(found.has(ReasonCode.NAME_ID_MISMATCH)).isTrue();
    assertThat(found.items()).hasSize(1);
  }

  @Test
  void a_name_that_cannot_be_read_is_never_the_right_one_or_the_wrong_one() {
    for (String unreadable : new String[] {null, "", "???"}) {
      Findings found = check(jiaozuo(FREEZE), of(unreadable, "01", OWNER.idNumber()));

      assertThat(found.verdict()).isEmpty();
      assertThat(found.needsReview()).isTrue();
    }
  }

  @Test
  void of_several_persons_with_one_number_only_the_one_named_is_meant() {
    Account own = account("A0000001", OWNER, "01", List.of(), List.of(), List.of());
    Account other = of("测试乙", "01", OWNER.idNumber());
    Asked asked = jiaozuo(FREEZE);

    assertThat(check(asked, own, other).needsReview()).isTrue();
    assertThat(AccountPolicy.meant(asked.request(), List.of(own, other))).containsExactly(own);
    assertThat(AccountPolicy.identityInDoubt(asked.request(), List.of(own, other))).isTrue();
  }

  @ParameterizedTest(name = "record {index}")
  @CsvSource({"99,410811198503152010", "02,410811198503152010", "01,410811198503150023"})
  void another_kind_of_document_or_another_number_in_the_record_is_a_question(
      String idType, String idNumber) {
    assertThat(check(jiaozuo(FREEZE), of("测试甲", idType, idNumber)).needsReview()).isTrue();
  }

  @ParameterizedTest(name = "record {index}")
  @CsvSource({"01,410811850315201", "01, 41081119850315 2010", "01,４１０８１１１９８５０３１５２０１０"})
  void fifteen_digits_and_typed_forms_of_one_number_are_one_number(String idType, String idNumber) {
    Findings found = check(jiaozuo(FREEZE), of("测试甲", idType, idNumber));

    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isFalse();
  }

  @Test
  void a_core_that_does_not_repeat_the_document_has_found_the_account_by_it() {
    assertThat(check(jiaozuo(FREEZE), of("测试甲", null, null)).needsReview()).isFalse();
  }

  private static Account barred(Owner owner) {
    return account(
        "A0000001",
        owner,
        "01",
        List.of(loan(LoanRole.BORROWER, "410800", true)),
        List.of(),
        List.of());
  }

  private static Account of(String name, String idType, String idNumber) {
    Owner owner =
        new Owner(name, idType, idNumber, OWNER.birthDate(), OWNER.sex(), false, false, false);
    return account("A0000002", owner, "01", List.of(), List.of(), List.of());
  }

  private static Findings check(Asked asked, Account... accounts) {
    return AccountPolicy.check(asked.request(), asked.context(), List.of(accounts));
  }
}
