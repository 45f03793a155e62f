package org.chakong.fund.web;

import java.util.List;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.FactChange;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.review.ReviewRefusal;
import org.chakong.runtime.web.ProblemException;

/** Refusals of the use cases as problem documents. */
final class Refusals {

  private Refusals() {}

  static ProblemException of(ReviewRefusal why) {
    return switch (why) {
      case NO_SUCH_REQUEST -> new ProblemException(ProblemCode.NOT_FOUND);
      case NOT_IN_REVIEW -> new ProblemException(ProblemCode.CONFLICT);
      case HANDED_TO_FIRST -> ProblemException.malformed("to");
      case OTHER_ROLE, SAME_PERSON -> new ProblemException(ProblemCode.FORBIDDEN);
      case COMMENT_MISSING -> ProblemException.malformed("comment");
      case REASON_MISSING, REASON_OF_OTHER_WEIGHT -> ProblemException.malformed("reason");
      case OBJECTION_WITHOUT_APPROVAL -> ProblemException.malformed("objection");
      case OBJECTION_EMPTY -> ProblemException.malformed("objection.text");
    };
  }

  /** Another person works on the review. */
  static ProblemException claimedBy(String person) {
    return new ProblemException(Problem.conflict(person, List.of()));
  }

  /** The decision would rest on facts that hold no more. */
  static ProblemException stale(List<FactChange> changes) {
    return new ProblemException(Problem.conflict(null, changes));
  }

  /** The first reason gives the code, every one is listed with its clause. */
  static ProblemException of(List<RuleFinding> defects) {
    return ProblemException.defects(
        defects.stream()
            .map(defect -> new Violation(defect.field(), defect.code().name(), null))
            .toList());
  }

  static ProblemException otherCentre() {
    return ProblemException.defects(
        List.of(new Violation("fundCentre", ReasonCode.OUT_OF_SCOPE.name(), null)));
  }

  static ProblemException reused() {
    return new ProblemException(
        new Problem(
            null,
            null,
            ProblemCode.CONFLICT.status(),
            null,
            ReasonCode.REQUEST_NO_REUSED.name(),
            List.of()));
  }
}
