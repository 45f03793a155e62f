package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private final Policies policies = Policies.load();

  @Test
  void the_newest_policy_in_force_on_the_day_governs() {
    assertThat(policies.at("410800", LocalDate.of(2024, 11, 15)))
        .map(PolicyProfile::id)
        .contains("jiaozuo-2024");
    assertThat(policies.at("310100", LocalDate.of(2026, 11, 20)))
        .map(PolicyProfile::id)
        .contains("shanghai-2021");
  }

  @Test
  void before_its_first_day_a_policy_does_not_exist() {
    assertThat(policies.at("410800", LocalDate.of(2024, 11, 14))).isEmpty();
    assertThat(policies.at("310100", LocalDate.of(2021, 4, 11))).isEmpty();
    assertThat(policies.at("110000", LocalDate.of(2026, 1, 1))).isEmpty();
    assertThat(policies.fundCentres()).containsExactly("310100", "410800");
  }

  @Test
  void a_setting_may_take_online_deductions_back_to_the_counter() {
    LocalDate day = LocalDate.of(2026, 11, 20);
    Policies changed = policies.withWays("410800", Action.DEDUCT, MeasureRule.Ways.COUNTER);

    PolicyProfile jiaozuo = changed.at("410800", day).orElseThrow();
    assertThat(jiaozuo.channelRule(Action.DEDUCT).ways()).isEqualTo(MeasureRule.Ways.COUNTER);
    assertThat(jiaozuo.channelRule(Action.FREEZE).ways()).isEqualTo(MeasureRule.Ways.BOTH);
  }

  @Test
  void
      a_later_agreement_takes_over_on_its_first_day_and_the_earlier_one_stays_for_what_came_before() {
    PolicyProfile later =
        PolicyTexts.profile(
            PolicyTexts.of("jiaozuo-2024")
                .replace("id: jiaozuo-2024", "id: jiaozuo-2027")
                .replace("effectiveFrom: 2024-11-15", "effectiveFrom: 2027-03-01"));
    PolicyProfile earlier = policies.byId("jiaozuo-2024").orElseThrow();
    Policies both = Policies.of(List.of(later, earlier));

    assertThat(both.at("410800", LocalDate.of(2027, 2, 28))).contains(earlier);
    assertThat(both.at("410800", LocalDate.of(2027, 3, 1))).contains(later);
  }

  @Test
  void a_template_binds_no_centre() {
    assertThat(policies.byId("national-online")).isPresent();
    assertThat(policies.at(PolicyProfile.NO_CENTRE, LocalDate.of(2030, 1, 1))).isEmpty();
  }

  @Test
  void what_a_profile_leaves_out_is_a_reading_and_shown_as_one() {
    String text = PolicyTexts.of("jiaozuo-2024");
    PolicyProfile silent =
        PolicyTexts.profile(
            text.replaceFirst("(?s)\npractice:.*?\n(?=# ---)", "\n")
                .replaceFirst("(?s)\ncrossCity:.*?\n(?=#)", "\n"));

    assertThat(silent.crossCity().value()).isEqualTo(PolicyProfile.CrossCity.NONE);
    assertThat(silent.crossCity().clause().unconfirmed()).isTrue();
    assertThat(silent.practice().queryAlert().persons()).isEqualTo(120);
    assertThat(silent.practice().liaison().clause().unconfirmed()).isTrue();
  }

  @Test
  void h18_a_court_that_no_agreement_binds_is_served_at_the_window_under_the_national_rules() {
    FilingFixture stranger =
        FilingFixture.shanghai(FilingFixture.freeze("1.00")).inCase("（2026）豫0811执123号", "豫0811");
    LocalDate day = FilingFixture.TODAY;

    assertThat(policies.governing(stranger.request(), Channel.COUNTER, day))
        .hasValueSatisfying(national -> {
          assertThat(national.id()).isEqualTo("national-online");
          assertThat(national.fundCentre()).isEqualTo("310100");
          assertThat(national.channelRule(Action.FREEZE).ways().permit(Channel.ONLINE)).isFalse();
        });
    assertThat(policies.governing(stranger.request(), Channel.ONLINE, day))
        .map(PolicyProfile::id)
        .contains("shanghai-2021");
    assertThat(
            policies.governing(
                FilingFixture.shanghai(FilingFixture.freeze("1.00")).request(),
                Channel.COUNTER,
                day))
        .map(PolicyProfile::id)
        .contains("shanghai-2021");
  }

  @Test
  void an_unknown_key_is_refused_with_file_and_line() throws Exception {
    String yaml = jiaozuo().replace("title: ", "titel: x\ntitle: ");

    assertThatThrownBy(() -> YamlResources.parse("policies/x.yaml", yaml, PolicyProfile.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("policies/x.yaml:9:")
        .hasMessageContaining("titel");
  }

  @Test
  void a_missing_citation_is_refused_with_file_and_line() throws Exception {
    String yaml = jiaozuo().replaceFirst(", citation: 焦中法〔2024〕 第一条 ", "");

    assertThatThrownBy(() -> YamlResources.parse("policies/x.yaml", yaml, PolicyProfile.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("policies/x.yaml:15:")
        .hasMessageContaining("citation is missing");
  }

  @Test
  void a_measure_without_a_rule_is_refused() throws Exception {
    String yaml =
        jiaozuo()
            .replace("for: [EXTEND, UNFREEZE]\n    workingDays", "for: [EXTEND]\n    workingDays");

    assertThatThrownBy(() -> YamlResources.parse("policies/x.yaml", yaml, PolicyProfile.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("deadlines has 0 rules for UNFREEZE");
  }

  private static String jiaozuo() throws Exception {
    try (var file = PoliciesTest.class.getResourceAsStream("/policies/jiaozuo-2024.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
