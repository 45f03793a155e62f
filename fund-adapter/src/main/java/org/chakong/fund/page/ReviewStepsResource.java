package org.chakong.fund.page;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.correspondence.AskCourt;
import org.chakong.fund.page.Refused.Place;
import org.chakong.fund.review.ClaimReview;
import org.chakong.fund.review.DecideReview;
import org.chakong.fund.review.ReviewRefusal;
import org.chakong.fund.review.Reviewer;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What is done on the page of a review. Done, it leads back to the page; refused, the page says why
 * beside the form and keeps what was typed.
 */
@Path(ReviewListResource.PATH)
@Produces(PageWriter.HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class ReviewStepsResource {

  private final ReviewPage page;
  private final ClaimReview claims;
  private final DecideReview decide;
  private final AskCourt ask;
  private final SecurityIdentity caller;

  ReviewStepsResource(
      ReviewPage page,
      ClaimReview claims,
      DecideReview decide,
      AskCourt ask,
      SecurityIdentity caller) {
    this.page = page;
    this.claims = claims;
    this.decide = decide;
    this.ask = ask;
    this.caller = caller;
  }

  @POST
  @Path("/{requestNo}/claim")
  public Response claim(@RestPath String requestNo) {
    return after(
        claims.claim(requestNo, false, reviewer()), requestNo, "claimed", DecisionForm.empty());
  }

  @POST
  @Path("/{requestNo}/take-over")
  public Response takeOver(@RestPath String requestNo) {
    return after(
        claims.claim(requestNo, true, reviewer()), requestNo, "taken", DecisionForm.empty());
  }

  @POST
  @Path("/{requestNo}/release")
  public Response release(@RestPath String requestNo) {
    return after(
        claims.release(requestNo, reviewer()), requestNo, "released", DecisionForm.empty());
  }

  @POST
  @Path("/{requestNo}/handover")
  public Response handOver(@RestPath String requestNo, MultivaluedMap<String, String> form) {
    DecisionForm typed = DecisionForm.of(form);
    return typed.typed("to").isEmpty()
        ? again(requestNo, Refused.typed(Place.CLAIM, say("desk_to_whom")), typed)
        : after(
            claims.handOver(requestNo, typed.typed("to"), reviewer()), requestNo, "handed", typed);
  }

  @POST
  @Path("/{requestNo}/question")
  @RolesAllowed(DeskMenu.CLERK)
  public Response ask(@RestPath String requestNo, MultivaluedMap<String, String> form) {
    DecisionForm typed = DecisionForm.of(form);
    if (typed.typed("text").isEmpty() || typed.isTooLong()) {
      String words = say(typed.isTooLong() ? "desk_too_long" : "desk_ask_what");
      return again(requestNo, Refused.typed(Place.QUESTION, words), typed);
    }
    String actor = DeskMenu.CLERK + ":" + reviewer().subject();
    return switch (ask.ask(requestNo, typed.typed("text"), null, actor)) {
      case AskCourt.Result.New fresh -> to(requestNo, "asked");
      case AskCourt.Result.Repeated known -> to(requestNo, "asked");
      case AskCourt.Result.OtherWords other -> throw new ProblemException(ProblemCode.CONFLICT);
      case AskCourt.Result.NothingToAsk nothing ->
          again(requestNo, Refused.state(Place.QUESTION, say("desk_nothing_to_ask")), typed);
      case AskCourt.Result.Unknown unknown -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  @POST
  @Path("/{requestNo}/decision")
  public Response decide(@RestPath String requestNo, MultivaluedMap<String, String> form) {
    DecisionForm typed = DecisionForm.of(form);
    ReviewDetail review = page.read(requestNo);
    Optional<Decision.Kind> kind = typed.kind();
    Optional<String> unfit = unfit(typed, kind, review);
    if (unfit.isPresent()) {
      return again(requestNo, Refused.typed(Place.DECISION, say(unfit.get())), typed);
    }
    Decision decision = typed.decision(kind.orElseThrow(), review.checklist());
    return switch (decide.decide(requestNo, decision, reviewer())) {
      case DecideReview.Result.Taken taken -> to(requestNo, "decided");
      case DecideReview.Result.Refused refused ->
          again(requestNo, refusal(Place.DECISION, refused.why()), typed);
      case DecideReview.Result.ClaimedBy other ->
          again(requestNo, claimedBy(Place.DECISION, other.person()), typed);
      case DecideReview.Result.Stale stale ->
          again(requestNo, Refused.stale(say("desk_stale"), stale.changes()), typed);
      case DecideReview.Result.UnfitChecklist point ->
          again(requestNo, Refused.typed(Place.DECISION, say("desk_checklist_unfit")), typed);
    };
  }

  /** A page asks for more than the contract: the checklist is there to be gone through. */
  private static Optional<String> unfit(
      DecisionForm typed, Optional<Decision.Kind> kind, ReviewDetail review) {
    if (kind.isEmpty()) {
      return Optional.of("desk_choose");
    }
    if (typed.isTooLong()) {
      return Optional.of("desk_too_long");
    }
    return kind.get() == Decision.Kind.APPROVE && typed.leavesOut(review.checklist())
        ? Optional.of("desk_checklist_unfit")
        : Optional.empty();
  }

  private Response after(
      ClaimReview.Result result, String requestNo, String done, DecisionForm typed) {
    return switch (result) {
      case ClaimReview.Result.Standing standing -> to(requestNo, done);
      case ClaimReview.Result.Refused refused ->
          again(requestNo, refusal(Place.CLAIM, refused.why()), typed);
      case ClaimReview.Result.ClaimedBy other ->
          again(requestNo, claimedBy(Place.CLAIM, other.person()), typed);
    };
  }

  private Refused refusal(Place place, ReviewRefusal why) {
    String words = page.words().word("refusal", why);
    return switch (why) {
      case NO_SUCH_REQUEST -> throw new ProblemException(ProblemCode.NOT_FOUND);
      case NOT_IN_REVIEW, OTHER_ROLE, SAME_PERSON, HANDED_TO_FIRST -> Refused.state(place, words);
      case COMMENT_MISSING,
          REASON_MISSING,
          REASON_OF_OTHER_WEIGHT,
          OBJECTION_WITHOUT_APPROVAL,
          OBJECTION_EMPTY ->
          Refused.typed(place, words);
    };
  }

  private Refused claimedBy(Place place, String person) {
    return Refused.state(place, page.words().say("desk_others", page.words().person(person)));
  }

  private Response again(String requestNo, Refused refused, DecisionForm typed) {
    return Response.status(refused.status()).entity(page.again(requestNo, refused, typed)).build();
  }

  private static Response to(String requestNo, String done) {
    return Response.seeOther(
            UriBuilder.fromPath(ReviewListResource.PATH + "/{no}")
                .queryParam("done", done)
                .build(requestNo))
        .build();
  }

  private String say(String key) {
    return page.words().say(key);
  }

  private Reviewer reviewer() {
    return new Reviewer(caller.getPrincipal().getName(), caller.getRoles());
  }
}
