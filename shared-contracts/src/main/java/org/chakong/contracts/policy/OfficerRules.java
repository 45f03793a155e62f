package org.chakong.contracts.policy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Officer;
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
    List<List<Integer>> persons = persons(request.officers());
    List<List<Integer>> without =
        persons.stream().filter(person -> !hasPermits(person, request, wanted, context)).toList();
    if (persons.size() - without.size() >= wanted.minimum()) {
      return List.of(rule.pass("证件有效的执行人员不少于" + wanted.minimum() + "名"));
    }
    List<RuleFinding> found = new ArrayList<>();
    if (persons.size() < wanted.minimum()) {
      found.add(
          rule.fail(ReasonCode.OFFICERS_TOO_FEW, "officers", "执行人员应当不少于" + wanted.minimum() + "名"));
    }
    for (List<Integer> person : without) {
      found.addAll(defects(person.getFirst(), request, wanted, context, rule));
    }
    return found;
  }

  /** Indexes of the officers named, those who are one person together. */
  private static List<List<Integer>> persons(List<Officer> officers) {
    List<List<Integer>> persons = new ArrayList<>();
    for (int i = 0; i < officers.size(); i++) {
      Officer officer = officers.get(i);
      List<Integer> person = new ArrayList<>();
      for (List<Integer> known : List.copyOf(persons)) {
        if (known.stream().anyMatch(other -> isSame(officers.get(other), officer))) {
          persons.remove(known);
          person.addAll(known);
        }
      }
      person.add(i);
      persons.add(person);
    }
    return persons;
  }

  private static boolean isSame(Officer one, Officer other) {
    return isSamePermit(one.workPermitNo(), other.workPermitNo())
        || isSamePermit(one.dutyPermitNo(), other.dutyPermitNo());
  }

  private static boolean isSamePermit(String one, String other) {
    return !isBlank(one) && !isBlank(other) && normal(one).equals(normal(other));
  }

  private static String normal(String permitNo) {
    return Normalizer.normalize(permitNo, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }

  private static boolean hasPermits(
      List<Integer> person,
      AssistanceRequest request,
      MeasureRule.Officers wanted,
      FilingContext context) {
    return person.stream()
        .map(request.officers()::get)
        .anyMatch(officer -> hasPermits(officer, wanted.permits(), context.day()));
  }

  private static boolean hasPermits(Officer officer, MeasureRule.Permits wanted, LocalDate day) {
    boolean work = workPermit(officer, day) == Permit.VALID;
    boolean duty = dutyPermit(officer, day) == Permit.VALID;
    return switch (wanted) {
      case BOTH -> work && duty;
      case EITHER -> work || duty;
    };
  }

  private static List<RuleFinding> defects(
      int index,
      AssistanceRequest request,
      MeasureRule.Officers wanted,
      FilingContext context,
      NamedRule rule) {
    Officer officer = request.officers().get(index);
    Permit work = workPermit(officer, context.day());
    Permit duty = dutyPermit(officer, context.day());
    String path = "officers[" + index + "].";
    String who = "第" + (index + 1) + "名执行人员的";
    return switch (wanted.permits()) {
      case BOTH -> {
        List<RuleFinding> found = new ArrayList<>();
        found.addAll(defect(work, path + "workPermitNo", who + "工作证", rule));
        found.addAll(defect(duty, path + "dutyPermitNo", who + "执行公务证", rule));
        yield found;
      }
      case EITHER ->
          work == Permit.EXPIRED
              ? defect(work, path + "workPermitNo", who + "工作证", rule)
              : defect(duty, path + "dutyPermitNo", who + "工作证或者执行公务证", rule);
    };
  }

  private static List<RuleFinding> defect(
      Permit permit, String field, String what, NamedRule rule) {
    return switch (permit) {
      case VALID -> List.of();
      case MISSING -> List.of(rule.fail(ReasonCode.PERMIT_MISSING, field, what + "缺失，或者未写明有效期"));
      case EXPIRED -> List.of(rule.fail(ReasonCode.PERMIT_EXPIRED, field, what + "已过有效期"));
    };
  }

  private static Permit workPermit(Officer officer, LocalDate day) {
    return permit(officer.workPermitNo(), officer.workPermitValidUntil(), day);
  }

  private static Permit dutyPermit(Officer officer, LocalDate day) {
    return permit(officer.dutyPermitNo(), officer.dutyPermitValidUntil(), day);
  }

  private static Permit permit(String number, LocalDate validUntil, LocalDate day) {
    if (isBlank(number) || validUntil == null) {
      return Permit.MISSING;
    }
    return validUntil.isBefore(day) ? Permit.EXPIRED : Permit.VALID;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private enum Permit {
    VALID,
    MISSING,
    EXPIRED
  }
}
