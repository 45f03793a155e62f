package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.policy.ShownPermits.Permit;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;

/** Enough different officers with the permits that the policy wants, valid on the day. */
final class OfficerRules {

  private OfficerRules() {}

  static List<RuleFinding> officers(AssistanceRequest request, FilingContext context) {
    MeasureRule.Officers wanted =
        context.profile().officerRule(request.action(), context.channel());
    NamedRule rule = context.profile().rule("officers", wanted.clause());
    if (wanted.minimum() == 0) {
      return List.of(rule.pass("本渠道不要求提供执行人员证件"));
    }
    List<ShownPermits> shown =
        request.officers().stream()
            .map(named -> ShownPermits.of(named, request, wanted.registration(), context))
            .toList();
    List<List<Integer>> persons = persons(shown);
    List<List<Integer>> without =
        persons.stream()
            .filter(
                person -> person.stream().noneMatch(i -> shown.get(i).satisfy(wanted.permits())))
            .toList();
    if (persons.size() - without.size() >= wanted.minimum()) {
      return List.of(rule.pass("证件有效的执行人员不少于" + wanted.minimum() + "名"));
    }
    List<RuleFinding> found = new ArrayList<>();
    if (persons.size() < wanted.minimum()) {
      found.add(
          rule.fail(ReasonCode.OFFICERS_TOO_FEW, "officers", "执行人员应当不少于" + wanted.minimum() + "名"));
    }
    for (List<Integer> person : without) {
      int index = person.getFirst();
      found.addAll(defects(index, shown.get(index), wanted, rule));
    }
    return found;
  }

  /** Indexes of the officers named, those who are one person together. */
  private static List<List<Integer>> persons(List<ShownPermits> officers) {
    List<List<Integer>> persons = new ArrayList<>();
    for (int i = 0; i < officers.size(); i++) {
      ShownPermits officer = officers.get(i);
      List<Integer> person = new ArrayList<>();
      for (List<Integer> known : List.copyOf(persons)) {
        if (known.stream().anyMatch(other -> officers.get(other).isSamePerson(officer))) {
          persons.remove(known);
          person.addAll(known);
        }
      }
      person.add(i);
      persons.add(person);
    }
    return persons;
  }

  private static List<RuleFinding> defects(
      int index, ShownPermits shown, MeasureRule.Officers wanted, NamedRule rule) {
    String path = "officers[" + index + "].";
    String who = "第" + (index + 1) + "名执行人员的";
    if (shown.left()) {
      String detail = "第" + (index + 1) + "名执行人员已离任，其登记已经终止";
      return List.of(rule.fail(ReasonCode.PERMIT_EXPIRED, "officers[" + index + "]", detail));
    }
    return switch (wanted.permits()) {
      case BOTH -> {
        List<RuleFinding> found = new ArrayList<>();
        found.addAll(defect(shown.work(), path + "workPermitNo", who + "工作证", wanted, rule));
        found.addAll(defect(shown.duty(), path + "dutyPermitNo", who + "执行公务证", wanted, rule));
        yield found;
      }
      case EITHER ->
          shown.work() == Permit.EXPIRED
              ? defect(shown.work(), path + "workPermitNo", who + "工作证", wanted, rule)
              : defect(shown.duty(), path + "dutyPermitNo", who + "工作证或者执行公务证", wanted, rule);
    };
  }

  private static List<RuleFinding> defect(
      Permit permit, String field, String what, MeasureRule.Officers wanted, NamedRule rule) {
    return switch (permit) {
      case VALID -> List.of();
      case MISSING -> List.of(rule.fail(ReasonCode.PERMIT_MISSING, field, what + missing(wanted)));
      case EXPIRED -> List.of(rule.fail(ReasonCode.PERMIT_EXPIRED, field, what + "已过有效期"));
    };
  }

  private static String missing(MeasureRule.Officers wanted) {
    return switch (wanted.registration()) {
      case PER_REQUEST -> "缺失，或者未写明有效期";
      case PRE_REGISTERED -> "未预先登记，或者与登记的人员不符";
      case EITHER -> "缺失或者未写明有效期，也未预先登记";
    };
  }
}
