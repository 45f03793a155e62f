package org.chakong.runtime.print;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.contracts.policy.PaperNames;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Officer;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.runtime.print.Sheet.Facts;

/** What was asked. */
final class AskedParts {

  private AskedParts() {}

  static Facts of(TrackedRequest request, String courtName, String centreName) {
    Facts facts = new Facts();
    CourtCase courtCase = request.courtCase();
    facts.add("请求编号", request.requestNo());
    if (courtCase.authority() != null) {
      facts.add("请求机关", courtCase.holder()).add("文书号", courtCase.reference());
    } else {
      facts.add("请求法院", named(courtName, request.court()));
      facts.add("案号", courtCase.number()).add("原案号", courtCase.formerNumber());
    }
    facts.add("案由", courtCase.cause());
    facts.add("执行标的金额", Words.money(courtCase.claimAmount()));
    facts.add("协助单位", named(centreName, request.fundCentre()));
    subject(request.subject(), facts);
    facts.add("请求事项", Words.of(request.instruction().action()));
    instruction(request.instruction(), facts);
    facts.add("替代的线上请求", request.replaces());
    facts.add("执行人员", officers(request.officers()));
    facts.add("随附文书", papers(request.documents()));
    return facts;
  }

  private static String named(String name, String code) {
    return name == null ? code : name + "（" + code + "）";
  }

  private static void subject(Subject subject, Facts facts) {
    if (subject == null) {
      return;
    }
    facts.add(subject.role() == null ? "被查控人" : Words.of(subject.role()), subject.name());
    facts.add("涉案理由", subject.reason());
    if (subject.idType() != null && subject.idNumber() != null) {
      facts.add("证件号码", Words.idType(subject.idType()) + " " + subject.idNumber());
    }
  }

  private static void instruction(Instruction instruction, Facts facts) {
    switch (instruction) {
      case Instruction.Query query -> facts.add("查询范围", "名下全部住房公积金账户");
      case Instruction.Freeze freeze ->
          facts
              .add("请求冻结金额", Words.money(freeze.amount()))
              .add("冻结期限", term(freeze.termMonths(), Words.day(freeze.until())))
              .add("指定账户", freeze.accountNo());
      case Instruction.Extend extend ->
          facts
              .add("冻结编号", extend.freezeNo())
              .add("续行期限", term(extend.termMonths(), Words.day(extend.until())));
      case Instruction.Unfreeze unfreeze ->
          facts
              .add("冻结编号", unfreeze.freezeNo())
              .add("解除金额", unfreeze.amount() == null ? "全部" : Words.money(unfreeze.amount()))
              .add("解除方式", unfreeze.amount() == null ? null : from(unfreeze.fromOrDefault()));
      case Instruction.Deduct deduct ->
          facts
              .add("冻结编号", deduct.freezeNo())
              .add("指定账户", deduct.accountNo())
              .add("请求扣划金额", Words.money(deduct.amount()))
              .add("提取条件", deduct.condition() == null ? null : Words.of(deduct.condition()))
              .add("分割金额", Words.money(deduct.dividedAmount()))
              .add("收款账户", payee(deduct.payee()));
    }
  }

  private static String term(Integer months, String until) {
    if (until != null) {
      return "至 " + until;
    }
    return months == null ? null : months + " 个月";
  }

  private static String from(UnfreezeFrom from) {
    return switch (from) {
      case CEILING -> "先减少裁定额度";
      case FROZEN -> "从已冻结资金中解除";
    };
  }

  static String payee(Payee payee) {
    return payee == null
        ? null
        : Stream.of(payee.accountName(), payee.accountNo(), payee.bankName())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("　"));
  }

  private static String officers(List<Officer> officers) {
    return officers == null
        ? null
        : officers.stream().map(AskedParts::officer).collect(Collectors.joining("\n"));
  }

  private static String officer(Officer officer) {
    return Stream.of(
            officer.name(),
            officer.workPermitNo() == null ? null : "工作证 " + officer.workPermitNo(),
            officer.dutyPermitNo() == null ? null : "执行公务证 " + officer.dutyPermitNo())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("　"));
  }

  private static String papers(List<DocumentRef> documents) {
    return documents == null
        ? null
        : IntStream.range(0, documents.size())
            .mapToObj(i -> (i + 1) + ". " + paper(documents.get(i)))
            .collect(Collectors.joining("\n"));
  }

  private static String paper(DocumentRef document) {
    String name = PaperNames.of(document.type());
    return document.number() == null ? name : name + " " + document.number();
  }
}
