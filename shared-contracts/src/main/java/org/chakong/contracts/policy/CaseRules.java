package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.ReasonCode;

/** The case: its number, whose it is, and whether a case of its kind may ask for the measure. */
final class CaseRules {

  private static final Set<String> PRESERVATION = Set.of("执保", "财保");

  private CaseRules() {}

  static List<RuleFinding> number(AssistanceRequest request, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.CASE_NUMBER);
    CourtCase courtCase = request.courtCase();
    List<RuleFinding> found = new ArrayList<>();
    if (CaseNumber.parse(courtCase.number()).isEmpty()) {
      found.add(rule.fail(ReasonCode.CASE_NUMBER_INVALID, "case.number", "案号缺失或者不符合现行案号格式"));
    }
    if (courtCase.formerNumber() != null && CaseNumber.parse(courtCase.formerNumber()).isEmpty()) {
      found.add(rule.fail(ReasonCode.CASE_NUMBER_INVALID, "case.formerNumber", "原案号不符合现行案号格式"));
    }
    return found.isEmpty() ? List.of(rule.pass("案号符合现行格式")) : found;
  }

  static List<RuleFinding> ownCourtAndYear(AssistanceRequest request, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.CASE_COURT);
    return CaseNumber.parse(request.courtCase().number())
        .map(number -> List.of(ownCourtAndYear(rule, number, request.courtCase(), context)))
        .orElse(List.of());
  }

  private static RuleFinding ownCourtAndYear(
      NamedRule rule, CaseNumber number, CourtCase courtCase, FilingContext context) {
    if (!number.court().equals(courtCase.court())) {
      return rule.fail(ReasonCode.CASE_NUMBER_MISMATCH, "case.number", "案号中的法院代字与提出请求的法院不一致");
    }
    if (number.year() > context.latestCaseYear()) {
      return rule.fail(ReasonCode.CASE_NUMBER_MISMATCH, "case.number", "案号年份晚于提出请求的年份");
    }
    return rule.pass("案号属于提出请求的法院");
  }

  static List<RuleFinding> type(AssistanceRequest request, FilingContext context) {
    MeasureRule.CaseTypes types = context.profile().caseTypeRule(request.action());
    NamedRule rule = context.profile().rule("case-type", types.clause());
    Optional<CaseNumber> number = CaseNumber.parse(request.courtCase().number());
    if (number.isEmpty()) {
      return List.of();
    }
    String type = number.get().type();
    Setting<Boolean> mayDeduct = context.profile().deduct().preservationMayDeduct();
    if (request.action() == Action.DEDUCT && PRESERVATION.contains(type) && !mayDeduct.value()) {
      NamedRule preservation = context.profile().rule("case-type", mayDeduct.clause());
      return List.of(
          preservation.fail(ReasonCode.CASE_TYPE_NOT_ALLOWED, "case.number", "保全案件不能扣划"));
    }
    return List.of(
        types.types().contains(type)
            ? rule.pass("“" + type + "”字案件可以提出该措施")
            : rule.fail(
                ReasonCode.CASE_TYPE_NOT_ALLOWED, "case.number", "“" + type + "”字案件不能提出该措施"));
  }
}
