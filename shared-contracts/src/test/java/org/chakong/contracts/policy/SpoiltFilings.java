package org.chakong.contracts.policy;

import static org.chakong.contracts.policy.FilingFixture.O1;
import static org.chakong.contracts.policy.FilingFixture.O2;
import static org.chakong.contracts.policy.FilingFixture.O3_EXPIRED;
import static org.chakong.contracts.policy.FilingFixture.deduct;
import static org.chakong.contracts.policy.FilingFixture.extend;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.payeeOf;
import static org.chakong.contracts.policy.FilingFixture.unfreeze;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.SubjectRole;

/** Filings with any number of defects, none among them. */
final class SpoiltFilings {

  private static final List<Consumer<FilingFixture>> DEFECTS =
      List.of(
          filing -> filing.by(O1),
          filing -> filing.by(O1, O2),
          filing -> filing.by(O1, O3_EXPIRED),
          filing -> filing.via(Channel.ONLINE),
          filing -> filing.via(Channel.COUNTER),
          filing -> filing.without(DocumentType.ASSISTANCE_NOTICE),
          filing -> filing.butNotAtHand(DocumentType.ENFORCEMENT_RULING),
          filing -> filing.with(DocumentType.PRESERVATION_RULING),
          filing -> filing.inCase("（2026）沪0106执保3号", "沪0106"),
          filing -> filing.inCase("（2026）豫0811执保3号", "豫0811"),
          filing -> filing.inCase("（2026）豫0105执3号", "豫0105"),
          filing -> filing.inCase("不是案号", "豫0811"),
          filing -> filing.as(SubjectRole.PARTY, null),
          filing -> filing.as(SubjectRole.RELATED_PERSON, "夫妻共同财产"),
          filing -> filing.of("测试甲", "01", "410811198503152011", SubjectRole.JUDGMENT_DEBTOR));

  private SpoiltFilings() {}

  static FilingFixture jiaozuo(Random random) {
    return spoilt(FilingFixture.jiaozuo(instruction("豫0811", random)), random);
  }

  static FilingFixture shanghai(Random random) {
    return spoilt(FilingFixture.shanghai(instruction("沪0106", random)), random);
  }

  private static Instruction instruction(String court, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Instruction.Query();
      case 1 -> freeze("0.00");
      case 2 -> freeze("1.00");
      case 3 ->
          new Instruction.Freeze(
              Money.parse("1.00"), null, random.nextInt(1, 61), null, "410800000001");
      case 4 -> extend(random.nextInt(1, 61));
      case 5 -> unfreeze();
      case 6 -> deduct(court, any(random));
      default -> deduct(payeeOf(court), any(random), random.nextBoolean(), null);
    };
  }

  private static DeductCondition any(Random random) {
    return DeductCondition.values()[random.nextInt(DeductCondition.values().length)];
  }

  /** Half of them have one defect or none, so that a rule stands alone often enough. */
  private static FilingFixture spoilt(FilingFixture filing, Random random) {
    int defects = random.nextBoolean() ? random.nextInt(2) : random.nextInt(DEFECTS.size());
    random.ints(defects, 0, DEFECTS.size()).forEach(defect -> DEFECTS.get(defect).accept(filing));
    return filing;
  }
}
