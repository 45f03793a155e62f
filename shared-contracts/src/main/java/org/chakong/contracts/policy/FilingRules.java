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
    String detail = context.channel() == Channel.ONLINE ? "该措施不能在线提出，请到公积金中心窗口办理" : "该措施应当在线提出";
    return List.of(channel.fail(ReasonCode.CHANNEL_NOT_ALLOWED, "instruction.action", detail));
  }

  static List<RuleFinding> scope(AssistanceRequest request, FilingContext context) {
    PolicyProfile.CourtScope courts = context.profile().courtScope();
    NamedRule scope = context.profile().rule("scope", courts.clause());
    return List.of(
        courts.includes(request.courtCase().court())
            ? scope.pass("提出请求的法院在适用范围内")
            : scope.fail(ReasonCode.OUT_OF_SCOPE, "case.court", "提出请求的法院不在本规定的适用范围内"));
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
