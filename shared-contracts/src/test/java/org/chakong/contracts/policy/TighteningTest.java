package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A city that asks for more in any respects refuses whatever it refused before, and executes
 * nothing that a person had to look at before.
 */
class TighteningTest {

  private static final int VARIANTS = 60;
  private static final int FILINGS = 150;

  private static final List<UnaryOperator<String>> JIAOZUO =
      List.of(
          of("minimum: 2", "minimum: 3"),
          of(
              "ways: BOTH\n    clause: { article: \"4\"",
              "ways: COUNTER\n    clause: { article: \"4\""),
          of(
              "ways: BOTH\n    clause: { article: \"7\"",
              "ways: ONLINE\n    clause: { article: \"7\""),
          of("value: PROVINCE_QUERY", "value: NONE"),
          of("types: [执, 执恢, 执保]\n", "types: [执]\n"),
          of("value: [财保, 民初]", "value: [财保]"),
          of("    underPreservation: [PARTY]\n", ""),
          of("roles: [JUDGMENT_DEBTOR, PARTY]\n", "roles: [JUDGMENT_DEBTOR]\n"),
          of("value: 36", "value: 12"),
          of("sealRequired:\n  value: false", "sealRequired:\n  value: true"),
          of("conditionRequired:\n    value: false", "conditionRequired:\n    value: true"),
          of("otherAssetsRequired:\n    value: false", "otherAssetsRequired:\n    value: true"),
          of(
              "advanceExecutionBarred:\n    value: false",
              "advanceExecutionBarred:\n    value: true"),
          of("\"[0-9A-Z]{6,20}\"", "\"99[0-9]{11}\""),
          of("provenBy: CENTRE_OR_PROOF", "provenBy: PROOF"));

  private static final List<UnaryOperator<String>> SHANGHAI =
      List.of(
          of("minimum: 1", "minimum: 2"),
          of("permits: EITHER", "permits: BOTH"),
          of("    underPreservation: [PARTY]\n", ""),
          of("value: 36", "value: 12"),
          of("sealRequired:\n  value: false", "sealRequired:\n  value: true"),
          of("provenBy: CENTRE_OR_PROOF", "provenBy: PROOF"));

  @Test
  void asking_for_more_in_jiaozuo_never_turns_a_refusal_into_an_execution() {
    assertMonotone("jiaozuo-2024", JIAOZUO, SpoiltFilings::jiaozuo);
  }

  @Test
  void asking_for_more_in_shanghai_never_turns_a_refusal_into_an_execution() {
    assertMonotone("shanghai-2021", SHANGHAI, SpoiltFilings::shanghai);
  }

  @Test
  void a_term_that_was_shortened_is_refused_where_too_long_ones_are_returned() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String shortens =
        of("tooLong:\n    value: RETURN", "tooLong:\n    value: FREEZE_FOR_MAXIMUM")
            .apply(PolicyTexts.of("jiaozuo-2024"));
    PolicyProfile loose = PolicyTexts.profile(shortens);
    PolicyProfile tight = PolicyTexts.profile(PolicyTexts.of("jiaozuo-2024"));
    for (int filing = 0; filing < FILINGS; filing++) {
      assertNotLooser(SpoiltFilings.jiaozuo(random), loose, tight, seed);
    }
  }

  private static void assertMonotone(
      String id, List<UnaryOperator<String>> steps, Function<Random, FilingFixture> filings) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int variant = 0; variant < VARIANTS; variant++) {
      List<UnaryOperator<String>> taken = new ArrayList<>(steps);
      taken.removeIf(step -> random.nextInt(3) > 0);
      String text = PolicyTexts.of(id);
      PolicyProfile loose = PolicyTexts.profile(text);
      for (UnaryOperator<String> step : taken) {
        text = step.apply(text);
      }
      PolicyProfile tight = PolicyTexts.profile(text);
      for (int filing = 0; filing < FILINGS; filing++) {
        assertNotLooser(filings.apply(random), loose, tight, seed);
      }
    }
  }

  private static void assertNotLooser(
      FilingFixture filing, PolicyProfile loose, PolicyProfile tight, long seed) {
    Findings before = filing.under(loose).check();
    Findings after = filing.under(tight).check();
    assertThat(weight(after))
        .as("seed %d: %s, then %s", seed, before.reasons(), after.reasons())
        .isGreaterThanOrEqualTo(weight(before));
  }

  /** 0 would be carried out, 1 is for a person, 2 is refused. */
  private static int weight(Findings findings) {
    if (findings.verdict().isPresent()) {
      return 2;
    }
    return findings.needsReview() ? 1 : 0;
  }

  private static UnaryOperator<String> of(String said, String instead) {
    return text -> {
      String changed = text.replace(said, instead);
      if (changed.equals(text)) {
        throw new IllegalArgumentException("the policy does not say: " + said);
      }
      return changed;
    };
  }
}
