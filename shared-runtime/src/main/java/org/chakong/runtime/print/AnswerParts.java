package org.chakong.runtime.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.Reason;
import org.chakong.runtime.print.Sheet.Facts;
import org.chakong.runtime.print.Sheet.Part;

/** What was answered. */
final class AnswerParts {

  private static final String NOTHING = "—";

  private AnswerParts() {}

  static List<Part> of(Answer answer) {
    List<Part> parts = new ArrayList<>();
    if (answer.supersedes() != null) {
      parts.add(Sheet.lines("更正", List.of("本答复取代第 " + answer.supersedes() + " 版答复")));
    }
    if (!answer.reasons().isEmpty()) {
      parts.add(
          Sheet.grid(
              "理由",
              List.of("理由", "说明", "依据"),
              answer.reasons().stream().map(AnswerParts::reason).toList()));
    }
    if (answer.wayForward() != null) {
      parts.add(Sheet.lines("可以采取的其他办法", List.of(answer.wayForward())));
    }
    if (answer.objection() != null) {
      parts.add(Sheet.facts("中心提出的异议", objection(answer.objection())));
    }
    if (answer.freeze() != null) {
      parts.addAll(freeze(answer.freeze()));
    }
    if (answer.deduction() != null) {
      parts.add(Sheet.facts("扣划结果", deduction(answer.deduction())));
    }
    if (answer.accounts() != null) {
      answer.accounts().forEach(account -> parts.addAll(AccountParts.of(account)));
    }
    if (!answer.findings().isEmpty()) {
      parts.add(findings(answer));
    }
    return parts;
  }

  private static Facts objection(Objection objection) {
    return new Facts()
        .add("异议", objection.detail())
        .add("依据", objection.citation())
        .add("法院回复期限", Words.day(objection.replyBy()));
  }

  private static List<String> reason(Reason reason) {
    return row(Words.of(reason.code()), reason.detail(), reason.citation());
  }

  private static Part findings(Answer answer) {
    return Sheet.grid(
        "审核依据",
        List.of("依据条款", "认定", "说明"),
        answer.findings().stream()
            .map(finding -> row(finding.citation(), Words.of(finding), finding.detail()))
            .toList());
  }

  private static List<Part> freeze(FreezeView freeze) {
    List<Part> parts = new ArrayList<>();
    parts.add(Sheet.facts("冻结结果", facts(freeze)));
    if (freeze.parts() != null && !freeze.parts().isEmpty()) {
      parts.add(
          Sheet.grid(
              "各账户冻结情况",
              List.of("账户", "已冻结（元）", "轮候（元）", "顺位"),
              freeze.parts().stream()
                  .map(part ->
                      row(
                          part.accountNo(),
                          Words.figures(part.frozen()),
                          Words.figures(part.waiting()),
                          text(part.position())))
                  .toList()));
    }
    if (freeze.ahead() != null && !freeze.ahead().isEmpty()) {
      parts.add(
          Sheet.grid(
              "在先冻结",
              List.of("冻结机关", "案号或文书号", "裁定金额（元）", "已冻结（元）", "届满日"),
              freeze.ahead().stream()
                  .map(one ->
                      row(
                          one.court(),
                          one.caseNumber(),
                          Words.figures(one.ordered()),
                          Words.figures(one.frozen()),
                          Words.day(one.until())))
                  .toList()));
    }
    return parts;
  }

  private static Facts facts(FreezeView freeze) {
    return new Facts()
        .add("冻结编号", freeze.freezeNo())
        .add("账户", freeze.accountNo())
        .add("状态", freeze.state() == null ? null : Words.of(freeze.state()))
        .add("裁定冻结金额", Words.money(freeze.ordered()))
        .add("实际冻结金额", Words.money(freeze.frozen()))
        .add("尚未冻结（轮候）金额", Words.money(freeze.waiting()))
        .add("本次解除金额", Words.money(freeze.released()))
        .add("顺位", text(freeze.position()))
        .add("后续缴存", freeze.topUp() == null ? null : topUp(freeze.topUp()))
        .add("冻结起始日", Words.day(freeze.from()))
        .add("冻结届满日", Words.day(freeze.until()));
  }

  private static String topUp(boolean topUp) {
    return topUp ? "继续冻结至裁定金额" : "不续冻";
  }

  private static Facts deduction(DeductionView deduction) {
    Facts facts =
        new Facts()
            .add("扣划编号", deduction.deductionNo())
            .add("账户", deduction.accountNo())
            .add("冻结编号", deduction.freezeNo())
            .add("请求扣划金额", Words.money(deduction.ordered()))
            .add("实际扣划金额", Words.money(deduction.deducted()))
            .add("不足金额", Words.money(deduction.shortfall()));
    DeductionView.Payout payout = deduction.payout();
    if (payout != null) {
      facts
          .add("划付状态", payout.state() == null ? null : Words.of(payout.state()))
          .add("收款账户", AskedParts.payee(payout.payee()))
          .add("银行流水号", payout.bankReference())
          .add("交付银行时间", Words.time(payout.instructedAt()))
          .add("银行回执时间", Words.time(payout.settledAt()));
    }
    return facts;
  }

  static String text(Integer number) {
    return number == null ? null : number.toString();
  }

  static List<String> row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> Objects.requireNonNullElse(cell, NOTHING))
        .collect(Collectors.toList());
  }
}
