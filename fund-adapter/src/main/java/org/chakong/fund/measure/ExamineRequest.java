package org.chakong.fund.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.PersonId;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.FormalPolicy;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.core.Core;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.decide.FreezeFacts;
import org.chakong.fund.decide.FreezePolicy;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.registry.Registries;

/**
 * Reads the facts that the rules ask for and lets the rules look. The facts of accounts are read
 * only when nothing before makes the request one to be rejected or returned.
 */
@ApplicationScoped
public class ExamineRequest {

  private final Policies policies;
  private final Registries registries;
  private final FreezeRegister register;
  private final Core core;
  private final PersonOfRequest persons;
  private final Clock real;

  ExamineRequest(
      Policies policies,
      Registries registries,
      FreezeRegister register,
      Core core,
      PersonOfRequest persons,
      @RealTime Clock real) {
    this.policies = policies;
    this.registries = registries;
    this.register = register;
    this.core = core;
    this.persons = persons;
    this.real = real;
  }

  /** Only what can be said before any freeze or account is looked at. */
  public Findings formally(Order order) {
    return context(order)
        .map(context -> FormalPolicy.check(order.request(), context))
        .orElseGet(ExamineRequest::outOfScope);
  }

  /** Only what can be said before any account is looked at. */
  public Findings beforeAccounts(Order order) {
    return context(order)
        .map(context -> withoutAccounts(order, context, stands(order)))
        .orElseGet(ExamineRequest::outOfScope);
  }

  /** Everything, on the facts of this moment. */
  public Examination examine(Order order) {
    Optional<FilingContext> context = context(order);
    return context.isEmpty()
        ? new Examination(null, outOfScope(), List.of(), Optional.empty(), false)
        : examine(order, context.get());
  }

  private Examination examine(Order order, FilingContext context) {
    AssistanceRequest request = order.request();
    Optional<FreezeFacts> stands = stands(order);
    Optional<FreezeFacts> named = stands.map(freeze -> asServed(order, freeze));
    Findings findings = withoutAccounts(order, context, stands);
    if (endsBeforeAccounts(findings)) {
      return new Examination(context, findings, List.of(), named, false);
    }
    List<CoreFacts.Account> accounts = core.accountsOf(person(request.subject()));
    boolean confirmed = order.identityConfirmed();
    return new Examination(
        context,
        findings.plus(AccountPolicy.check(request, context, accounts, confirmed)),
        AccountPolicy.meant(request, accounts),
        named,
        !confirmed && AccountPolicy.identityInDoubt(request, accounts));
  }

  private Findings withoutAccounts(
      Order order, FilingContext context, Optional<FreezeFacts> stands) {
    AssistanceRequest request = order.request();
    Findings formal = FormalPolicy.check(request, context);
    return request.courtCase() == null
        ? formal
        : formal.plus(
            FreezePolicy.check(
                request,
                context,
                stands.map(freeze -> asServed(order, freeze)),
                others(order, stands)));
  }

  private static FreezeFacts asServed(Order order, FreezeFacts freeze) {
    return order.backEntered() ? freeze.asOn(order.day()) : freeze;
  }

  private static boolean endsBeforeAccounts(Findings findings) {
    return findings
        .verdict()
        .filter(verdict -> verdict == Verdict.REJECTED || verdict == Verdict.RETURNED)
        .isPresent();
  }

  private Optional<FilingContext> context(Order order) {
    return profile(order)
        .map(profile ->
            new FilingContext(
                profile,
                order.channel(),
                order.day(),
                registries.asOf(order.request(), order.day(), order.registryRevision()),
                order.documentsAtHand(),
                false,
                Math.max(order.day().getYear(), LegalZone.dayOf(real.instant()).getYear()),
                order.seals()));
  }

  private Optional<PolicyProfile> profile(Order order) {
    return policies.governing(order.request(), order.channel(), order.day());
  }

  /** A freeze of somebody else is none that this request could name. */
  private Optional<FreezeFacts> stands(Order order) {
    return Optional.ofNullable(freezeNo(order.request().instruction()))
        .flatMap(register::find)
        .filter(freeze ->
            persons.personOf(freeze.requestNo()).filter(order.personKey()::equals).isPresent());
  }

  /** Open freezes that would stand beside what the request brings about. */
  private List<FreezeFacts> others(Order order, Optional<FreezeFacts> named) {
    return switch (order.request().instruction()) {
      case Instruction.Freeze freeze -> repeated(order, freeze);
      case Instruction.Extend extend -> besides(order, named);
      case Instruction.Query q -> List.of();
      case Instruction.Unfreeze u -> List.of();
      case Instruction.Deduct d -> List.of();
    };
  }

  /** One that has expired is in force again by an extension that was served in time. */
  private List<FreezeFacts> besides(Order order, Optional<FreezeFacts> named) {
    return named
        .filter(freeze -> order.backEntered() && freeze.state() == FreezeView.State.EXPIRED)
        .map(freeze -> register.openOf(order.personKey(), List.of(freeze.court(), order.court())))
        .orElse(List.of());
  }

  /** One that this very request has placed is no other. */
  private List<FreezeFacts> repeated(Order order, Instruction.Freeze freeze) {
    if (freeze.amount() == null) {
      return List.of();
    }
    AssistanceRequest request = order.request();
    String ruling = FreezePolicy.rulingNumber(request);
    String court = request.courtCase().court();
    return register.openAlike(order.personKey(), court, freeze.amount(), ruling).stream()
        .filter(known -> !known.requestNo().equals(order.requestNo()))
        .toList();
  }

  private static String freezeNo(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Query q -> null;
      case Instruction.Freeze f -> null;
      case Instruction.Extend extend -> extend.freezeNo();
      case Instruction.Unfreeze unfreeze -> unfreeze.freezeNo();
      case Instruction.Deduct deduct -> deduct.freezeNo();
    };
  }

  /** The formal rules have seen to it that there is one. */
  private static PersonId person(Subject subject) {
    return PersonId.parse(subject.idType(), subject.idNumber())
        .orElseThrow(() -> new IllegalStateException("an identity that passed and cannot be read"));
  }

  private static Findings outOfScope() {
    Finding finding =
        new Finding("scope", Finding.Outcome.FAIL, "《民事诉讼法》第二百五十三条", "没有对本中心生效的执行协作规定", null);
    return new Findings(
        List.of(new RuleFinding(finding, ReasonCode.OUT_OF_SCOPE, "fundCentre", null)));
  }
}
