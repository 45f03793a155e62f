package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.decide.Asked.jiaozuo;

import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CaseTransfer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.FreezeView.State;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** 移送执行、指定执行: whether the ruling concerns the freeze that is named. */
class CaseTransferPolicyTest {
  private static final String OLD_CASE = "（2026）豫0802执8号";
  private static final Instruction UNFREEZE =
      new Instruction.Unfreeze("F-1", null, null, UnfreezeFrom.CEILING);
  private static final Instruction EXTEND = new Instruction.Extend("F-1", 6, null);

  @Test
  void the_court_that_a_ruling_passes_the_freeze_to_disposes_of_it() {
    assertThat(check(UNFREEZE, OLD_CASE, held("豫0802", OLD_CASE)).verdict()).isEmpty();
    assertThat(check(EXTEND, OLD_CASE, held("豫0802", OLD_CASE)).verdict()).isEmpty();
  }

  @Test
  void a_scan_is_read_by_a_person_and_the_paper_has_been_seen_at_the_window() {
    FreezeFacts freeze = held("豫0802", OLD_CASE);
    assertThat(check(Channel.ONLINE, UNFREEZE, OLD_CASE, freeze).needsReview()).isTrue();
    assertThat(check(Channel.COUNTER, UNFREEZE, OLD_CASE, freeze).needsReview()).isFalse();
  }

  @Test
  void it_passes_freezes_of_the_court_and_case_it_names_only() {
    assertCode(check(UNFREEZE, OLD_CASE, held("豫0803", OLD_CASE)), ReasonCode.NOT_HOLDER);
    assertCode(
        check(UNFREEZE, OLD_CASE, held("豫0802", "（2026）豫0802执9号")),
        ReasonCode.CASE_NUMBER_MISMATCH);
  }

  @Test
  void once_it_has_passed_naming_the_ruling_again_changes_nothing() {
    Findings again = check(Channel.ONLINE, UNFREEZE, OLD_CASE, held("豫0811", "（2026）豫0811执123号"));
    assertThat(again.verdict()).isEmpty();
    assertThat(again.needsReview()).isFalse();
  }

  @Test
  void who_gave_it_away_disposes_of_it_no_more() {
    FreezeFacts passed = held("豫0811", "（2026）豫0811执123号");
    Asked former = jiaozuo(UNFREEZE).inCase(OLD_CASE, "豫0802");
    Findings found =
        FreezePolicy.check(former.request(), former.context(), Optional.of(passed), List.of());
    assertCode(found, ReasonCode.NOT_HOLDER);
    assertThat(found.verdict()).contains(Verdict.REJECTED);
  }

  private static Findings check(Instruction instruction, String from, FreezeFacts freeze) {
    return check(Channel.COUNTER, instruction, from, freeze);
  }

  private static Findings check(
      Channel channel, Instruction instruction, String from, FreezeFacts freeze) {
    CourtCase courtCase =
        new CourtCase(
            "（2026）豫0811执123号",
            "豫0811",
            null,
            null,
            false,
            false,
            null,
            null,
            new CaseTransfer(from, from + "之三"));
    AssistanceRequest request = jiaozuo(instruction).in(courtCase).request();
    FilingContext counter = jiaozuo(instruction).context();
    FilingContext context =
        new FilingContext(
            counter.profile(),
            channel,
            counter.day(),
            counter.courts(),
            counter.documentsAtHand(),
            false,
            counter.latestCaseYear(),
            counter.seals());
    return FreezePolicy.check(request, context, Optional.of(freeze), List.of());
  }

  private static FreezeFacts held(String court, String caseNumber) {
    Money amount = Money.parse("30000.00");
    return new FreezeFacts(
        "F-1",
        court,
        caseNumber,
        null,
        "TEST-0000000",
        State.ACTIVE,
        Asked.TODAY.plusMonths(3),
        amount,
        amount,
        null,
        false);
  }

  private static void assertCode(Findings found, ReasonCode code) {
    assertThat(found.failures()).extracting(RuleFinding::code).containsExactly(code);
  }
}
