package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.deduct;
import static org.chakong.contracts.policy.FilingFixture.extend;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.jiaozuo;
import static org.chakong.contracts.policy.FilingFixture.unfreeze;

import org.chakong.contracts.request.Authority;
import org.chakong.contracts.request.CaseTransfer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 移送执行、指定执行: what can be said of the ruling before the freeze is looked at. */
class TransferFilingTest {
  private static final String FROM = "（2026）豫0802执8号";
  private static final String TRANSFER = "（2026）豫0802执8号之三";
  private static final String DESIGNATION = "（2026）豫08执监5号";

  @ParameterizedTest
  @ValueSource(strings = {TRANSFER, DESIGNATION, "（2026）豫执他2号", "(2026)豫08执监5号之一"})
  void the_court_that_gives_the_case_away_or_one_above_both_may_rule(String ruling) {
    assertThat(passing(unfreeze(), FROM, ruling, ruling).verdict()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"（2026）豫0811执123号之二", "（2026）豫0803执5号", "（2026）沪执监5号"})
  void nobody_else_may(String ruling) {
    FilingFixture filing = passing(unfreeze(), FROM, ruling, ruling);
    assertThat(filing.codes()).containsExactly(ReasonCode.NOT_HOLDER);
    assertThat(filing.verdict()).isEqualTo(Verdict.REJECTED);
  }

  @Test
  void a_court_above_the_giver_alone_may_not() {
    assertThat(passing(unfreeze(), "（2026）沪0115执8号", "（2026）沪01执监5号", "（2026）沪01执监5号").codes())
        .containsExactly(ReasonCode.NOT_HOLDER);
  }

  @Test
  void the_ruling_is_there_under_its_own_number() {
    assertThat(
            passing(unfreeze(), FROM, TRANSFER, TRANSFER)
                .without(DocumentType.TRANSFER_RULING)
                .codes())
        .containsExactly(ReasonCode.DOCUMENT_MISSING);
    assertThat(passing(unfreeze(), FROM, TRANSFER, "（2026）豫0802执8号之四").codes())
        .containsExactly(ReasonCode.CASE_NUMBER_MISMATCH);
    assertThat(passing(unfreeze(), FROM, TRANSFER, null).codes())
        .containsExactly(ReasonCode.CASE_NUMBER_MISMATCH);
    assertThat(
            passing(unfreeze(), FROM, TRANSFER, TRANSFER)
                .butNotAtHand(DocumentType.TRANSFER_RULING)
                .codes())
        .containsExactly(ReasonCode.DOCUMENT_MISSING);
  }

  @ParameterizedTest
  @CsvSource({"移送函第7号, " + TRANSFER, FROM + ", 移送函第7号", ", " + TRANSFER, FROM + ","})
  void numbers_that_are_none_are_returned(String from, String ruling) {
    FilingFixture filing = passing(unfreeze(), from, ruling, TRANSFER);
    assertThat(filing.codes()).containsExactly(ReasonCode.CASE_NUMBER_INVALID);
    assertThat(filing.verdict()).isEqualTo(Verdict.RETURNED);
  }

  @Test
  void an_extension_without_a_term_only_takes_over() {
    assertThat(passing(extend(null), FROM, TRANSFER, TRANSFER).verdict()).isNull();
    assertThat(passing(extend(48), FROM, TRANSFER, TRANSFER).codes())
        .containsExactly(ReasonCode.TERM_TOO_LONG);
    assertThat(jiaozuo(extend(null)).codes()).containsExactly(ReasonCode.TERM_MISSING);
  }

  @Test
  void a_ruling_passes_a_freeze_that_is_named() {
    assertThat(passing(freeze("100.00"), FROM, TRANSFER, TRANSFER).codes())
        .containsExactly(ReasonCode.FREEZE_NOT_FOUND);
    assertThat(
            passing(deduct("豫0811", DeductCondition.PRIORITY_CLAIM), FROM, TRANSFER, TRANSFER)
                .codes())
        .containsExactly(ReasonCode.FREEZE_NOT_FOUND);
  }

  @Test
  void another_authority_takes_no_freeze_over() {
    FilingFixture filing = jiaozuo(unfreeze()).via(Channel.COUNTER);
    filing.with(DocumentType.OTHER, "测公（刑）解冻字〔2026〕9号", true);
    filing.in(
        new CourtCase(
            "（2026）豫0811执123号",
            "豫0811",
            null,
            null,
            null,
            null,
            null,
            new Authority(Authority.Kind.POLICE, "测试市公安局", "测公（刑）解冻字〔2026〕9号"),
            new CaseTransfer(FROM, TRANSFER)));
    assertThat(filing.codes()).contains(ReasonCode.CASE_TYPE_NOT_ALLOWED);
  }

  private static FilingFixture passing(
      Instruction instruction, String from, String ruling, String onPaper) {
    return jiaozuo(instruction)
        .with(DocumentType.TRANSFER_RULING, onPaper, true)
        .in(
            new CourtCase(
                "（2026）豫0811执123号",
                "豫0811",
                null,
                null,
                null,
                null,
                null,
                null,
                new CaseTransfer(from, ruling)));
  }
}
