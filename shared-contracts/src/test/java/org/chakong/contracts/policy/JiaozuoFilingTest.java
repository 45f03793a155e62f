package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.O1;
import static org.chakong.contracts.policy.FilingFixture.O2;
import static org.chakong.contracts.policy.FilingFixture.O3_EXPIRED;
import static org.chakong.contracts.policy.FilingFixture.deduct;
import static org.chakong.contracts.policy.FilingFixture.extend;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.jiaozuo;
import static org.chakong.contracts.policy.FilingFixture.unfreeze;

import java.time.LocalDate;
import org.chakong.contracts.identity.CitizenId;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.SubjectRole;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** What Jiaozuo 2024 says of a request's form; ids are those of the acceptance scenarios. */
class JiaozuoFilingTest {
  private static final Instruction.Query QUERY = new Instruction.Query();

  @Test
  void f01_a_complete_freeze_fails_no_rule() {
    Findings found = jiaozuo(freeze("30000.00")).atTheCourtDoor().check();

    assertThat(found.verdict()).isEmpty();
    assertThat(found.reasons()).isEmpty();
    assertThat(found.items())
        .allSatisfy(item -> {
          assertThat(item.finding().outcome()).isEqualTo(Finding.Outcome.PASS);
          assertThat(item.finding().rule()).matches("jiaozuo-2024/[^#]+#[a-z-]+");
          assertThat(item.finding().citation()).isNotBlank();
          assertThat(item.finding().detail()).isNotBlank();
        });
  }

  @Test
  void every_complete_measure_fails_no_rule() {
    assertThat(jiaozuo(QUERY).codes()).isEmpty();
    assertThat(jiaozuo(extend(36)).codes()).isEmpty();
    assertThat(jiaozuo(unfreeze()).codes()).isEmpty();
    assertThat(jiaozuo(unfreeze()).via(Channel.COUNTER).codes()).isEmpty();
  }

  @Test
  void f07_a_freeze_of_the_whole_balance_without_a_figure_is_returned() {
    assertReturned(
        jiaozuo(new Instruction.Freeze(null, null, 12, null, null)), ReasonCode.AMOUNT_MISSING);
    assertReturned(jiaozuo(freeze("0.00")), ReasonCode.AMOUNT_MISSING);
  }

  @Test
  void f08_a_freeze_without_a_term_is_returned() {
    Money amount = Money.parse("1.00");
    assertReturned(
        jiaozuo(new Instruction.Freeze(amount, null, null, null, null)), ReasonCode.TERM_MISSING);
    assertReturned(
        jiaozuo(new Instruction.Freeze(amount, null, 0, null, null)), ReasonCode.TERM_MISSING);
  }

  @Test
  void a_printed_end_that_has_passed_is_no_term() {
    assertReturned(jiaozuo(until(FilingFixture.TODAY.minusDays(1))), ReasonCode.TERM_MISSING);
    assertThat(jiaozuo(until(FilingFixture.TODAY)).codes()).isEmpty();
  }

  @Test
  void f09_one_officer_is_too_few() {
    assertReturned(jiaozuo(freeze("1.00")).by(O1), ReasonCode.OFFICERS_TOO_FEW);
    assertReturned(jiaozuo(freeze("1.00")).by(), ReasonCode.OFFICERS_TOO_FEW);
  }

  @Test
  void f09_one_person_named_twice_is_one_officer() {
    Officer sameWorkPermit =
        new Officer("别名", " ｗ-1 ", O1.workPermitValidUntil(), "D-9", O1.dutyPermitValidUntil());

    assertReturned(jiaozuo(freeze("1.00")).by(O1, sameWorkPermit), ReasonCode.OFFICERS_TOO_FEW);
  }

  @Test
  void f09_a_third_entry_may_show_that_two_others_are_one_person() {
    LocalDate until = O1.workPermitValidUntil();
    Officer bridge = new Officer("桥", "W-1", until, "D-2", until);

    assertReturned(jiaozuo(freeze("1.00")).by(O1, O2, bridge), ReasonCode.OFFICERS_TOO_FEW);
  }

