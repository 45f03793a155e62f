package org.chakong.fund.decide;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Owner;
import org.chakong.contracts.identity.CitizenId;
import org.chakong.contracts.identity.Sex;
import org.chakong.contracts.policy.DeductRules;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.NamedRule;
import org.chakong.contracts.policy.RetirementAge;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;

/**
 * Whether the withdrawal condition of a deduction is shown by what the centre itself knows, or else
 * by a proof.
 */
final class ConditionFacts {
  private static final RetirementAge STATUTORY = RetirementAge.load();
  private static final String CITIZEN = "01";

  private ConditionFacts() {}

  static List<RuleFinding> proof(
      AssistanceRequest request,
      Instruction.Deduct deduct,
      FilingContext context,
      List<Account> accounts) {
    Optional<DeductRules.Condition> claimed =
        context.profile().deduct().condition(deduct.condition());
    if (claimed.isEmpty() || claimed.get().provenBy() != DeductRules.ProvenBy.CENTRE_OR_PROOF) {
      return List.of();
    }
    NamedRule rule = context.profile().rule("proof", claimed.get().clause());
    List<Owner> owners = accounts.stream().map(Account::owner).filter(o -> o != null).toList();
    if (owners.stream().anyMatch(owner -> isKnown(deduct.condition(), owner, context.day()))) {
      return List.of(rule.pass("公积金中心的记录已能证明所依据的提取条件"));
    }
    return List.of(
        context.hasAtHand(request, DocumentType.CONDITION_PROOF)
            ? rule.pass("已提交提取条件证明材料")
            : rule.fail(ReasonCode.PROOF_MISSING, "documents", "缺少所依据提取条件的证明材料"));
  }

  private static boolean isKnown(DeductCondition condition, Owner owner, LocalDate day) {
    return switch (condition) {
      case RETIRED -> Boolean.TRUE.equals(owner.retired()) || hasReachedAge(owner, day);
      case EMIGRATED -> Boolean.TRUE.equals(owner.emigrated());
      case DECEASED -> Boolean.TRUE.equals(owner.deceased());
      case HOUSING_DEBT, DIVIDED_BY_JUDGMENT, VULNERABLE_CREDITOR, PRIORITY_CLAIM, NONE -> false;
    };
  }

  private static boolean hasReachedAge(Owner owner, LocalDate day) {
    Optional<CitizenId> id =
        CITIZEN.equals(owner.idType()) ? CitizenId.parse(owner.idNumber()) : Optional.empty();
    Optional<LocalDate> born = or(owner.birthDate(), id, CitizenId::birthDate);
    Optional<Sex> sex = or(owner.sex(), id, CitizenId::sex);
    return born.isPresent() && sex.isPresent() && STATUTORY.isReached(born.get(), sex.get(), day);
  }

  private static <T> Optional<T> or(
      T recorded, Optional<CitizenId> id, Function<CitizenId, T> otherwise) {
    return Optional.ofNullable(recorded).or(() -> id.map(otherwise));
  }
}
