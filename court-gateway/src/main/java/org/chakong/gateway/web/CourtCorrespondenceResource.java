package org.chakong.gateway.web;

import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.CourtCorrespondenceApi;
import org.chakong.contracts.api.ObjectionReplyText;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.RaisedObjection;
import org.chakong.contracts.api.ReplyText;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.gateway.correspondence.ReadCorrespondence;
import org.chakong.gateway.correspondence.ReplyToCentre;
import org.chakong.gateway.correspondence.ReplyToCentre.ToQuestion;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What fund centres write to a court, and its replies. */
public class CourtCorrespondenceResource implements CourtCorrespondenceApi {

  private final Caller caller;
  private final ReadCorrespondence read;
  private final ReplyToCentre replies;

  CourtCorrespondenceResource(Caller caller, ReadCorrespondence read, ReplyToCentre replies) {
    this.caller = caller;
    this.read = read;
    this.replies = replies;
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_CLERK, Caller.COURT_OPS})
  public Page<Question> questions(String requestNo) {
    return new Page<>(read.questions(caller.visible(requestNo)), null);
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_CLERK})
  public RestResponse<Question> reply(String requestNo, ReplyText reply) {
    StoredRequest request = caller.own(requestNo);
    ReplyText said = new ReplyText(text(reply.text()), reply.number());
    ToQuestion replied = replies.toQuestion(request, said, caller.actor());
    return RestResponse.status(status(replied.outcome()), question(request, replied.number()));
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_CLERK, Caller.COURT_OPS})
  public RaisedObjection objection(String requestNo) {
    return objection(caller.visible(requestNo));
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_CLERK})
  public RestResponse<RaisedObjection> replyToObjection(
      String requestNo, ObjectionReplyText reply) {
    StoredRequest request = caller.own(requestNo);
    ObjectionReplyText said = new ObjectionReplyText(text(reply.text()), reply.outcome());
    Status status = status(replies.toObjection(request, said, caller.actor()));
    return RestResponse.status(status, objection(request));
  }

  private static Status status(ReplyToCentre.Outcome outcome) {
    return switch (outcome) {
      case WRITTEN -> Status.CREATED;
      case REPEATED -> Status.OK;
      case CONTRADICTED, NOTHING_OPEN -> throw new ProblemException(ProblemCode.CONFLICT);
      case WHICH -> throw ProblemException.malformed("number");
    };
  }

  private Question question(StoredRequest request, int number) {
    return read.questions(request).stream()
        .filter(question -> question.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private RaisedObjection objection(StoredRequest request) {
    return read.objection(request).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private static String text(String written) {
    if (written.isBlank()) {
      throw ProblemException.malformed("text");
    }
    return written.strip();
  }
}