  @Test
  void f10_an_expired_permit_does_not_count() {
    assertReturned(jiaozuo(freeze("1.00")).by(O1, O3_EXPIRED), ReasonCode.PERMIT_EXPIRED);
    assertThat(jiaozuo(freeze("1.00")).by(O1, O3_EXPIRED).check().failures().getFirst().field())
        .isEqualTo("officers[1].dutyPermitNo");
  }

  @Test
  void f10_a_third_officer_with_an_expired_permit_does_no_harm() {
    assertThat(jiaozuo(freeze("1.00")).by(O1, O3_EXPIRED, O2).codes()).isEmpty();
  }

  @Test
  void f10_a_permit_is_valid_on_its_last_day() {
    Officer lastDay = new Officer("测试官", "W-8", FilingFixture.TODAY, "D-8", FilingFixture.TODAY);

    assertThat(jiaozuo(freeze("1.00")).by(O1, lastDay).codes()).isEmpty();
  }

  @Test
  void f11_each_officer_needs_both_permits_with_their_validity() {
    LocalDate until = O2.workPermitValidUntil();
    assertReturned(
        jiaozuo(freeze("1.00")).by(O1, new Officer("测试官", "W-2", until, null, null)),
        ReasonCode.PERMIT_MISSING);
    assertReturned(
        jiaozuo(freeze("1.00")).by(O1, new Officer("测试官", "W-2", until, "D-2", null)),
        ReasonCode.PERMIT_MISSING);
  }

  @Test
  void f13_a_freeze_without_its_ruling_is_returned() {
    FilingFixture filing = jiaozuo(freeze("1.00")).without(DocumentType.ENFORCEMENT_RULING);

    assertReturned(filing, ReasonCode.DOCUMENT_MISSING);
    assertThat(filing.check().reasons().getFirst().detail()).contains("执行裁定书");
  }

  @Test
  void f13_a_paper_that_was_not_handed_over_is_missing() {
    assertReturned(
        jiaozuo(freeze("1.00")).butNotAtHand(DocumentType.ASSISTANCE_NOTICE),
        ReasonCode.DOCUMENT_MISSING);
  }

  @Test
  void a_ruling_of_another_case_or_without_a_number_does_not_fit() {
    assertReturned(
        jiaozuo(freeze("1.00"))
            .without(DocumentType.ENFORCEMENT_RULING)
            .with(DocumentType.ENFORCEMENT_RULING, "（2026）豫0811执124号", false),
        ReasonCode.CASE_NUMBER_MISMATCH);
    assertReturned(
        jiaozuo(freeze("1.00"))
            .without(DocumentType.ENFORCEMENT_RULING)
            .with(DocumentType.ENFORCEMENT_RULING, null, false),
        ReasonCode.CASE_NUMBER_MISMATCH);
  }

  @Test
  void a_notice_needs_no_number_but_must_not_bear_another() {
    FilingFixture unnumbered = jiaozuo(freeze("1.00")).without(DocumentType.ASSISTANCE_NOTICE);
    assertThat(unnumbered.with(DocumentType.ASSISTANCE_NOTICE, null, false).codes()).isEmpty();
    assertReturned(
        jiaozuo(freeze("1.00"))
            .without(DocumentType.ASSISTANCE_NOTICE)
            .with(DocumentType.ASSISTANCE_NOTICE, "（2026）豫0811执9号", false),
        ReasonCode.CASE_NUMBER_MISMATCH);
  }

  @Test
  void r10_a_ruling_may_bear_the_number_from_before_the_enforcement() {
    CourtCase enforcement =
        new CourtCase("（2026）豫0811执900号", "豫0811", null, null, null, null, "（2026）豫0811执保55号");

    assertThat(
            jiaozuo(extend(12))
                .in(enforcement)
                .without(DocumentType.ENFORCEMENT_RULING)
                .without(DocumentType.ASSISTANCE_NOTICE)
                .with(DocumentType.PRESERVATION_RULING, "（2026）豫0811执保55号之一", false)
                .with(DocumentType.ASSISTANCE_NOTICE, "（2026）豫0811执900号", false)
                .codes())
        .isEmpty();
  }

