package org.chakong.fund.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.MeasureRule;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.fund.request.OwnCentre;
import org.chakong.runtime.registry.Registries;
import org.chakong.runtime.web.ProblemException;

/** Finds the policy that governs a form and what it asks there, by the rules themselves. */
@Singleton
class CounterRules {

  /** What decides which fields there are, and so which of them must be filled in. */
  private static final Set<String> CHOSEN =
      Set.of(
          CounterForm.ACTION,
          CounterForm.AUTHORITY,
          "case.court",
          "subject.idType",
          "subject.role",
          "instruction.condition");

  private final OwnCentre centre;
  private final Policies policies;
  private final Registries registries;
  private final CounterCheck check;
  private final Clock legal;

  CounterRules(
      OwnCentre centre, Policies policies, Registries registries, CounterCheck check, Clock legal) {
    this.centre = centre;
    this.policies = policies;
    this.registries = registries;
    this.check = check;
    this.legal = legal;
  }

  /** The form as it is asked, with what is wrong beside the fields. */
  CounterQuestions questions(
      CounterForm form, CounterDefects defects, String clerk, DeskWords words) {
    PolicyProfile profile = profile(form);
    LocalDate today = LegalZone.dayOf(legal.instant());
    AssistanceRequest soFar = request(form);
    CourtRegistry registry = registries.asOf(soFar, today, registries.revision());
    List<CourtRegistry.Court> courts =
        registry.courts().stream()
            .filter(court -> profile.courtScope().includes(court.code()))
            .toList();
    Set<String> must = must(profile, form, clerk, words);
    CounterQuestions.Known known =
        new CounterQuestions.Known(
            courts,
            form.action().get() == Action.DEDUCT
                ? registry.payeesFor(soFar.courtCase())
                : List.of(),
            must);
    return new CounterQuestions(profile, form, known, defects, words);
  }

  /** Fields that the rules miss when nothing is typed yet but what is chosen. */
  private Set<String> must(PolicyProfile profile, CounterForm form, String clerk, DeskWords words) {
    CounterForm chosen = form.only(CHOSEN);
    Set<String> asked =
        new CounterQuestions(
                profile, form, CounterQuestions.Known.NOTHING, CounterDefects.NONE, words)
            .names();
    ObjectNode body = chosen.body(centre.code(), CHOSEN);
    Set<String> must =
        new LinkedHashSet<>(
            CounterDefects.of(List.of(), check.failures(body, List.of(), clerk), asked, words)
                .all()
                .keySet());
    must.addAll(asked.stream().filter(name -> mustOfOfficers(name, profile, form)).toList());
    must.addAll(List.of("subject.idType", "case.court", "case.number"));
    if (!form.ofAuthority()) {
      must.add("subject.role");
    }
    if (must.contains("instruction.payee.accountName")) {
      must.add("instruction.payee.accountNo");
    }
    return must;
  }

  private static boolean mustOfOfficers(String name, PolicyProfile profile, CounterForm form) {
    var rule = profile.officerRule(form.action().orElseThrow(), Channel.COUNTER);
    return name.startsWith(CounterForm.OFFICERS)
        && !name.endsWith(".name")
        && rule.permits() == MeasureRule.Permits.BOTH
        && rule.registration() == MeasureRule.Registration.PER_REQUEST;
  }

  /** The policy that the paper is judged by, as far as its sender is known yet. */
  PolicyProfile profile(CounterForm form) {
    LocalDate today = LegalZone.dayOf(legal.instant());
    return policies
        .governing(request(form), Channel.COUNTER, today)
        .orElseThrow(() -> new ProblemException(ProblemCode.CONFLICT));
  }

  private AssistanceRequest request(CounterForm form) {
    return CounterCheck.read(
            form.only(
                    Set.of(CounterForm.ACTION, "case.court", "case.number", CounterForm.AUTHORITY))
                .body(centre.code(), form.names()))
        .orElseThrow(() -> ProblemException.malformed(CounterForm.AUTHORITY));
  }
}
