package org.chakong.fund.decide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.NamedRule;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.policy.Setting;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;

/**
 * What the freezes already registered mean for a request: extension 续冻, release 解冻 and deduction 扣划
 * concern a freeze of the same court and case, and the same freeze 冻结 is not registered twice.
 */
public final class FreezePolicy {

  private FreezePolicy() {}

  /**
   * Looks at every rule that the measure gives rise to.
   *
   * @param named the freeze that the instruction names, empty when the register has none of that
   *     number on the person's accounts
   * @param openFreezes those of the person in force or waiting that a freeze could repeat, or that
   *     were ordered since the named one expired
   */
  public static Findings check(
      AssistanceRequest request,
      FilingContext context,
      Optional<FreezeFacts> named,
      List<FreezeFacts> openFreezes) {
    return new Findings(
        switch (request.instruction()) {
          case Instruction.Query q -> List.of();
          case Instruction.Freeze freeze ->
              List.of(duplicate(request, freeze, context, openFreezes));
          case Instruction.Extend extend ->
              named
                  .map(freeze -> extend(request, extend, freeze, context, openFreezes))
                  .orElse(unknown(context));
          case Instruction.Unfreeze u ->
              named.map(freeze -> release(request, freeze, context)).orElse(unknown(context));
          case Instruction.Deduct deduct ->
              deduct.freezeNo() == null
                  ? List.of()
                  : named.map(freeze -> deduct(request, freeze, context)).orElse(unknown(context));
        });
  }

  /**
   * The number of the ruling that a request rests on, in normal form where it has one: what {@link
   * FreezeFacts#rulingNumber} is to be. Null when no ruling bears a number.
   */
  public static String rulingNumber(AssistanceRequest request) {
    return request.documents().stream()
        .filter(document -> document.type() != null && document.type().isRuling())
        .map(DocumentRef::number)
        .filter(Objects::nonNull)
        .findFirst()
        .map(number -> CaseNumber.parse(number).map(CaseNumber::text).orElse(number))
        .orElse(null);
  }

  private static List<RuleFinding> unknown(FilingContext context) {
    return List.of(
        context
            .profile()
            .rule(Requirement.FREEZE_NAMED)
            .fail(ReasonCode.FREEZE_NOT_FOUND, "instruction.freezeNo", "没有查到该编号的冻结"));
  }

  private static List<RuleFinding> extend(
      AssistanceRequest request,
      Instruction.Extend extend,
      FreezeFacts freeze,
      FilingContext context,
      List<FreezeFacts> openFreezes) {
    List<RuleFinding> found = new ArrayList<>();
    found.add(holder(request, freeze, context, false));
    found.addAll(sameCase(request, freeze, context));
    found.add(inForce(freeze, context, "冻结已经终止，不能续冻；可以重新提出冻结请求"));
    found.addAll(laterEnd(extend, freeze, context));
    found.addAll(orderedAnew(freeze, context, openFreezes));
    return found;
  }

  /** Whether the court wants both no rule can tell: the claim would be frozen twice. */
  private static List<RuleFinding> orderedAnew(
      FreezeFacts freeze, FilingContext context, List<FreezeFacts> openFreezes) {
    Set<String> numbers = numbers(freeze.caseNumber(), freeze.formerCaseNumber());
    boolean anew =
        openFreezes.stream()
            .filter(known -> !known.freezeNo().equals(freeze.freezeNo()))
            .anyMatch(known ->
                numbers(known.caseNumber(), known.formerCaseNumber()).stream()
                    .anyMatch(numbers::contains));
    return anew
        ? List.of(
            context
                .profile()
                .rule(Requirement.DUPLICATE)
                .review("该冻结届满后同一案件另有冻结在册，恢复原冻结是否重复，由经办人员核对"))
        : List.of();
  }

  private static List<RuleFinding> release(
      AssistanceRequest request, FreezeFacts freeze, FilingContext context) {
    List<RuleFinding> found = new ArrayList<>();
    found.add(holder(request, freeze, context, true));
    found.addAll(sameCase(request, freeze, context));
    NamedRule force = context.profile().rule(Requirement.FREEZE_IN_FORCE);
    found.add(
        isInForce(freeze, context.day())
            ? force.pass("冻结在有效期内")
            : force.note(ReasonCode.ALREADY_RELEASED, "冻结此前已经终止"));
    if (freeze.deductionPending()) {
      NamedRule pending = context.profile().rule(Requirement.PENDING_DEDUCTION);
      found.add(pending.pass("该冻结项下有扣划尚未完成，待其完成后办理解冻"));
    }
    return found;
  }

  private static List<RuleFinding> deduct(
      AssistanceRequest request, FreezeFacts freeze, FilingContext context) {
    List<RuleFinding> found = new ArrayList<>();
    found.add(holder(request, freeze, context, false));
    found.addAll(sameCase(request, freeze, context));
    found.add(inForce(freeze, context, "冻结已经终止，不能据以扣划"));
    return found;
  }

  private static RuleFinding holder(
      AssistanceRequest request, FreezeFacts freeze, FilingContext context, boolean superiorToo) {
    NamedRule rule = context.profile().rule(Requirement.HOLDER);
    String court = request.courtCase().holder();
    boolean may =
        freeze.court().equals(court)
            || CaseTransferPolicy.takesOver(request, freeze)
            || (superiorToo && context.courts().isSuperior(court, freeze.court()));
    return may
        ? rule.pass("提出请求的法院有权处置该冻结")
        : rule.fail(ReasonCode.NOT_HOLDER, "case.court", "该冻结不是提出请求的法院作出的");
  }

