package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.ReasonCode;
import org.junit.jupiter.api.Test;

class CourtRegistryTest {
  private final CourtRegistry courts = CourtRegistry.load();

  @Test
  void an_intermediate_and_a_high_court_stand_above_a_basic_one() {
    assertThat(courts.isSuperior("豫08", "豫0811")).isTrue();
    assertThat(courts.isSuperior("豫", "豫0811")).isTrue();
    assertThat(courts.isSuperior("沪02", "沪0101")).isTrue();
    assertThat(courts.isSuperior("沪02", "沪0106")).isTrue();
    assertThat(courts.isSuperior("沪01", "沪0115")).isTrue();
    assertThat(courts.isSuperior("沪", "沪01")).isTrue();
  }

  @Test
  void nobody_stands_above_himself_an_equal_or_a_stranger() {
    assertThat(courts.isSuperior("豫0811", "豫0811")).isFalse();
    assertThat(courts.isSuperior("豫0802", "豫0811")).isFalse();
    assertThat(courts.isSuperior("豫0811", "豫08")).isFalse();
    assertThat(courts.isSuperior("沪01", "沪0106")).isFalse();
    assertThat(courts.isSuperior("豫", "沪0101")).isFalse();
    assertThat(courts.isSuperior("豫08", "无此法院")).isFalse();
  }

  @Test
  void registered_accounts_belong_to_one_court() {
    assertThat(courts.payeesOf("豫0811"))
        .extracting(Payee::accountNo)
        .containsExactly("41001500000000000811");
    assertThat(courts.payeesOf("豫0802")).isEmpty();
    assertThat(courts.payeesOf("无此法院")).isEmpty();
    assertThat(courts.names()).containsEntry("豫0811", "焦作市山阳区人民法院");
  }

  @Test
  void a_superior_that_is_not_listed_is_refused() {
    var orphan = new CourtRegistry.Court("豫0811", "测试法院", "豫08", null);

    assertThatThrownBy(() -> CourtRegistry.of(List.of(orphan)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_account_of_a_case_is_open_to_that_case_alone() {
    CourtRegistry registry =
        courts.with(List.of(account("豫0811", "（2026）豫0811执123号", "A-1")), List.of());

    assertThat(payees(registry, "（2026）豫0811执123号", "豫0811"))
        .containsExactly("41001500000000000811", "A-1");
    assertThat(payees(registry, "(2026) 豫0811执123号", "豫0811")).contains("A-1");
    assertThat(payees(registry, "（2026）豫0811执124号", "豫0811")).doesNotContain("A-1");
    assertThat(payees(registry, "（2026）豫0811执123号", "豫0802")).isEmpty();
    assertThat(registry.payeesOf("豫0811")).extracting(Payee::accountNo).doesNotContain("A-1");
  }

  @Test
  void d17_a_deduction_into_the_account_of_another_case_is_returned() {
    CourtRegistry registry =
        courts.with(List.of(account("豫0811", "（2026）豫0811执999号", "A-9")), List.of());
    FilingFixture filing =
        FilingFixture.jiaozuo(
            FilingFixture.deduct(
                new Payee("测试专户", "A-9", null, null), DeductCondition.NONE, true, null));

    assertThat(codes(filing.inCase("（2026）豫0811执123号", "豫0811"), registry))
        .contains(ReasonCode.PAYEE_INVALID);
    assertThat(codes(filing.inCase("（2026）豫0811执999号", "豫0811"), registry))
        .doesNotContain(ReasonCode.PAYEE_INVALID);
  }

  private static CourtRegistry.CourtAccount account(String court, String number, String accountNo) {
    return new CourtRegistry.CourtAccount(
        court, CaseNumber.parse(number).orElseThrow(), new Payee("测试专户", accountNo, null, null));
  }

  private static List<String> payees(CourtRegistry registry, String number, String court) {
    CourtCase courtCase = new CourtCase(number, court, null, null, null, null, null);
    return registry.payeesFor(courtCase).stream().map(Payee::accountNo).toList();
  }

  private static List<ReasonCode> codes(FilingFixture filing, CourtRegistry registry) {
    FilingContext before = filing.context();
    FilingContext context =
        new FilingContext(
            before.profile(),
            before.channel(),
            before.day(),
            registry,
            before.documentsAtHand(),
            false,
            before.latestCaseYear(),
            before.seals());
    return FormalPolicy.check(filing.request(), context).failures().stream()
        .map(RuleFinding::code)
        .toList();
  }
}
