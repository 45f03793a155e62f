package org.chakong.fund.review;

import java.util.Optional;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.request.ReviewDesk.Standing;

/**
 * Who may decide what: a clerk, and where money leaves a supervisor after that, two different
 * persons. Either may refuse alone.
 */
final class ReviewPolicy {

  static final String CLERK = "fund-clerk";
  static final String SUPERVISOR = "fund-supervisor";

  private ReviewPolicy() {}

  static Optional<ReviewRefusal> look(Standing standing, Decision decision, Reviewer reviewer) {
    if (standing.waitsFor().isEmpty()) {
      return Optional.of(ReviewRefusal.NOT_IN_REVIEW);
    }
    if (!reviewer.roles().contains(standing.waitsFor().get())) {
      return Optional.of(ReviewRefusal.OTHER_ROLE);
    }
    if (standing.firstDecisionBy().filter(reviewer.subject()::equals).isPresent()) {
      return Optional.of(ReviewRefusal.SAME_PERSON);
    }
    return unfounded(decision);
  }

  /** Whether another person has to approve after this one. */
  static boolean needsSecond(Standing standing) {
    return standing.deduction() && standing.waitsFor().filter(CLERK::equals).isPresent();
  }

  private static Optional<ReviewRefusal> unfounded(Decision decision) {
    if (decision.comment() == null || decision.comment().isBlank()) {
      return Optional.of(ReviewRefusal.COMMENT_MISSING);
    }
    boolean objects = decision.objection() != null;
    if (objects && decision.decision() != Decision.Kind.APPROVE) {
      return Optional.of(ReviewRefusal.OBJECTION_WITHOUT_APPROVAL);
    }
    if (objects && decision.objection().text().isBlank()) {
      return Optional.of(ReviewRefusal.OBJECTION_EMPTY);
    }
    return switch (decision.decision()) {
      case APPROVE -> Optional.empty();
      case RETURN -> unfit(decision.reason(), ReasonCode.Weight.RETURNED);
      case UNABLE -> unfit(decision.reason(), ReasonCode.Weight.UNABLE);
    };
  }

  private static Optional<ReviewRefusal> unfit(ReasonCode reason, ReasonCode.Weight weight) {
    if (reason == null) {
      return Optional.of(ReviewRefusal.REASON_MISSING);
    }
    return reason.weight() == weight
        ? Optional.empty()
        : Optional.of(ReviewRefusal.REASON_OF_OTHER_WEIGHT);
  }
}
