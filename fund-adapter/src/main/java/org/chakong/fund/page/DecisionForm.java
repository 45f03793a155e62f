package org.chakong.fund.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chakong.contracts.api.FundApi.ChecklistAnswer;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.api.ObjectionText;
import org.chakong.contracts.api.ReviewDetail.ChecklistPoint;
import org.chakong.contracts.request.ReasonCode;

/** What a reviewer typed, to be decided on or shown again. */
final class DecisionForm {

  /** A comment stands on the receipt; the contract lets it be as long. */
  static final int LONGEST = 2000;

  private static final String OK = "ok.";
  private static final String REMARK = "remark.";

  private final Map<String, String> typed = new TreeMap<>();

  private DecisionForm(Map<String, String> typed) {
    this.typed.putAll(typed);
  }

  static DecisionForm empty() {
    return new DecisionForm(Map.of());
  }

  static DecisionForm of(MultivaluedMap<String, String> form) {
    Map<String, String> typed = new TreeMap<>();
    form.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.getFirst()));
    return new DecisionForm(typed);
  }

  String typed(String name) {
    return typed.getOrDefault(name, "").strip();
  }

  String ok(ChecklistPoint point) {
    return typed(OK + point.id());
  }

  String remark(ChecklistPoint point) {
    return typed(REMARK + point.id());
  }

  Optional<Decision.Kind> kind() {
    return Arrays.stream(Decision.Kind.values())
        .filter(kind -> kind.name().equals(typed("decision")))
        .findFirst();
  }

  boolean isTooLong() {
    return typed.values().stream().anyMatch(text -> text.length() > LONGEST);
  }

  /** Whether an approval leaves a point of the checklist without an answer. */
  boolean leavesOut(List<ChecklistPoint> points) {
    return points.stream().anyMatch(point -> ok(point).isEmpty());
  }

  /** With an approval the reason chosen for something else does not count. */
  Decision decision(Decision.Kind kind, List<ChecklistPoint> points) {
    return new Decision(
        kind,
        kind == Decision.Kind.APPROVE ? null : reason(),
        typed("comment"),
        objection(),
        answers(points),
        typed("factsVersion").isEmpty() ? null : typed("factsVersion"));
  }

  /** Also where it goes with no approval or says nothing: that is refused, not left out. */
  private ObjectionText objection() {
    String ground = typed("ground");
    return typed("objection").isEmpty() && ground.isEmpty()
        ? null
        : new ObjectionText(typed("objection"), ground.isEmpty() ? null : ground);
  }

  private ReasonCode reason() {
    return Arrays.stream(ReasonCode.values())
        .filter(code -> code.name().equals(typed("reason")))
        .findFirst()
        .orElse(null);
  }

  private List<ChecklistAnswer> answers(List<ChecklistPoint> points) {
    List<ChecklistAnswer> answers = new ArrayList<>();
    for (ChecklistPoint point : points) {
      if (!ok(point).isEmpty()) {
        String remark = remark(point);
        answers.add(
            new ChecklistAnswer(
                point.id(), Boolean.valueOf(ok(point)), remark.isEmpty() ? null : remark));
      }
    }
    return answers;
  }
}
