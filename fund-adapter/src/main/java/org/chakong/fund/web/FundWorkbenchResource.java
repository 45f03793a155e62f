package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.FundWorkbenchApi;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.look.Looks;
import org.chakong.fund.request.KeepNote;
import org.chakong.fund.review.ClaimReview;
import org.chakong.fund.review.ReadReview;
import org.chakong.fund.review.Reviewer;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** The workbench: one review, who works on it, notes, and the looks at all this. */
public class FundWorkbenchResource implements FundWorkbenchApi {

  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";
  private static final String OPS = "fund-ops";

  private final SecurityIdentity caller;
  private final ReadReview reviews;
  private final ClaimReview claims;
  private final KeepNote notes;
  private final Looks looks;
  private final OwnLooks ownLooks;

  FundWorkbenchResource(
      SecurityIdentity caller,
      ReadReview reviews,
      ClaimReview claims,
      KeepNote notes,
      Looks looks,
      OwnLooks ownLooks) {
    this.caller = caller;
    this.reviews = reviews;
    this.claims = claims;
    this.notes = notes;
    this.looks = looks;
    this.ownLooks = ownLooks;
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public ReviewDetail review(String requestNo) {
    ReviewDetail detail = reviews.read(requestNo).orElseThrow(FundWorkbenchResource::notFound);
    ownLooks.atRequest(Look.Kind.REVIEW, requestNo);
    return detail;
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public ReviewClaim claim(String requestNo, Boolean takeOver) {
    return standing(claims.claim(requestNo, Boolean.TRUE.equals(takeOver), reviewer()));
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public ReviewClaim release(String requestNo) {
    return standing(claims.release(requestNo, reviewer()));
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public ReviewClaim handOver(String requestNo, Handover handover) {
    if (handover.to().isBlank()) {
      throw ProblemException.malformed("to");
    }
    return standing(claims.handOver(requestNo, handover.to().strip(), reviewer()));
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<TimelineEvent> note(String requestNo, RequestNote note) {
    if (note.text().isBlank()) {
      throw ProblemException.malformed("text");
    }
    String what = "NOTE_" + note.kind().name();
    return notes
        .keep(requestNo, CLERK + ":" + subject(), what, note.text().strip())
        .map(kept -> RestResponse.status(RestResponse.Status.CREATED, kept))
        .orElseThrow(FundWorkbenchResource::notFound);
  }

  @Override
  @RolesAllowed(OPS)
  public Page<Look> looks(
      String person, String requestNo, String accountNo, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    long below = page.after().map(Cursor::onlyNumber).orElse(Long.MAX_VALUE);
    return page.page(
        looks.newest(new Looks.Filter(person, requestNo, accountNo), below, page.fetch()),
        Looks.Listed::look,
        item -> Cursor.after(item.id()));
  }

  private static ReviewClaim standing(ClaimReview.Result result) {
    return switch (result) {
      case ClaimReview.Result.Standing standing -> standing.claim();
      case ClaimReview.Result.Refused refused -> throw Refusals.of(refused.why());
      case ClaimReview.Result.ClaimedBy other -> throw Refusals.claimedBy(other.person());
    };
  }

  private Reviewer reviewer() {
    return new Reviewer(subject(), caller.getRoles());
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemCode.NOT_FOUND);
  }
}
