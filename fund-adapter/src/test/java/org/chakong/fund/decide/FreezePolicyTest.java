package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.decide.Asked.TODAY;
import static org.chakong.fund.decide.Asked.jiaozuo;
import static org.chakong.fund.decide.Asked.shanghai;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.FreezeView.State;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** Ids are those of the acceptance scenarios. */
class FreezePolicyTest {
  private static final LocalDate END = LocalDate.of(2027, 3, 10);
  private static final Money ORDERED = Money.parse("30000.00");
  private static final Instruction.Extend EXTEND = new Instruction.Extend("F-1", 12, null);
  private static final Instruction.Unfreeze UNFREEZE =
      new Instruction.Unfreeze("F-1", null, null, null);
  private static final Instruction.Freeze FREEZE =
      new Instruction.Freeze(ORDERED, null, 12, null, null);
  private static final Instruction.Deduct DEDUCT =
      new Instruction.Deduct("F-1", null, ORDERED, null, null, DeductCondition.NONE, null, true);

  @Test
  void the_holder_extends_releases_and_deducts_in_its_case() {
    for (Instruction instruction : List.of(EXTEND, UNFREEZE, DEDUCT)) {
      Findings found = check(jiaozuo(instruction), freeze(State.ACTIVE, END));
      assertThat(found.verdict()).isEmpty();
      assertThat(found.reasons()).isEmpty();
      assertThat(found.needsReview()).isFalse();
    }
  }

  @Test
  void r02_a_renewal_a_day_after_the_end_is_too_late() {
    Findings found = check(shanghai(EXTEND), shanghaiFreeze(TODAY.minusDays(1)));

    assertFails(found, Verdict.REJECTED, ReasonCode.FREEZE_EXPIRED);
    assertThat(check(shanghai(EXTEND), shanghaiFreeze(TODAY)).verdict()).isEmpty();
  }

  @Test
  void r02_an_ended_freeze_is_neither_extended_nor_deducted_from() {
    for (State ended : List.of(State.EXPIRED, State.RELEASED, State.CONSUMED)) {
      assertFails(
          check(jiaozuo(EXTEND), freeze(ended, END)), Verdict.REJECTED, ReasonCode.FREEZE_EXPIRED);
      assertFails(
          check(jiaozuo(DEDUCT), freeze(ended, END)), Verdict.REJECTED, ReasonCode.FREEZE_EXPIRED);
    }
  }

  @Test
  void q13_a_printed_end_does_not_run_while_a_freeze_waits() {
    FreezeFacts waiting = freeze(State.WAITING, TODAY.minusDays(30));

    assertThat(check(jiaozuo(EXTEND), waiting).verdict()).isEmpty();
    assertThat(check(jiaozuo(UNFREEZE), waiting).reasons()).isEmpty();
  }

  @Test
  void a_freeze_whose_end_is_not_known_yet_is_in_force() {
    assertThat(check(jiaozuo(EXTEND), freeze(State.ACTIVE, null)).verdict()).isEmpty();
  }

  @Test
  void r08_a_printed_renewal_is_measured_from_the_old_end() {
    LocalDate last = END.plusYears(3);

    assertThat(check(jiaozuo(until(last)), freeze(State.ACTIVE, END)).verdict()).isEmpty();
    assertFails(
        check(jiaozuo(until(last.plusDays(1))), freeze(State.ACTIVE, END)),
        Verdict.RETURNED,
        ReasonCode.TERM_TOO_LONG);
    assertFails(
        check(jiaozuo(until(END)), freeze(State.ACTIVE, END)),
        Verdict.RETURNED,
        ReasonCode.TERM_MISSING);
  }

  @Test
  void r10_the_case_after_a_preservation_is_linked_by_its_former_number() {
    FreezeFacts preserved = freezeInCase("（2025）豫0811执保55号", null);
    Asked linked =
        jiaozuo(EXTEND).in(Asked.courtCase("（2026）豫0811执900号", "豫0811", "（2025）豫0811执保55号"));

    assertThat(check(linked, preserved).verdict()).isEmpty();
    assertThat(
            check(
                    jiaozuo(EXTEND).inCase("（2025）豫0811执保55号", "豫0811"),
                    freezeInCase("（2026）豫0811执900号", "（2025）豫0811执保55号"))
                .verdict())
        .isEmpty();
  }