  @Test
  void f20_a_number_with_a_wrong_check_digit_is_invalid() {
    assertReturned(
        jiaozuo(freeze("1.00")).of("测试甲", "01", "410811198503152011", SubjectRole.JUDGMENT_DEBTOR),
        ReasonCode.IDENTITY_INVALID);
  }

  @Test
  void a_person_born_after_today_is_invalid() {
    assertReturned(
        jiaozuo(freeze("1.00")).of("测试未", "01", futureCitizen(), SubjectRole.JUDGMENT_DEBTOR),
        ReasonCode.IDENTITY_INVALID);
  }

  @Test
  void f26_five_years_are_too_long() {
    Money amount = Money.parse("1.00");
    assertReturned(
        jiaozuo(new Instruction.Freeze(amount, null, 60, null, null)), ReasonCode.TERM_TOO_LONG);
    assertReturned(
        jiaozuo(new Instruction.Freeze(amount, null, 37, null, null)), ReasonCode.TERM_TOO_LONG);
  }

  @Test
  void f27_a_related_person_is_not_a_debtor() {
    assertReturned(
        jiaozuo(freeze("1.00")).as(SubjectRole.RELATED_PERSON, "配偶"), ReasonCode.NOT_A_DEBTOR);
    assertReturned(jiaozuo(freeze("1.00")).as(SubjectRole.PARTY, null), ReasonCode.NOT_A_DEBTOR);
    assertReturned(
        jiaozuo(deduct("豫0811", DeductCondition.NONE)).as(SubjectRole.PARTY, null),
        ReasonCode.NOT_A_DEBTOR);
  }

  @Test
  void f28_a_party_may_be_frozen_under_a_preservation_ruling() {
    assertThat(preservation("（2026）豫0811执保55号").codes()).isEmpty();
  }

  @Test
  void f28_a_preservation_ruling_may_bear_the_number_of_the_trial() {
    assertThat(preservation("（2026）豫0811民初8号").codes()).isEmpty();
    assertThat(preservation("（2026）豫0802民初8号").codes())
        .containsExactly(ReasonCode.CASE_NUMBER_MISMATCH);
  }

  @Test
  void f34_figures_and_words_must_agree() {
    assertReturned(jiaozuo(inWords("叁万元整")), ReasonCode.AMOUNT_INCONSISTENT);
    assertReturned(jiaozuo(inWords("叁万伍仟")), ReasonCode.AMOUNT_INCONSISTENT);
    assertThat(jiaozuo(inWords("伍万元整")).codes()).isEmpty();
  }

  @Test
  void r07_a_printed_end_governs_over_months() {
    LocalDate printed = LocalDate.of(2027, 11, 19);
    Instruction freeze = new Instruction.Freeze(Money.parse("1.00"), null, 60, printed, null);

    assertThat(jiaozuo(freeze).codes()).isEmpty();
  }

  @Test
  void r08_a_renewal_of_four_years_is_too_long() {
    assertReturned(jiaozuo(extend(48)), ReasonCode.TERM_TOO_LONG);
    assertReturned(jiaozuo(extend(null)), ReasonCode.TERM_MISSING);
  }

  @Test
  void t15_at_the_window_one_officer_is_too_few_as_well() {
    FilingFixture filing = jiaozuo(freeze("1.00")).via(Channel.COUNTER).by(O1);

    assertReturned(filing, ReasonCode.OFFICERS_TOO_FEW);
    assertThat(filing.check().reasons().getFirst().citation()).isEqualTo("焦中法〔2024〕 第八条");
  }

  @Test
  void k04_a_query_needs_slip_notice_and_two_officers() {
    assertReturned(jiaozuo(QUERY).without(DocumentType.QUERY_SLIP), ReasonCode.DOCUMENT_MISSING);
    assertReturned(
        jiaozuo(QUERY).without(DocumentType.ASSISTANCE_NOTICE), ReasonCode.DOCUMENT_MISSING);
    assertReturned(jiaozuo(QUERY).by(O1), ReasonCode.OFFICERS_TOO_FEW);
  }

