package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.problem.FactChange;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.measure.Examination;
import org.chakong.fund.request.ExamineReview;
import org.chakong.fund.request.Objections;
import org.chakong.fund.request.ReviewDesk;
import org.chakong.fund.request.ReviewDesk.Standing;

/** Takes a person's decision on a request. An approval never overrides a rule that bars it. */
@ApplicationScoped
public class DecideReview {

  private final ReviewDesk desk;
  private final Objections objections;
  private final ExamineReview examine;
  private final StaleFacts stale;
  private final EntityManager database;
  private final Clock clock;

  DecideReview(
      ReviewDesk desk,
      Objections objections,
      ExamineReview examine,
      StaleFacts stale,
      EntityManager database,
      Clock clock) {
    this.desk = desk;
    this.objections = objections;
    this.examine = examine;
    this.stale = stale;
    this.database = database;
    this.clock = clock;
  }

  /** What became of a decision. */
  public sealed interface Result {

    /** Taken; the request after its effect. */
    record Taken(TrackedRequest request) implements Result {}

    /** Not taken; nothing changed. */
    record Refused(ReviewRefusal why) implements Result {}

    /** Another person works on it; nothing changed. */
    record ClaimedBy(String person) implements Result {}

    /** It would rest on other facts than those that hold; nothing changed. */
    record Stale(List<FactChange> changes) implements Result {}

    /** Its answers do not fit the checklist; nothing changed. */
    record UnfitChecklist(String field) implements Result {}
  }

  @Transactional
  public Result decide(String requestNo, Decision decision, Reviewer reviewer) {
    Optional<Standing> standing = desk.open(requestNo);
    if (standing.isEmpty()) {
      return new Result.Refused(ReviewRefusal.NO_SUCH_REQUEST);
    }
    return ReviewPolicy.look(standing.get(), decision, reviewer)
        .<Result>map(Result.Refused::new)
        .or(() -> ofOthers(standing.get(), reviewer))
        .or(() -> unfounded(standing.get(), decision))
        .orElseGet(() -> new Result.Taken(take(standing.get(), decision, reviewer)));
  }

  private static Optional<Result> ofOthers(Standing standing, Reviewer reviewer) {
    return standing
        .claimedBy()
        .filter(holder -> !holder.equals(reviewer.subject()))
        .map(Result.ClaimedBy::new);
  }

  /** Looks at facts and policy only for those who say what they have seen and checked. */
  private Optional<Result> unfounded(Standing standing, Decision decision) {
    if (decision.factsVersion() == null && decision.checklist() == null) {
      return Optional.empty();
    }
    Examination now = examine.now(standing.requestNo());
    Action action = standing.action();
    return Checklist.unfit(Checklist.of(ReadReview.profile(now), action), decision)
        .<Result>map(Result.UnfitChecklist::new)
        .or(() ->
            Optional.ofNullable(decision.factsVersion())
                .flatMap(version -> stale.since(standing.requestNo(), version, action, now))
                .map(Result.Stale::new));
  }

  private TrackedRequest take(Standing standing, Decision decision, Reviewer reviewer) {
    String requestNo = standing.requestNo();
    String role = standing.waitsFor().orElseThrow();
    database.persist(
        new ReviewDecisionRow(requestNo, clock.instant(), role, reviewer.subject(), decision));
    Who who = new Who(role + ":" + reviewer.subject(), "review", requestNo);
    if (decision.objection() != null) {
      objections.write(requestNo, decision.objection(), who.actor());
    }
    return switch (decision.decision()) {
      case APPROVE ->
          ReviewPolicy.needsSecond(standing)
              ? desk.passOn(requestNo, ReviewPolicy.SUPERVISOR, reviewer.subject(), who)
              : desk.approve(requestNo, decision.comment(), who);
      case RETURN ->
          desk.refuse(requestNo, Verdict.RETURNED, decision.reason(), decision.comment(), who);
      case UNABLE ->
          desk.refuse(requestNo, Verdict.UNABLE, decision.reason(), decision.comment(), who);
    };
  }
}
