package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.O1;
import static org.chakong.contracts.policy.FilingFixture.deduct;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.jiaozuo;
import static org.chakong.contracts.policy.FilingFixture.shanghai;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.SubjectRole;
import org.junit.jupiter.api.Test;

class RuleOrderTest {
  private static final List<Consumer<FilingFixture>> DEFECTS =
      List.of(
          filing -> filing.by(O1),
          filing -> filing.via(Channel.ONLINE),
          filing -> filing.via(Channel.COUNTER),
          filing -> filing.without(DocumentType.ASSISTANCE_NOTICE),
          filing -> filing.butNotAtHand(DocumentType.ENFORCEMENT_RULING),
          filing -> filing.inCase("（2026）沪0106执保3号", "沪0106"),
          filing -> filing.inCase("不是案号", "豫0811"),
          filing -> filing.as(SubjectRole.PARTY, null),
          filing -> filing.of("测试甲", "01", "410811198503152011", SubjectRole.JUDGMENT_DEBTOR));

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
        switch (random.nextInt(4)) {
          case 0 -> jiaozuo(freeze("0.00"));
          case 1 -> jiaozuo(deduct("豫0811", DeductCondition.DIVIDED_BY_JUDGMENT));
          case 2 -> shanghai(freeze("1.00"));
          default -> shanghai(deduct("沪0106", DeductCondition.NONE));
        };
    DEFECTS.stream().filter(defect -> random.nextBoolean()).forEach(d -> d.accept(filing));
    return filing.under(PROFILES.get(random.nextInt(PROFILES.size())));
  }
}