  @Test
  void k05_a_query_without_the_person_s_identity_is_returned() {
    assertReturned(
        jiaozuo(QUERY).of("测试甲", "01", null, SubjectRole.JUDGMENT_DEBTOR),
        ReasonCode.IDENTITY_MISSING);
    assertReturned(
        jiaozuo(QUERY).of(" ", "01", "410811198503152010", SubjectRole.JUDGMENT_DEBTOR),
        ReasonCode.IDENTITY_MISSING);
  }

  @Test
  void k05_a_request_without_any_person_or_case_is_returned_and_not_broken() {
    assertThat(jiaozuo(QUERY).of((Subject) null).codes()).containsOnly(ReasonCode.IDENTITY_MISSING);
    assertThat(jiaozuo(QUERY).in(null).codes())
        .containsExactly(ReasonCode.OUT_OF_SCOPE, ReasonCode.CASE_NUMBER_INVALID);
  }

  @Test
  void k08_a_related_person_is_queried_only_with_a_reason() {
    assertReturned(jiaozuo(QUERY).as(SubjectRole.RELATED_PERSON, " "), ReasonCode.PROOF_MISSING);
    assertThat(jiaozuo(QUERY).as(SubjectRole.RELATED_PERSON, "夫妻共同财产查明").codes()).isEmpty();
  }

  @Test
  void k09_a_query_without_a_case_is_returned() {
    assertReturned(jiaozuo(QUERY).inCase(null, "豫0811"), ReasonCode.CASE_NUMBER_INVALID);
    assertReturned(jiaozuo(QUERY).inCase("(2024)焦执字第12号", "豫0811"), ReasonCode.CASE_NUMBER_INVALID);
  }

  @Test
  void the_case_must_be_the_asking_court_s_and_not_of_a_coming_year() {
    assertReturned(
        jiaozuo(QUERY)
            .without(DocumentType.ASSISTANCE_NOTICE)
            .with(DocumentType.ASSISTANCE_NOTICE)
            .inCase("（2026）豫0802执123号", "豫0811"),
        ReasonCode.CASE_NUMBER_MISMATCH);
    assertReturned(
        jiaozuo(QUERY)
            .without(DocumentType.ASSISTANCE_NOTICE)
            .with(DocumentType.ASSISTANCE_NOTICE)
            .inCase("（2027）豫0811执123号", "豫0811"),
        ReasonCode.CASE_NUMBER_MISMATCH);
  }

