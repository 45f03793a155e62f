package org.chakong.fund.page;

import java.util.Set;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;

/**
 * Which forms a page offers a reader. It only hides: whether something may be done is decided where
 * it is done.
 */
public record ReviewStanding(
    boolean open,
    boolean claimed,
    boolean mayClaim,
    boolean mayTakeOver,
    boolean mayDispose,
    boolean mayDecide,
    boolean mayAsk,
    boolean second) {

  static ReviewStanding of(ReviewDetail review, String reader, Set<String> roles) {
    boolean open = review.waitsFor() != null;
    boolean supervisor = roles.contains(DeskMenu.SUPERVISOR);
    boolean mine = reader.equals(review.claimedBy());
    boolean others = review.claimedBy() != null && !mine;
    boolean first = reader.equals(review.firstDecisionBy());
    boolean role = open && roles.contains(review.waitsFor());
    return new ReviewStanding(
        open,
        review.claimedBy() != null,
        role && !first && review.claimedBy() == null,
        open && others && supervisor && !first,
        open && (mine || supervisor || review.claimedBy() == null && role),
        role && !first && !others,
        open && roles.contains(DeskMenu.CLERK) && review.request().channel() == Channel.ONLINE,
        open
            && review.request().body().action() == Action.DEDUCT
            && review.firstDecisionBy() != null);
  }
}
