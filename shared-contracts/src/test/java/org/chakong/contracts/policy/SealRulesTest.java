package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.jiaozuo;
import static org.chakong.contracts.policy.FilingFixture.shanghai;

import java.util.List;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a seal means for a request; ids are those of the acceptance scenarios. */
class SealRulesTest {
  private static final SealState GOOD = new SealState.Valid(true, true);

  @Test
  void papers_without_a_seal_pass_where_none_is_required() {
    Findings found = jiaozuo(freeze("1.00")).check();

    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void f16_a_seal_not_to_be_relied_on_is_returned_with_its_words_and_source(SealState.Why why) {
    Findings found = sealed(new SealState.Invalid(why)).check();

    assertThat(found.verdict()).contains(Verdict.RETURNED);
    RuleFinding finding = found.failures().getFirst();
    assertThat(finding.code()).isEqualTo(ReasonCode.SIGNATURE_INVALID);
    assertThat(finding.field()).isEqualTo("documents[0].documentId");
    assertThat(finding.finding().detail()).contains("执行裁定书", why.words());
    assertThat(finding.finding().citation()).contains("《电子签名法》第十三条", "法释〔2013〕20号 第四条");
  }

  @Test
  void f17_a_valid_seal_passes() {
    assertThat(sealed(GOOD).check().verdict()).isEmpty();
    assertThat(outcomes(sealed(GOOD))).containsExactly(Finding.Outcome.PASS);
  }

  @Test
  void f18_a_paper_altered_after_sealing_is_rejected_whatever_else_is_wrong() {
    FilingFixture filing =
        sealed(new SealState.Broken()).without(DocumentType.ASSISTANCE_NOTICE).by();

    assertThat(filing.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(filing.codes())
        .startsWith(ReasonCode.SIGNATURE_BROKEN)
        .contains(ReasonCode.DOCUMENT_MISSING);
  }

  @Test
  void a_seal_of_an_unknown_kind_or_that_nobody_looked_at_is_for_a_clerk() {
    assertThat(outcomes(sealed(new SealState.Unverifiable())))
        .containsExactly(Finding.Outcome.REVIEW);
    FilingFixture filing = jiaozuo(freeze("1.00"));
    FilingContext known = filing.context();
    FilingContext unknown =
        new FilingContext(
            known.profile(),
            known.channel(),
            known.day(),
            known.courts(),
            known.documentsAtHand(),
            known.courtDoor(),
            known.latestCaseYear(),
            java.util.Map.of());

    assertThat(FormalPolicy.check(filing.request(), unknown).needsReview()).isTrue();
  }

  @Test
  void the_seal_of_a_paper_that_is_not_at_hand_is_not_judged() {
    FilingFixture filing =
        sealed(new SealState.Broken()).butNotAtHand(DocumentType.ENFORCEMENT_RULING);

    assertThat(filing.codes()).containsExactly(ReasonCode.DOCUMENT_MISSING);
  }

  @Test
  void what_nobody_asked_for_is_checked_only_as_far_as_it_can_be() {
    for (SealState partly :
        List.of(new SealState.Valid(false, false), new SealState.Valid(true, false))) {
      assertThat(outcomes(sealed(partly))).containsExactly(Finding.Outcome.PASS);
      assertThat(outcomes(sealedWhereRequired(partly))).containsExactly(Finding.Outcome.REVIEW);
    }
    assertThat(outcomes(sealedWhereRequired(GOOD))).containsExactly(Finding.Outcome.PASS);
  }

  @Test
  void where_seals_are_required_a_court_s_own_paper_without_one_is_returned() {
    FilingFixture filing = jiaozuo(freeze("1.00")).whereSealsAreRequired();

    assertThat(filing.verdict()).isEqualTo(Verdict.RETURNED);
    assertThat(filing.codes())
        .containsExactly(ReasonCode.SIGNATURE_INVALID, ReasonCode.SIGNATURE_INVALID);
  }

  @Test
  void at_the_window_the_paper_itself_is_shown_and_needs_no_electronic_seal() {
    FilingFixture filing = jiaozuo(freeze("1.00")).via(Channel.COUNTER).whereSealsAreRequired();

    assertThat(filing.codes()).isEmpty();
    assertThat(
            shanghai(freeze("1.00"))
                .sealed(DocumentType.ENFORCEMENT_RULING, new SealState.Broken())
                .codes())
        .containsExactly(ReasonCode.SIGNATURE_BROKEN);
  }

  private static FilingFixture sealed(SealState ruling) {
    return jiaozuo(freeze("1.00")).sealed(DocumentType.ENFORCEMENT_RULING, ruling);
  }

  private static FilingFixture sealedWhereRequired(SealState ruling) {
    return sealed(ruling).sealed(DocumentType.ASSISTANCE_NOTICE, GOOD).whereSealsAreRequired();
  }

  /** Of the ruling alone. */
  private static List<Finding.Outcome> outcomes(FilingFixture filing) {
    return filing.check().items().stream()
        .map(RuleFinding::finding)
        .filter(finding -> finding.rule().contains("#seal"))
        .filter(finding -> finding.detail().contains("执行裁定书"))
        .map(Finding::outcome)
        .toList();
  }
}