  @Test
  void a_court_of_another_city_of_the_province_may_query_and_nothing_else() {
    assertThat(ofAnotherCity(QUERY, "（2026）豫0102执1号", "豫0102").codes()).isEmpty();

    FilingFixture freeze = ofAnotherCity(freeze("1.00"), "（2026）豫0102执1号", "豫0102");
    assertThat(freeze.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(freeze.codes()).contains(ReasonCode.OUT_OF_SCOPE);
  }

  @Test
  void a_court_of_another_province_is_out_of_scope() {
    FilingFixture filing = ofAnotherCity(QUERY, "（2026）沪0106执1号", "沪0106");

    assertThat(filing.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(filing.codes()).containsExactly(ReasonCode.OUT_OF_SCOPE);
  }

  private static FilingFixture ofAnotherCity(Instruction asked, String number, String court) {
    return jiaozuo(asked)
        .without(DocumentType.ASSISTANCE_NOTICE)
        .with(DocumentType.ASSISTANCE_NOTICE)
        .inCase(number, court);
  }

  @Test
  void an_employer_may_be_queried_but_never_frozen() {
    assertThat(jiaozuo(QUERY).of("测试公司", "20", "91410811MA9GK3T777", SubjectRole.PARTY).codes())
        .isEmpty();
    assertReturned(
        jiaozuo(freeze("1.00")).of("测试公司", "20", "91410811MA9GK3T777", SubjectRole.JUDGMENT_DEBTOR),
        ReasonCode.IDENTITY_INVALID);
  }

  @Test
  void the_claim_bounds_a_freeze_at_the_court_s_own_door_only() {
    CourtCase small =
        new CourtCase("（2026）豫0811执123号", "豫0811", null, Money.parse("100.00"), null, null, null);

    assertReturned(jiaozuo(freeze("100.01")).in(small).atTheCourtDoor(), ReasonCode.CLAIM_EXCEEDED);
    assertThat(jiaozuo(freeze("100.00")).in(small).atTheCourtDoor().codes()).isEmpty();
    assertThat(jiaozuo(freeze("100.01")).in(small).codes()).isEmpty();
  }

  @Test
  void an_extension_or_release_must_name_its_freeze() {
    assertReturned(jiaozuo(new Instruction.Extend(null, 12, null)), ReasonCode.FREEZE_NOT_FOUND);
    assertReturned(
        jiaozuo(new Instruction.Unfreeze(" ", null, null, null)), ReasonCode.FREEZE_NOT_FOUND);
  }

  @Test
  void a_release_without_a_sum_is_of_everything_but_never_of_nothing() {
    assertThat(jiaozuo(unfreeze()).codes()).isEmpty();
    assertReturned(
        jiaozuo(new Instruction.Unfreeze("F-1", Money.ZERO, null, null)),
        ReasonCode.AMOUNT_MISSING);
  }

  @Test
  void d20_an_online_deduction_with_complete_papers_fails_no_rule() {
    assertThat(jiaozuo(deduct("豫0811", DeductCondition.NONE)).codes()).isEmpty();
    assertThat(jiaozuo(deduct("豫0811", DeductCondition.HOUSING_DEBT)).codes()).isEmpty();
  }

  @Test
  void d20_with_the_setting_an_online_deduction_is_not_allowed() {
    FilingFixture filing = jiaozuo(deduct("豫0811", DeductCondition.NONE));
    FilingContext before = filing.context();
    PolicyProfile counter = before.profile().withWays(Action.DEDUCT, MeasureRule.Ways.COUNTER);
    FilingContext context =
        new FilingContext(
            counter,
            Channel.ONLINE,
            before.day(),
            before.courts(),
            before.documentsAtHand(),
            false,
            before.latestCaseYear(),
            before.seals());

    Findings found = FormalPolicy.check(filing.request(), context);

    assertThat(found.verdict()).contains(Verdict.REJECTED);
    assertThat(found.failures())
        .extracting(RuleFinding::code)
        .containsExactly(ReasonCode.CHANNEL_NOT_ALLOWED);
  }

  @Test
  void of_several_reasons_the_heaviest_gives_the_verdict_and_all_are_listed() {
    FilingFixture filing =
        jiaozuo(freeze("0.00"))
            .inCase("（2026）豫0811执异1号", "豫0811")
            .without(DocumentType.ASSISTANCE_NOTICE)
            .by(O1);

    assertThat(filing.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(filing.codes())
        .startsWith(ReasonCode.CASE_TYPE_NOT_ALLOWED)
        .contains(
            ReasonCode.OFFICERS_TOO_FEW, ReasonCode.DOCUMENT_MISSING, ReasonCode.AMOUNT_MISSING);
  }

  private static FilingFixture preservation(String rulingNumber) {
    return jiaozuo(freeze("1.00"))
        .inCase("（2026）豫0811执保55号", "豫0811")
        .as(SubjectRole.PARTY, null)
        .without(DocumentType.ENFORCEMENT_RULING)
        .without(DocumentType.ASSISTANCE_NOTICE)
        .with(DocumentType.ASSISTANCE_NOTICE)
        .with(DocumentType.PRESERVATION_RULING, rulingNumber, false);
  }

  private static Instruction until(LocalDate day) {
    return new Instruction.Freeze(Money.parse("1.00"), null, null, day, null);
  }

  private static Instruction inWords(String words) {
    return new Instruction.Freeze(Money.parse("50000.00"), words, 12, null, null);
  }

  /** A number whose check character fits a birth date of next year. */
  private static String futureCitizen() {
    return "0123456789X"
        .chars()
        .mapToObj(check -> "41081120270101001" + (char) check)
        .filter(number -> CitizenId.parse(number).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static void assertReturned(FilingFixture filing, ReasonCode code) {
    assertThat(filing.verdict()).isEqualTo(Verdict.RETURNED);
    assertThat(filing.codes()).containsExactly(code);
  }
}
