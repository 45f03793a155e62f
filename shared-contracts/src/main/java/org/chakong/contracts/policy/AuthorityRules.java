package org.chakong.contracts.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;

/** Another authority in place of a court: the way it came, what it asks, its name and papers. */
final class AuthorityRules {
  private static final Pattern COURT_CODE = Pattern.compile("最高法|\\p{IsHan}\\d+");

  private AuthorityRules() {}

  static List<RuleFinding> channel(AssistanceRequest request, FilingContext context) {
    return List.of(
        others(context).ways().permit(context.channel())
            ? rule("channel", context).pass("该机关可以通过本渠道提出")
            : rule("channel", context)
                .fail(ReasonCode.CHANNEL_NOT_ALLOWED, "case.authority", "其他有权机关应当到公积金中心窗口办理"));
  }

  static List<RuleFinding> measure(AssistanceRequest request, FilingContext context) {
    boolean allowed =
        others(context).kinds().contains(request.courtCase().authority().kind())
            && others(context).measures().contains(request.action());
    return List.of(
        allowed
            ? rule("authority", context).pass("该类机关可以提出该措施")
            : rule("authority", context)
                .fail(ReasonCode.CASE_TYPE_NOT_ALLOWED, "case.authority.kind", "该类机关不能提出该措施"));
  }

  /** Whoever bore a court's code as a name could dispose of that court's freezes. */
  static List<RuleFinding> name(AssistanceRequest request, FilingContext context) {
    NamedRule rule = rule("authority-name", context);
    String name = request.courtCase().holder();
    if (name == null || name.isBlank()) {
      return List.of(rule.fail(ReasonCode.IDENTITY_MISSING, "case.authority.name", "未载明机关名称"));
    }
    return List.of(
        COURT_CODE.matcher(name).matches()
            ? rule.fail(ReasonCode.IDENTITY_INVALID, "case.authority.name", "法院代字不能作为其他机关的名称")
            : rule.pass("已载明机关名称"));
  }

  static List<RuleFinding> papers(AssistanceRequest request, FilingContext context) {
    NamedRule rule = rule("papers", context);
    return Stream.concat(
            Stream.of(others(context).decision()), others(context).otherPapers().stream())
        .map(paper -> PaperRules.required(paper, request, rule))
        .toList();
  }

  static List<RuleFinding> number(AssistanceRequest request, FilingContext context) {
    NamedRule rule = rule("document-number", context);
    String filed = request.courtCase().reference();
    if (filed == null || filed.isBlank()) {
      return List.of(
          rule.fail(ReasonCode.CASE_NUMBER_INVALID, "case.authority.documentNumber", "未载明法律文书文号"));
    }
    boolean borne =
        request.documents().stream()
            .filter(document -> others(context).decision().anyOf().contains(document.type()))
            .anyMatch(request.courtCase().authority()::isNumberOf);
    return List.of(
        borne
            ? rule.pass("法律文书文号与请求一致")
            : rule.fail(ReasonCode.CASE_NUMBER_MISMATCH, "documents", "法律文书的文号缺失，或者与请求的文号不一致"));
  }

  private static OtherAuthorities others(FilingContext context) {
    return context.profile().otherAuthorities();
  }

  private static NamedRule rule(String name, FilingContext context) {
    return context.profile().rule(name, others(context).clause());
  }
}