  @Test
  void another_case_of_the_same_court_does_not_dispose_of_the_freeze() {
    for (Instruction instruction : List.of(EXTEND, UNFREEZE, DEDUCT)) {
      assertFails(
          check(jiaozuo(instruction).inCase("（2026）豫0811执9号", "豫0811"), freeze(State.ACTIVE, END)),
          Verdict.RETURNED,
          ReasonCode.CASE_NUMBER_MISMATCH);
    }
  }

  @Test
  void r11_u05_another_court_of_equal_level_is_not_the_holder() {
    for (Instruction instruction : List.of(EXTEND, UNFREEZE, DEDUCT)) {
      assertFails(
          check(jiaozuo(instruction).inCase("（2026）豫0802执1号", "豫0802"), freeze(State.ACTIVE, END)),
          Verdict.REJECTED,
          ReasonCode.NOT_HOLDER);
    }
  }

  @Test
  void u06_the_superior_court_releases_under_its_own_number_but_does_nothing_else() {
    assertThat(
            check(jiaozuo(UNFREEZE).inCase("（2026）豫08执复3号", "豫08"), freeze(State.ACTIVE, END))
                .verdict())
        .isEmpty();
    for (Instruction instruction : List.of(EXTEND, DEDUCT)) {
      assertFails(
          check(jiaozuo(instruction).inCase("（2026）豫08执3号", "豫08"), freeze(State.ACTIVE, END)),
          Verdict.REJECTED,
          ReasonCode.NOT_HOLDER);
    }
  }

  @Test
  void u09_a_freeze_that_is_not_registered_is_not_found() {
    for (Instruction instruction : List.of(EXTEND, UNFREEZE, DEDUCT)) {
      Asked asked = jiaozuo(instruction);
      assertFails(
          FreezePolicy.check(asked.request(), asked.context(), Optional.empty(), List.of()),
          Verdict.RETURNED,
          ReasonCode.FREEZE_NOT_FOUND);
    }
  }

  @Test
  void releasing_what_has_ended_is_done_and_said() {
    Findings found = check(jiaozuo(UNFREEZE), freeze(State.EXPIRED, TODAY.minusDays(5)));

    assertThat(found.verdict()).isEmpty();
    assertThat(found.reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.ALREADY_RELEASED);
  }

  @Test
  void a_release_that_waits_for_a_pending_deduction_says_so_and_needs_no_person() {
    FreezeFacts busy =
        new FreezeFacts(
            "F-1",
            "豫0811",
            "（2026）豫0811执123号",
            null,
            "TEST-0000000",
            State.ACTIVE,
            END,
            ORDERED,
            ORDERED,
            null,
            true);

    Findings found = check(jiaozuo(UNFREEZE), busy);
    assertThat(found.needsReview()).isFalse();
    assertThat(found.items()).anyMatch(i -> i.finding().rule().endsWith("#pending-deduction"));
    assertThat(check(jiaozuo(EXTEND), busy).items())
        .noneMatch(i -> i.finding().rule().endsWith("#pending-deduction"));
  }

  @Test
  void d16_a_deduction_that_names_no_freeze_rests_on_its_own_ruling() {
    Instruction deduct =
        new Instruction.Deduct(null, null, ORDERED, null, null, DeductCondition.NONE, null, true);
    Asked asked = shanghai(deduct);

    assertThat(
            FreezePolicy.check(asked.request(), asked.context(), Optional.empty(), List.of())
                .items())
        .isEmpty();
  }

