package org.chakong.contracts.policy;

import java.util.List;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;

/** Whether the request came the right way to the right centre and names what it is about. */
final class FilingRules {
  private static final String EMPLOYER = "20";

  private FilingRules() {}

  static List<RuleFinding> channel(AssistanceRequest request, FilingContext context) {
    MeasureRule.Channels rule = context.profile().channelRule(request.action());
    NamedRule channel = context.profile().rule("channel", rule.clause());
    if (rule.ways().permit(context.channel())) {
      return List.of(channel.pass("该措施可以通过本渠道提出"));
    }
    Setting<Practice.OverdueFallback> fallback = context.profile().practice().overdueFallback();
    if (context.channel() == Channel.COUNTER
        && request.replaces() != null
        && fallback.value() == Practice.OverdueFallback.COUNTER) {
      NamedRule instead = context.profile().rule("overdue-fallback", fallback.clause());
      return List.of(instead.pass("在线请求未能办理或者逾期未反馈，转到窗口办理"));
    }
    String detail = context.channel() == Channel.ONLINE ? "该措施不能在线提出，请到公积金中心窗口办理" : "该措施应当在线提出";
    return List.of(channel.fail(ReasonCode.CHANNEL_NOT_ALLOWED, "instruction.action", detail));
  }

  static List<RuleFinding> scope(AssistanceRequest request, FilingContext context) {
    PolicyProfile.CourtScope courts = context.profile().courtScope();
    NamedRule scope = context.profile().rule("scope", courts.clause());
    String court = request.courtCase().court();
    if (courts.includes(court)) {
      return List.of(scope.pass("提出请求的法院在适用范围内"));
    }
    Setting<PolicyProfile.CrossCity> crossCity = context.profile().crossCity();
    if (crossCity.value() == PolicyProfile.CrossCity.PROVINCE_QUERY && courts.isOfProvince(court)) {
      NamedRule province = context.profile().rule("cross-city", crossCity.clause());
      return List.of(
          request.action() == Action.QUERY
              ? province.pass("省内其他地市的法院可以查询")
              : province.fail(ReasonCode.OUT_OF_SCOPE, "case.court", "省内其他地市的法院只能查询"));
    }
    return List.of(scope.fail(ReasonCode.OUT_OF_SCOPE, "case.court", "提出请求的法院不在本规定的适用范围内"));
  }

  static List<RuleFinding> accountNumber(AssistanceRequest request, FilingContext context) {
    String accountNo = accountNo(request.instruction());
    if (accountNo == null) {
      return List.of();
    }
    Practice practice = context.profile().practice();
    NamedRule rule = context.profile().rule("account-number", practice.accountNumber().clause());
    return List.of(
        practice.isAccountNumber(accountNo)
            ? rule.pass("账号格式有效")
            : rule.fail(ReasonCode.IDENTITY_INVALID, "instruction.accountNo", "账号不符合该中心的编码格式"));
  }

  private static String accountNo(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Freeze freeze -> freeze.accountNo();
      case Instruction.Deduct deduct -> deduct.accountNo();
      case Instruction.Query q -> null;
      case Instruction.Extend e -> null;
      case Instruction.Unfreeze u -> null;
    };
  }

  static List<RuleFinding> employerQuery(AssistanceRequest request, FilingContext context) {
    if (request.action() != Action.QUERY || !EMPLOYER.equals(request.subject().idType())) {
      return List.of();
    }
    Setting<MeasureRule.Ways> ways = context.profile().employerQuery();
    NamedRule rule = context.profile().rule("employer-query", ways.clause());
    return List.of(
        ways.value().permit(context.channel())
            ? rule.pass("可以通过本渠道查询单位缴存情况")
            : rule.fail(ReasonCode.OFFLINE_ONLY, "subject.idType", "单位缴存情况只能到窗口查询"));
  }

  static List<RuleFinding> freezeNamed(AssistanceRequest request, FilingContext context) {
    return switch (request.instruction()) {
      case Instruction.Extend extend -> freezeNamed(extend.freezeNo(), context);
      case Instruction.Unfreeze unfreeze -> freezeNamed(unfreeze.freezeNo(), context);
      case Instruction.Query q -> List.of();
      case Instruction.Freeze f -> List.of();
      case Instruction.Deduct d -> List.of();
    };
  }

  private static List<RuleFinding> freezeNamed(String freezeNo, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.FREEZE_NAMED);
    return List.of(
        freezeNo == null || freezeNo.isBlank()
            ? rule.fail(ReasonCode.FREEZE_NOT_FOUND, "instruction.freezeNo", "未写明所针对的冻结编号")
            : rule.pass("已写明所针对的冻结编号"));
  }
}
