package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.DeductRules;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.measure.CarryOut;
import org.chakong.fund.measure.Examination;
import org.chakong.fund.measure.ExamineRequest;
import org.chakong.fund.measure.Order;

/**
 * Says what would be answered if a request came now. Changes nothing, shows no amounts, and is
 * written down like a query, which it is.
 */
@ApplicationScoped
public class AssessRequest {

  private final Orders orders;
  private final ExamineRequest examine;
  private final CarryOut carryOut;
  private final QueriedPersons queries;
  private final EntityManager database;
  private final Clock clock;

  AssessRequest(
      Orders orders,
      ExamineRequest examine,
      CarryOut carryOut,
      QueriedPersons queries,
      EntityManager database,
      Clock clock) {
    this.carryOut = carryOut;
    this.orders = orders;
    this.examine = examine;
    this.queries = queries;
    this.database = database;
    this.clock = clock;
  }

  @Transactional
  public Assessment assess(Filing filing) {
    Order order = orders.asIfReceived(filing);
    Examination examination = examine.examine(order);
    Assessment assessment =
        examination.refusal().isPresent()
            ? assessment(examination.refusal().get(), examination.findings().reasons(), examination)
            : allowed(order, examination);
    Instant now = clock.instant();
    database.persist(new AssessmentRow(filing, now, assessment.verdict()));
    queries.lookAfterAssessment(filing, now);
    return assessment;
  }

  private Assessment allowed(Order order, Examination examination) {
    return carryOut
        .nothingToTake(order, examination)
        .map(why -> assessment(Verdict.UNABLE, List.of(why), examination))
        .orElseGet(() ->
            assessment(
                executed(order.request(), examination),
                examination.findings().reasons(),
                examination));
  }

  private static Assessment assessment(
      Verdict verdict, List<Reason> reasons, Examination examination) {
    return new Assessment(verdict, reasons, examination.findings().wire());
  }

  /** Only the formal part, for a door that lets no formal defect in. */
  @Transactional
  public Findings formally(Filing filing) {
    return examine.formally(orders.asIfReceived(filing));
  }

  /** What the formal rules and those on the freeze it names say; no account is looked at. */
  @Transactional
  public Findings beforeAccounts(Filing filing) {
    return examine.beforeAccounts(orders.asIfReceived(filing));
  }

  /** Null where a person would have to decide. */
  private static Verdict executed(AssistanceRequest request, Examination examination) {
    if (examination.findings().needsReview()) {
      return null;
    }
    return switch (request.instruction()) {
      case Instruction.Freeze freeze -> freeze(request, freeze, examination);
      case Instruction.Deduct d ->
          examination.context().profile().deduct().review().value() == DeductRules.Review.NONE
              ? Verdict.EXECUTED
              : null;
      case Instruction.Query q -> Verdict.EXECUTED;
      case Instruction.Extend e -> Verdict.EXECUTED;
      case Instruction.Unfreeze u -> Verdict.EXECUTED;
    };
  }

  private static Money spared(
      Examination examination, List<CoreFacts.Account> meant, AssistanceRequest request) {
    return AccountPolicy.sparedOn(
        examination.context().profile(),
        request,
        meant.stream().map(CoreFacts.Account::accountNo).toList(),
        examination.accounts());
  }

  private static Verdict freeze(
      AssistanceRequest request, Instruction.Freeze freeze, Examination examination) {
    List<CoreFacts.Account> meant =
        AccountPolicy.open(examination.accounts()).stream()
            .filter(a -> freeze.accountNo() == null || freeze.accountNo().equals(a.accountNo()))
            .toList();
    Money free =
        meant.stream()
            .map(account -> account.available() == null ? Money.ZERO : account.available())
            .reduce(Money.ZERO, Money::plus);
    boolean waits = freeze.amount().plus(spared(examination, meant, request)).isMoreThan(free);
    return waits ? Verdict.PARTLY_EXECUTED : Verdict.EXECUTED;
  }
}