  @Test
  void the_same_freeze_is_not_registered_twice_while_it_is_in_force() {
    assertFails(
        duplicateOf(FREEZE, freeze(State.ACTIVE, END)),
        Verdict.RETURNED,
        ReasonCode.DUPLICATE_MEASURE);
    assertFails(
        duplicateOf(FREEZE, freeze(State.WAITING, null)),
        Verdict.RETURNED,
        ReasonCode.DUPLICATE_MEASURE);
    assertThat(duplicateOf(FREEZE, freeze(State.ACTIVE, TODAY.minusDays(1))).verdict()).isEmpty();
  }

  @Test
  void another_sum_ruling_case_or_court_is_another_freeze() {
    Instruction more = new Instruction.Freeze(Money.parse("30000.01"), null, 12, null, null);
    FreezeFacts known = freeze(State.ACTIVE, END);

    assertThat(duplicateOf(more, known).verdict()).isEmpty();
    assertThat(duplicateOf(FREEZE, freezeInCase("（2026）豫0811执9号", null)).verdict()).isEmpty();
    Asked secondRuling =
        new Asked(
                "410800", FREEZE, jiaozuo(FREEZE).courtCase(), jiaozuo(FREEZE).subject(), List.of())
            .with(DocumentType.ENFORCEMENT_RULING, "（2026）豫0811执123号之二");
    assertThat(duplicateOf(secondRuling, known).verdict()).isEmpty();
  }

  private static Instruction until(LocalDate day) {
    return new Instruction.Extend("F-1", null, day);
  }

  private static Findings duplicateOf(Instruction instruction, FreezeFacts known) {
    return duplicateOf(jiaozuo(instruction), known);
  }

  private static Findings duplicateOf(Asked asked, FreezeFacts known) {
    return FreezePolicy.check(asked.request(), asked.context(), Optional.empty(), List.of(known));
  }

  @Test
  void an_extension_that_counts_from_its_receipt_may_not_shorten_the_freeze() {
    FilingContext fromReceipt =
        jiaozuo(EXTEND)
            .under(Variant.of("jiaozuo-2024").but("OLD_EXPIRY", "HANDLING_DAY").profile());
    FreezeFacts endsSooner = freeze(State.ACTIVE, TODAY.plusMonths(12).minusDays(1));
    FreezeFacts endsLater = freeze(State.ACTIVE, TODAY.plusMonths(12));

    assertThat(check(fromReceipt, endsSooner).verdict()).isEmpty();
    assertFails(check(fromReceipt, endsLater), Verdict.RETURNED, ReasonCode.TERM_MISSING);
    assertThat(check(jiaozuo(EXTEND), endsLater).verdict()).isEmpty();
  }

  private static Findings check(FilingContext context, FreezeFacts named) {
    return FreezePolicy.check(
        jiaozuo(EXTEND).request(), context, Optional.of(named), List.of(named));
  }

  private static Findings check(Asked asked, FreezeFacts named) {
    return FreezePolicy.check(asked.request(), asked.context(), Optional.of(named), List.of(named));
  }

  private static FreezeFacts freeze(State state, LocalDate until) {
    return freeze("豫0811", "（2026）豫0811执123号", null, state, until);
  }

  private static FreezeFacts freezeInCase(String caseNumber, String formerNumber) {
    return freeze("豫0811", caseNumber, formerNumber, State.ACTIVE, END);
  }

  private static FreezeFacts shanghaiFreeze(LocalDate until) {
    return freeze("沪0106", "（2026）沪0106执7号", null, State.ACTIVE, until);
  }

  private static FreezeFacts freeze(
      String court, String caseNumber, String formerNumber, State state, LocalDate until) {
    String ruling = FreezePolicy.rulingNumber(jiaozuo(FREEZE).request());
    return new FreezeFacts(
        "F-1",
        court,
        caseNumber,
        formerNumber,
        "TEST-0000000",
        state,
        until,
        ORDERED,
        ORDERED,
        ruling,
        false);
  }

  private static void assertFails(Findings found, Verdict verdict, ReasonCode code) {
    assertThat(found.verdict()).contains(verdict);
    assertThat(found.failures()).extracting(RuleFinding::code).containsExactly(code);
  }
}
