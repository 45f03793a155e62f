package org.chakong.gateway.print;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chakong.contracts.policy.Clause;
import org.chakong.contracts.policy.MeasureRule;
import org.chakong.contracts.policy.PaperNames;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.runtime.print.Receipt;
import org.chakong.runtime.print.ReceiptSheets;
import org.chakong.runtime.print.Sheet;
import org.chakong.runtime.print.Sheet.Facts;
import org.chakong.runtime.print.Words;

/** The slip for officers who go to the window: where, why, and with what. */
final class SlipSheets {

  private static final List<String> NOTES =
      List.of(
          "请柜台经办人登记时填写所替代的线上请求编号，线上请求随即关闭，迟到的报文不再办理。",
          "本单由法院网关出具，不代表公积金中心的意见；办理结果以公积金中心出具的为准。",
          "所列时间均为北京时间（Asia/Shanghai）。个人信息仅供本案执行使用，请依法保管。");

  private SlipSheets() {}

  static Sheet of(
      TrackedRequest request,
      String courtName,
      PolicyProfile policy,
      MeasureRule.Officers officers,
      MeasureRule.Papers papers) {
    return new Sheet(
        Optional.ofNullable(courtName).orElse(request.court()),
        "线下办理提示单",
        "住房公积金协助" + Words.of(request.instruction().action()) + "　到柜台办理",
        request.requestNo(),
        Receipt.code(request.requestNo(), null),
        Optional.ofNullable(request.sla().dueAt()).orElse(request.acceptedAt()).toInstant(),
        List.of(
            Sheet.facts("一、到何处办理", where(request, policy)),
            Sheet.grid("二、应当携带", List.of("项目", "要求", "依据"), toBring(officers, papers)),
            ReceiptSheets.asked("三、线上请求", request, courtName, policy.centreName())),
        List.of("执行人员（签字）：", "柜台收件（签字、时间）："),
        NOTES);
  }

  private static Facts where(TrackedRequest request, PolicyProfile policy) {
    return new Facts()
        .add("办理单位", policy.centreName())
        .add("窗口", policy.practice().window().value())
        .add("原因", reason(request))
        .add("依据", cited(policy.practice().overdueFallback().clause()))
        .add("替代的线上请求编号", request.requestNo());
  }

  private static String reason(TrackedRequest request) {
    OffsetDateTime due = request.sla().dueAt();
    return request.sla().state() == Sla.State.OVERDUE && due != null
        ? "线上请求至 " + Words.endOfDay(due) + " 期限届满未获答复"
        : "该事项按规定到柜台办理";
  }

  private static List<List<String>> toBring(
      MeasureRule.Officers officers, MeasureRule.Papers papers) {
    List<List<String>> rows = new ArrayList<>();
    if (officers.minimum() > 0) {
      rows.add(List.of("执行人员", "不少于 " + officers.minimum() + " 人到场", cited(officers.clause())));
      rows.add(List.of("执行人员证件", permits(officers.permits()), cited(officers.clause())));
    }
    papers
        .required()
        .forEach(paper -> rows.add(List.of(names(paper), form(paper), cited(papers.clause()))));
    return rows;
  }

  private static String permits(MeasureRule.Permits permits) {
    return switch (permits) {
      case BOTH -> "每人持有效的工作证和执行公务证";
      case EITHER -> "每人持有效的工作证或者执行公务证";
    };
  }

  private static String names(MeasureRule.Paper paper) {
    return paper.anyOf().stream().map(PaperNames::of).collect(Collectors.joining("或者"));
  }

  private static String form(MeasureRule.Paper paper) {
    if (paper.originals().isEmpty()) {
      return "一份，案号与请求一致";
    }
    return paper.originals().containsAll(paper.anyOf())
        ? "原件"
        : paper.originals().stream().map(PaperNames::of).sorted().collect(Collectors.joining("、"))
            + "须为原件";
  }

  private static String cited(Clause clause) {
    return clause.unconfirmed() ? clause.citation() + "（理解待确认）" : clause.citation();
  }
}
