package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleOrderTest {
  /** The published ones, the template, and one that takes the other side of every axis. */
  private static final List<PolicyProfile> PROFILES =
      List.of(
          Policies.load().byId("jiaozuo-2024").orElseThrow(),
          Policies.load().byId("shanghai-2021").orElseThrow(),
          Policies.load().byId("national-online").orElseThrow(),
          PolicyTexts.profile(
              PolicyTexts.of("jiaozuo-2024")
                  .replace("value: RETURN", "value: FREEZE_FOR_MAXIMUM")
                  .replace("value: PROVINCE_QUERY", "value: NONE")
                  .replace("- for: [FREEZE]\n    ways: BOTH", "- for: [FREEZE]\n    ways: ONLINE")
                  .replace("\"[0-9A-Z]{6,20}\"", "\"99[0-9]{11}\"")));

  @Test
  void the_order_of_the_rules_never_changes_verdict_or_reasons() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      FilingFixture filing = spoilt(random);
      List<FormalRule> shuffled = new ArrayList<>(FormalPolicy.RULES);
      Collections.shuffle(shuffled, random);

      Findings found = FormalPolicy.check(filing.request(), filing.context(), shuffled);

      assertThat(found.verdict()).as("seed %d", seed).isEqualTo(filing.check().verdict());
      assertThat(found.reasons())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(filing.check().reasons());
    }
  }

  private static FilingFixture spoilt(Random random) {
    FilingFixture filing =
        random.nextBoolean() ? SpoiltFilings.jiaozuo(random) : SpoiltFilings.shanghai(random);
    return filing.under(PROFILES.get(random.nextInt(PROFILES.size())));
  }
}
