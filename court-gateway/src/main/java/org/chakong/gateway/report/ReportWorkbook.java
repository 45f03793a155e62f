package org.chakong.gateway.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.chakong.contracts.api.YearReport;
import org.chakong.contracts.api.YearReport.RefusalCount;
import org.chakong.contracts.api.YearReport.ReleasePrompt;
import org.chakong.contracts.api.YearReport.ReportFigures;
import org.chakong.contracts.identity.Money;
import org.chakong.runtime.print.Words;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The year's report as a workbook in Chinese: numbers as numbers, so that they can be added up. */
public final class ReportWorkbook {

  private static final String AMOUNTS = "#,##0.00";
  private static final int FIRST_AMOUNT = 16;
  private static final List<String> HEADS =
      List.of(
          "期间", "法院", "事项", "受理", "已办理", "部分办理", "不能协助", "退回补正", "拒收", "按期", "逾期", "办理中", "期限内撤回",
          "期限内转柜台", "期限待定", "转柜台总数", "冻结金额（元）", "解除金额（元）", "扣划金额（元）", "按期率（%）");

  private ReportWorkbook() {}

  public static byte[] of(YearReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Chakong", "1.0")) {
      figures(workbook, "全年", List.of(report.total()));
      figures(workbook, "按事项", report.byMeasure());
      figures(workbook, "按法院", report.byCourt());
      figures(workbook, "按法院和事项", report.groups());
      figures(workbook, "按季度", report.quarters());
      figures(workbook, "按月", report.months());
      refusals(workbook, report.refusals());
      prompts(workbook, report.toRelease());
      meetings(workbook, report.meetings());
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void figures(Workbook workbook, String name, List<ReportFigures> lines) {
    Worksheet sheet = sheet(workbook, name, HEADS);
    for (int i = 0; i < lines.size(); i++) {
      line(sheet, i + 1, lines.get(i));
    }
  }

  private static void line(Worksheet sheet, int row, ReportFigures figures) {
    text(sheet, row, 0, figures.period());
    text(sheet, row, 1, figures.court());
    text(sheet, row, 2, figures.action() == null ? null : Words.of(figures.action()));
    long[] counts = {
      figures.filed(),
      figures.executed(),
      figures.partlyExecuted(),
      figures.unable(),
      figures.returned(),
      figures.rejected(),
      figures.met(),
      figures.overdue(),
      figures.open(),
      figures.withdrawn(),
      figures.offline(),
      figures.withoutDeadline(),
      figures.offlineFallbacks()
    };
    for (int i = 0; i < counts.length; i++) {
      sheet.value(row, 3 + i, counts[i]);
    }
    amount(sheet, row, FIRST_AMOUNT, figures.frozen());
    amount(sheet, row, FIRST_AMOUNT + 1, figures.released());
    amount(sheet, row, FIRST_AMOUNT + 2, figures.deducted());
    if (figures.onTimeRate() != null) {
      sheet.value(row, FIRST_AMOUNT + 3, new BigDecimal(figures.onTimeRate()));
    }
  }

  private static void refusals(Workbook workbook, List<RefusalCount> refusals) {
    Worksheet sheet = sheet(workbook, "未办理理由", List.of("结论", "理由", "代码", "件数"));
    for (int i = 0; i < refusals.size(); i++) {
      RefusalCount refusal = refusals.get(i);
      text(sheet, i + 1, 0, Words.of(refusal.verdict()));
      text(sheet, i + 1, 1, Words.of(refusal.code()));
      text(sheet, i + 1, 2, refusal.code().name());
      sheet.value(i + 1, 3, refusal.requests());
    }
  }

  private static void prompts(Workbook workbook, List<ReleasePrompt> prompts) {
    Worksheet sheet =
        sheet(
            workbook,
            "提示核查解除",
            List.of("法院", "公积金中心", "冻结编号", "请求编号", "案号", "现冻结金额（元）", "届满日", "提示原因"));
    for (int i = 0; i < prompts.size(); i++) {
      ReleasePrompt prompt = prompts.get(i);
      int row = i + 1;
      text(sheet, row, 0, prompt.court());
      text(sheet, row, 1, prompt.fundCentre());
      text(sheet, row, 2, prompt.freezeNo());
      text(sheet, row, 3, prompt.requestNo());
      text(sheet, row, 4, prompt.caseNumber());
      amount(sheet, row, 5, prompt.frozen());
      text(sheet, row, 6, Words.day(prompt.until()));
      text(sheet, row, 7, why(prompt.why()));
    }
  }

  private static String why(ReleasePrompt.Why why) {
    return switch (why) {
      case PAST_END -> "已过届满日，中心尚未通报终止";
      case CLAIM_PAID -> "本案扣划金额已达执行标的";
      case DEDUCTION_PAID -> "该冻结项下扣划已足额付讫";
      case CASE_RELEASED -> "同案其他冻结已解除";
    };
  }

  private static void meetings(Workbook workbook, YearReport.JointMeetings meetings) {
    Worksheet sheet = sheet(workbook, "联席会议", List.of("召开日期", "备注"));
    for (int i = 0; i < meetings.held().size(); i++) {
      text(sheet, i + 1, 0, Words.day(meetings.held().get(i).heldOn()));
      text(sheet, i + 1, 1, meetings.held().get(i).note());
    }
    if (meetings.missing()) {
      text(sheet, meetings.held().size() + 1, 0, "应召开 " + meetings.due() + " 次，尚未开足");
    }
  }

  private static Worksheet sheet(Workbook workbook, String name, List<String> heads) {
    Worksheet sheet = workbook.newWorksheet(name);
    for (int i = 0; i < heads.size(); i++) {
      sheet.value(0, i, heads.get(i));
    }
    sheet.range(0, 0, 0, heads.size() - 1).style().bold().set();
    sheet.freezePane(0, 1);
    return sheet;
  }

  private static void text(Worksheet sheet, int row, int column, String text) {
    if (text != null) {
      sheet.value(row, column, text);
    }
  }

  private static void amount(Worksheet sheet, int row, int column, Money amount) {
    if (amount != null) {
      sheet.value(row, column, BigDecimal.valueOf(amount.fen(), 2));
      sheet.style(row, column).format(AMOUNTS).set();
    }
  }
}
