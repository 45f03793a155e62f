package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.chakong.contracts.api.FundWorkbenchApi.ReviewClaim;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.request.ReviewDesk;
import org.chakong.fund.request.ReviewDesk.Standing;

/**
 * Who works on a review 领取、退回、转交. All of it happens under the lock of the request's person, as
 * decisions do, so that of two who claim at once one is told that the other was first.
 */
@ApplicationScoped
public class ClaimReview {

  private final ReviewDesk desk;
  private final Clock clock;

  ClaimReview(ReviewDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Result {

    /** It is so, now or before. */
    record Standing(ReviewClaim claim) implements Result {}

    /** Not taken; nothing changed. */
    record Refused(ReviewRefusal why) implements Result {}

    /** Another person has it; nothing changed. */
    record ClaimedBy(String person) implements Result {}
  }

  /**
   * @param takeOver whether to take it from another person, which a supervisor may
   */
  @Transactional
  public Result claim(String requestNo, boolean takeOver, Reviewer reviewer) {
    return onOpen(requestNo, standing -> claim(standing, takeOver, reviewer));
  }

  private Result claim(Standing standing, boolean takeOver, Reviewer reviewer) {
    boolean supervisor = reviewer.roles().contains(ReviewPolicy.SUPERVISOR);
    if (takeOver ? !supervisor : !reviewer.roles().contains(standing.waitsFor().orElseThrow())) {
      return new Result.Refused(ReviewRefusal.OTHER_ROLE);
    }
    if (isFirst(standing, reviewer.subject())) {
      return new Result.Refused(ReviewRefusal.SAME_PERSON);
    }
    Optional<String> holder = standing.claimedBy();
    if (holder.filter(reviewer.subject()::equals).isPresent()) {
      return new Result.Standing(view(standing));
    }
    if (holder.isPresent() && !takeOver) {
      return new Result.ClaimedBy(holder.get());
    }
    return give(
        standing, reviewer.subject(), holder.isPresent() ? "TAKEN_OVER" : "CLAIMED", reviewer);
  }

  /** Gives a claim back; where nobody has one, nothing happens. */
  @Transactional
  public Result release(String requestNo, Reviewer reviewer) {
    return onOpen(
        requestNo,
        standing -> {
          Optional<Result> others = ofOthers(standing, reviewer);
          if (others.isPresent() || standing.claimedBy().isEmpty()) {
            return others.orElseGet(() -> new Result.Standing(view(standing)));
          }
          return new Result.Standing(view(desk.release(requestNo, who(standing, reviewer))));
        });
  }

  /**
   * @param to subject of the person who is to work on it; whether that person has the role shows
   *     when the decision comes
   */
  @Transactional
  public Result handOver(String requestNo, String to, Reviewer reviewer) {
    return onOpen(
        requestNo,
        standing -> {
          if (isFirst(standing, to)) {
            return new Result.Refused(ReviewRefusal.HANDED_TO_FIRST);
          }
          if (standing.claimedBy().isEmpty() && !mayGive(standing, reviewer)) {
            return new Result.Refused(ReviewRefusal.OTHER_ROLE);
          }
          return ofOthers(standing, reviewer)
              .orElseGet(() -> give(standing, to, "HANDED_OVER", reviewer));
        });
  }

  private Result onOpen(String requestNo, Function<Standing, Result> then) {
    Optional<Standing> standing = desk.open(requestNo);
    if (standing.isEmpty()) {
      return new Result.Refused(ReviewRefusal.NO_SUCH_REQUEST);
    }
    return standing.get().waitsFor().isEmpty()
        ? new Result.Refused(ReviewRefusal.NOT_IN_REVIEW)
        : then.apply(standing.get());
  }

  private Result give(Standing standing, String to, String what, Reviewer reviewer) {
    return new Result.Standing(
        view(desk.claim(standing.requestNo(), to, clock.instant(), who(standing, reviewer), what)));
  }

  /** What is another person's is the supervisors' to dispose of. */
  private static Optional<Result> ofOthers(Standing standing, Reviewer reviewer) {
    return standing
        .claimedBy()
        .filter(holder -> !holder.equals(reviewer.subject()))
        .filter(holder -> !reviewer.roles().contains(ReviewPolicy.SUPERVISOR))
        .map(Result.ClaimedBy::new);
  }

  private static boolean mayGive(Standing standing, Reviewer reviewer) {
    return reviewer.roles().contains(ReviewPolicy.SUPERVISOR)
        || reviewer.roles().contains(standing.waitsFor().orElseThrow());
  }

  private static boolean isFirst(Standing standing, String person) {
    return standing.firstDecisionBy().filter(person::equals).isPresent();
  }

  private static Who who(Standing standing, Reviewer reviewer) {
    String waitsFor = standing.waitsFor().orElseThrow();
    String role = reviewer.roles().contains(waitsFor) ? waitsFor : ReviewPolicy.SUPERVISOR;
    return new Who(role + ":" + reviewer.subject(), "review", standing.requestNo());
  }

  private static ReviewClaim view(Standing standing) {
    return new ReviewClaim(
        standing.requestNo(),
        standing.waitsFor().orElseThrow(),
        standing.claimedBy().orElse(null),
        ReadReview.legal(standing.claimedAt()));
  }
}
