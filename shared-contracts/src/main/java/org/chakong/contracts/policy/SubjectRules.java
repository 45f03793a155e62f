package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.CitizenId;
import org.chakong.contracts.identity.PersonId;
import org.chakong.contracts.identity.PersonName;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.SubjectRole;

/** The person: said, possible, and one against whom the measure may be asked for. */
final class SubjectRules {
  private static final String CITIZEN = "01";

  private SubjectRules() {}

  static List<RuleFinding> identity(AssistanceRequest request, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.IDENTITY);
    Subject subject = request.subject();
    List<RuleFinding> found = new ArrayList<>();
    missing(subject.name(), "subject.name", "未载明姓名", rule).ifPresent(found::add);
    missing(subject.idType(), "subject.idType", "未载明证件类型", rule).ifPresent(found::add);
    missing(subject.idNumber(), "subject.idNumber", "未载明证件号码", rule).ifPresent(found::add);
    if (found.isEmpty()) {
      invalid(subject, context, rule).ifPresent(found::add);
    }
    return found.isEmpty() ? List.of(rule.pass("身份信息完整且格式有效")) : found;
  }

  private static Optional<RuleFinding> missing(
      String value, String field, String detail, NamedRule rule) {
    return value == null || value.isBlank()
        ? Optional.of(rule.fail(ReasonCode.IDENTITY_MISSING, field, detail))
        : Optional.empty();
  }

  private static Optional<RuleFinding> invalid(
      Subject subject, FilingContext context, NamedRule rule) {
    if (PersonName.parse(subject.name()).isEmpty()) {
      return Optional.of(rule.fail(ReasonCode.IDENTITY_INVALID, "subject.name", "姓名无法辨认"));
    }
    Optional<PersonId> id = PersonId.parse(subject.idType(), subject.idNumber());
    if (id.isEmpty() || isBornLater(id.get(), context)) {
      return Optional.of(
          rule.fail(ReasonCode.IDENTITY_INVALID, "subject.idNumber", "证件号码不符合该类证件的编码规则"));
    }
    return Optional.empty();
  }

  private static boolean isBornLater(PersonId id, FilingContext context) {
    return id.idType().equals(CITIZEN)
        && new CitizenId(id.number()).birthDate().isAfter(context.day());
  }

  static List<RuleFinding> personOnly(AssistanceRequest request, FilingContext context) {
    if (request.action() == Action.QUERY) {
      return List.of();
    }
    NamedRule rule = context.profile().rule(Requirement.PERSON_ONLY);
    return List.of(
        "20".equals(request.subject().idType())
            ? rule.fail(ReasonCode.IDENTITY_INVALID, "subject.idType", "单位没有可供冻结或者扣划的个人账户")
            : rule.pass("所针对的是职工个人账户"));
  }

  static List<RuleFinding> role(AssistanceRequest request, FilingContext context) {
    MeasureRule.Roles roles = context.profile().roleRule(request.action());
    NamedRule rule = context.profile().rule("role", roles.clause());
    SubjectRole role = request.subject().role();
    if (role == null) {
      return List.of(rule.fail(ReasonCode.IDENTITY_MISSING, "subject.role", "未载明其在案件中的身份"));
    }
    if (!isAllowed(role, roles, request)) {
      return List.of(
          rule.fail(ReasonCode.NOT_A_DEBTOR, "subject.role", "该措施只能针对被执行人，或者保全裁定所列的当事人"));
    }
    if (roles.withReason().contains(role) && isBlank(request.subject().reason())) {
      return List.of(rule.fail(ReasonCode.PROOF_MISSING, "subject.reason", "查询涉案人员应当写明法律依据和理由"));
    }
    return List.of(rule.pass("可以对该身份的人提出该措施"));
  }

  private static boolean isAllowed(
      SubjectRole role, MeasureRule.Roles roles, AssistanceRequest request) {
    return roles.roles().contains(role)
        || (roles.underPreservation().contains(role)
            && !request.documentsOf(DocumentType.PRESERVATION_RULING).isEmpty());
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
