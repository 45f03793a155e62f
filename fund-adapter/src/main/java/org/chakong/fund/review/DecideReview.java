package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.request.Objections;
import org.chakong.fund.request.ReviewDesk;
import org.chakong.fund.request.ReviewDesk.Standing;

/** Takes a person's decision on a request. An approval never overrides a rule that bars it. */
@ApplicationScoped
public class DecideReview {

  private final ReviewDesk desk;
  private final Objections objections;
  private final EntityManager database;
  private final Clock clock;

  DecideReview(ReviewDesk desk, Objections objections, EntityManager database, Clock clock) {
    this.desk = desk;
    this.objections = objections;
    this.database = database;
    this.clock = clock;
  }

  /** What became of a decision. */
  public sealed interface Result {

    /** Taken; the request after its effect. */
    record Taken(TrackedRequest request) implements Result {}

    /** Not taken; nothing changed. */
    record Refused(ReviewRefusal why) implements Result {}
  }

  @Transactional
  public Result decide(String requestNo, Decision decision, Reviewer reviewer) {
    Optional<Standing> standing = desk.open(requestNo);
    if (standing.isEmpty()) {
      return new Result.Refused(ReviewRefusal.NO_SUCH_REQUEST);
    }
    return ReviewPolicy.look(standing.get(), decision, reviewer)
        .<Result>map(Result.Refused::new)
        .orElseGet(() -> new Result.Taken(take(standing.get(), decision, reviewer)));
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
              : desk.approve(requestNo, who);
      case RETURN ->
          desk.refuse(requestNo, Verdict.RETURNED, decision.reason(), decision.comment(), who);
      case UNABLE ->
          desk.refuse(requestNo, Verdict.UNABLE, decision.reason(), decision.comment(), who);
    };
  }
}
