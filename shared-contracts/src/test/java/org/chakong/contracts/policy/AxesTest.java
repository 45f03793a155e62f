package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.deduct;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.jiaozuo;

import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.SubjectRole;
import org.junit.jupiter.api.Test;

/** On what cities differ beside the two agreements: each choice read by its rule. */
class AxesTest {
  private static final Instruction.Query QUERY = new Instruction.Query();
  private static final Instruction.Freeze FIVE_YEARS =
      new Instruction.Freeze(Money.parse("1.00"), null, 60, null, null);

  @Test
  void f26_another_profile_takes_what_is_too_long_but_the_courts_own_door_does_not() {
    PolicyProfile shortens =
        PolicyTexts.with(
            "jiaozuo-2024",
            "tooLong:\n    value: RETURN",
            "tooLong:\n    value: FREEZE_FOR_MAXIMUM");

    assertThat(jiaozuo(FIVE_YEARS).under(shortens).codes()).isEmpty();
    assertThat(jiaozuo(FIVE_YEARS).under(shortens).check().items())
        .anyMatch(item -> item.finding().rule().endsWith("#term-too-long"));
    assertThat(jiaozuo(FIVE_YEARS).under(shortens).atTheCourtDoor().codes())
        .containsExactly(ReasonCode.TERM_TOO_LONG);
    assertThat(jiaozuo(FIVE_YEARS).codes()).containsExactly(ReasonCode.TERM_TOO_LONG);
  }

  @Test
  void k08_a_stricter_profile_denies_the_query_on_a_related_person() {
    PolicyProfile strict =
        PolicyTexts.with(
            "jiaozuo-2024",
            "roles: [JUDGMENT_DEBTOR, PARTY, RELATED_PERSON]\n    withReason: [RELATED_PERSON]",
            "roles: [JUDGMENT_DEBTOR, PARTY]");

    assertThat(jiaozuo(QUERY).as(SubjectRole.RELATED_PERSON, "夫妻共同财产").codes()).isEmpty();
    assertThat(jiaozuo(QUERY).under(strict).as(SubjectRole.RELATED_PERSON, "夫妻共同财产").codes())
        .containsExactly(ReasonCode.NOT_A_DEBTOR);
  }

  @Test
  void d19_a_preservation_case_deducts_only_where_the_policy_says_so_twice() {
    PolicyProfile may =
        PolicyTexts.profile(
            PolicyTexts.of("jiaozuo-2024")
                .replace(
                    "preservationMayDeduct:\n    value: false",
                    "preservationMayDeduct:\n    value: true")
                .replace("types: [执, 执恢]\n", "types: [执, 执恢, 执保]\n"));

    assertThat(preservation().codes()).containsExactly(ReasonCode.CASE_TYPE_NOT_ALLOWED);
    assertThat(preservation().under(may).codes()).isEmpty();
  }

  private static FilingFixture preservation() {
    return jiaozuo(deduct("豫0811", DeductCondition.NONE))
        .inCase("（2026）豫0811执保55号", "豫0811")
        .without(DocumentType.ENFORCEMENT_RULING)
        .without(DocumentType.ASSISTANCE_NOTICE)
        .with(DocumentType.ENFORCEMENT_RULING, "（2026）豫0811执保55号之一", true)
        .with(DocumentType.ASSISTANCE_NOTICE, "（2026）豫0811执保55号", true);
  }

  @Test
  void t14_what_the_channel_failed_to_do_goes_to_the_window_where_the_policy_says_so() {
    PolicyProfile online =
        PolicyTexts.with(
            "jiaozuo-2024", "- for: [FREEZE]\n    ways: BOTH", "- for: [FREEZE]\n    ways: ONLINE");
    PolicyProfile never =
        PolicyTexts.profile(
            PolicyTexts.of("jiaozuo-2024")
                .replace("- for: [FREEZE]\n    ways: BOTH", "- for: [FREEZE]\n    ways: ONLINE")
                .replace(
                    "overdueFallback:\n    value: COUNTER", "overdueFallback:\n    value: NONE"));
    FilingFixture afresh = jiaozuo(freeze("1.00")).via(Channel.COUNTER);
    FilingFixture instead = jiaozuo(freeze("1.00")).via(Channel.COUNTER).replacing("JZ-00000001");

    assertThat(afresh.under(online).codes()).containsExactly(ReasonCode.CHANNEL_NOT_ALLOWED);
    assertThat(instead.under(online).codes()).isEmpty();
    assertThat(instead.under(never).codes()).containsExactly(ReasonCode.CHANNEL_NOT_ALLOWED);
  }

  @Test
  void an_account_number_has_the_form_that_the_centre_gives_them() {
    PolicyProfile thirteen =
        PolicyTexts.with("jiaozuo-2024", "\"[0-9A-Z]{6,20}\"", "\"99[0-9]{11}\"");
    Instruction named = new Instruction.Freeze(Money.parse("1.00"), null, 12, null, "410800000001");

    assertThat(jiaozuo(named).codes()).isEmpty();
    assertThat(jiaozuo(named).under(thirteen).codes()).containsExactly(ReasonCode.IDENTITY_INVALID);
  }

  @Test
  void the_national_rules_take_all_five_measures_online_sealed_and_from_registered_officers() {
    PolicyProfile national = Policies.load().byId("national-online").orElseThrow();

    for (Action action : Action.values()) {
      assertThat(national.channelRule(action).ways()).isEqualTo(MeasureRule.Ways.BOTH);
    }
    assertThat(jiaozuo(freeze("1.00")).under(national).codes())
        .containsOnly(ReasonCode.PERMIT_MISSING, ReasonCode.SIGNATURE_INVALID);
    assertThat(jiaozuo(freeze("1.00")).under(national).via(Channel.COUNTER).codes()).isEmpty();
    assertThat(
            jiaozuo(deduct("豫0811", DeductCondition.NONE))
                .under(national)
                .via(Channel.COUNTER)
                .codes())
        .containsExactly(ReasonCode.CONDITION_NOT_MET);
    assertThat(
            jiaozuo(deduct("豫0811", DeductCondition.VULNERABLE_CREDITOR))
                .under(national)
                .via(Channel.COUNTER)
                .codes())
        .containsExactly(ReasonCode.CONDITION_NOT_MET);
    assertThat(
            jiaozuo(new Instruction.Freeze(Money.parse("1.00"), null, 13, null, null))
                .under(national)
                .via(Channel.COUNTER)
                .codes())
        .containsExactly(ReasonCode.TERM_TOO_LONG);
  }
}