  /**
   * A superior court acts under a number of its own, and other authorities number each document
   * anew, so only the number of a court that holds the freeze is compared.
   */
  private static List<RuleFinding> sameCase(
      AssistanceRequest request, FreezeFacts freeze, FilingContext context) {
    if (CaseTransferPolicy.takesOver(request, freeze)) {
      return CaseTransferPolicy.check(request, freeze, context);
    }
    if (request.courtCase().authority() != null
        || !freeze.court().equals(request.courtCase().court())) {
      return List.of();
    }
    NamedRule rule = context.profile().rule(Requirement.FREEZE_CASE);
    return List.of(
        isSameCase(request.courtCase(), freeze)
            ? rule.pass("与作出冻结的案件一致")
            : rule.fail(ReasonCode.CASE_NUMBER_MISMATCH, "case.number", "该冻结是在另一案件中作出的"));
  }

  private static boolean isSameCase(CourtCase filed, FreezeFacts freeze) {
    Set<String> numbers = numbers(filed.reference(), filed.formerNumber());
    return numbers(freeze.caseNumber(), freeze.formerCaseNumber()).stream()
        .anyMatch(numbers::contains);
  }

  private static Set<String> numbers(String number, String formerNumber) {
    return Stream.of(number, formerNumber)
        .filter(Objects::nonNull)
        .map(text -> CaseNumber.parse(text).map(CaseNumber::base).orElse(text))
        .collect(Collectors.toSet());
  }

  private static RuleFinding inForce(FreezeFacts freeze, FilingContext context, String otherwise) {
    NamedRule rule = context.profile().rule(Requirement.FREEZE_IN_FORCE);
    return isInForce(freeze, context.day())
        ? rule.pass("冻结在有效期内")
        : rule.fail(ReasonCode.FREEZE_EXPIRED, "instruction.freezeNo", otherwise);
  }

  /** A printed end does not run while a freeze waits. */
  private static boolean isInForce(FreezeFacts freeze, LocalDate day) {
    return switch (freeze.state()) {
      case ACTIVE -> freeze.until() == null || !freeze.until().isBefore(day);
      case WAITING -> true;
      case RELEASED, EXPIRED, CONSUMED -> false;
    };
  }

  private static List<RuleFinding> laterEnd(
      Instruction.Extend extend, FreezeFacts freeze, FilingContext context) {
    if (extend.until() == null) {
      return laterThanMonths(extend, freeze, context);
    }
    Setting<Integer> most = context.profile().term().maxRenewalMonths();
    LocalDate base = renewalBase(freeze, context);
    if (extend.until().isAfter(base.plusMonths(most.value()))) {
      return List.of(
          context
              .profile()
              .rule("term", most.clause())
              .fail(
                  ReasonCode.TERM_TOO_LONG, "instruction.until", "续行冻结期限超过" + most.value() + "个月"));
    }
    NamedRule rule = context.profile().rule(Requirement.EXTENSION);
    boolean later = freeze.until() == null || extend.until().isAfter(freeze.until());
    return List.of(
        later
            ? rule.pass("续行冻结的截止日晚于原截止日")
            : rule.fail(ReasonCode.TERM_MISSING, "instruction.until", "续行冻结的截止日不晚于原截止日"));
  }

  /** Months that count from the day of receipt may end before the freeze does without them. */
  private static List<RuleFinding> laterThanMonths(
      Instruction.Extend extend, FreezeFacts freeze, FilingContext context) {
    LocalDate base = renewalBase(freeze, context);
    boolean shortens =
        freeze.until() != null
            && extend.termMonths() != null
            && !base.plusMonths(extend.termMonths()).isAfter(freeze.until());
    return shortens
        ? List.of(
            context
                .profile()
                .rule(Requirement.EXTENSION)
                .fail(ReasonCode.TERM_MISSING, "instruction.termMonths", "续行冻结的截止日不晚于原截止日"))
        : List.of();
  }

  private static LocalDate renewalBase(FreezeFacts freeze, FilingContext context) {
    PolicyProfile.RenewalBase base = context.profile().term().renewalBase().value();
    boolean fromExpiry = base == PolicyProfile.RenewalBase.OLD_EXPIRY && freeze.until() != null;
    return fromExpiry ? freeze.until() : context.day();
  }

  private static RuleFinding duplicate(
      AssistanceRequest request,
      Instruction.Freeze freeze,
      FilingContext context,
      List<FreezeFacts> openFreezes) {
    NamedRule rule = context.profile().rule(Requirement.DUPLICATE);
    String ruling = rulingNumber(request);
    boolean twice =
        openFreezes.stream()
            .filter(known -> isInForce(known, context.day()))
            .filter(known -> known.court().equals(request.courtCase().holder()))
            .filter(known -> isSameCase(request.courtCase(), known))
            .filter(known -> Objects.equals(known.rulingNumber(), ruling))
            .anyMatch(known -> known.ordered().equals(freeze.amount()));
    return twice
        ? rule.fail(ReasonCode.DUPLICATE_MEASURE, null, "同一法院、同一案件、同一裁定、同一金额的冻结仍在有效期内")
        : rule.pass("不是重复的冻结");
  }
}
