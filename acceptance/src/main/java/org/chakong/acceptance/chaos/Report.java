package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures for people: on the terminal, and as a table in a document. */
final class Report {

  private final ObjectNode json;
  private final Figures figures;
  private final String words;

  /**
   * @param words the command's options, to do it again
   */
  Report(Figures figures, String words) {
    this.figures = figures;
    this.json = figures.json();
    this.words = words;
  }

  private Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    calamities(rows);
    traffic(rows);
    differences(rows);
    figures
        .trials()
        .forEach(outcome ->
            rows.put(
                "trial 演练: " + named(outcome.trial().chinese(), outcome.trial()),
                outcome.inWords()));
    return rows;
  }

  private void calamities(Map<String, String> rows) {
    rows.put("kills survived 经受的强制终止", number("killsSurvived"));
    figures
        .killer()
        .kills()
        .forEach(
            (target, count) -> rows.put("· " + named(target.chinese(), target), count.toString()));
    rows.put("longest until ready 最长恢复", number("longestAwayMillis") + " ms");
    rows.put("faults on the line 线路故障", Long.toString(sum(json.path("lineFaults"))));
    figures
        .site()
        .faults()
        .forEach(
            (fault, count) -> rows.put("· " + named(fault.chinese(), fault), count.toString()));
  }

  private void traffic(Map<String, String> rows) {
    rows.put("requests accepted 已受理请求", number("requestsAccepted"));
    rows.put("· by action 按事项", pairs("actions"));
    rows.put("· by outcome 按结果", pairs("verdicts"));
    rows.put("requests checked 已核对请求", number("requestsChecked"));
    rows.put("sent again 重复发送", number("sentAgain"));
    rows.put("money events 资金事件", number("moneyEvents"));
    rows.put("payouts 划款", number("payouts"));
  }

  private void differences(Map<String, String> rows) {
    rows.put("lost 丢失", number("lost"));
    rows.put("doubled 重复生效", number("doubled"));
    rows.put("money differences 金额差异", number("moneyDifferences"));
    rows.put("differences of the two sides 两侧差异", number("sideDifferences"));
    rows.put("changes followed 已跟读变更", number("changesFollowed"));
    rows.put("· left out, repeated, reordered 遗漏重复乱序", number("feedDifferences"));
    rows.put("answers outside the contract 合同外应答", number("contractDifferences"));
    rows.put(
        "audit 稽核", number("auditViolations") + " of " + number("auditChecks") + " checks fail");
    rows.put(
        "reconciliation 对账",
        number("reconciliationDifferences")
            + " differ, "
            + number("reconciliationRepaired")
            + " repaired");
    rows.put("evidence 存证", json.path("evidenceFaults").asInt() == 0 ? "verifies 验证通过" : "✗");
  }

  private static String named(String chinese, Enum<?> one) {
    return chinese + " " + one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  private String pairs(String field) {
    return json.path(field).properties().stream()
        .map(count -> count.getKey() + " " + count.getValue().asText())
        .collect(Collectors.joining(", "));
  }

  private String number(String field) {
    return json.path(field).asText();
  }

  String text() {
    return rows().entrySet().stream()
        .map(row -> "  " + row.getKey() + ": " + row.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Replaces the table between the two marks of a document. */
  void into(Path document) throws IOException {
    List<List<String>> table = new ArrayList<>(List.of(List.of("", "")));
    rows().forEach((what, figure) -> table.add(List.of(what, figure)));
    String head =
        "`./chakong chaos %s`, %s, %s cores, Java %s, %s minutes:"
            .formatted(words, number("at"), number("cores"), number("java"), number("minutes"));
    new MarkedTable("./chakong chaos --report").into(document, head, table);
  }
}
