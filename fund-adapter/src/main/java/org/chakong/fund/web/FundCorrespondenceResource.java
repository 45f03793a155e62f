package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.FundCorrespondenceApi;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.ObjectionText;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.QuestionText;
import org.chakong.contracts.api.RaisedObjection;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.correspondence.AskCourt;
import org.chakong.fund.correspondence.ReadCorrespondence;
import org.chakong.fund.request.RaiseObjection;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What clerks write to courts about their requests, and what they read in reply. */
public class FundCorrespondenceResource implements FundCorrespondenceApi {

  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";
  private static final String OPS = "fund-ops";
  private static final int LONGEST_KEY = 64;

  private final SecurityIdentity caller;
  private final AskCourt ask;
  private final RaiseObjection object;
  private final ReadCorrespondence read;
  private final OwnLooks looks;

  FundCorrespondenceResource(
      SecurityIdentity caller,
      AskCourt ask,
      RaiseObjection object,
      ReadCorrespondence read,
      OwnLooks looks) {
    this.caller = caller;
    this.ask = ask;
    this.object = object;
    this.read = read;
    this.looks = looks;
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<Question> ask(String requestNo, String key, QuestionText question) {
    requireText(question.text());
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.malformed(IDEMPOTENCY_KEY);
    }
    return switch (ask.ask(requestNo, question.text().strip(), key, actor())) {
      case AskCourt.Result.New fresh -> RestResponse.status(Status.CREATED, fresh.question());
      case AskCourt.Result.Repeated known -> RestResponse.ok(known.question());
      case AskCourt.Result.OtherWords o -> throw new ProblemException(ProblemCode.CONFLICT);
      case AskCourt.Result.NothingToAsk n -> throw new ProblemException(ProblemCode.CONFLICT);
      case AskCourt.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public Page<Question> questions(String requestNo) {
    Page<Question> shown =
        read.questions(requestNo)
            .map(all -> new Page<>(all, null))
            .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    looks.atRequest(Look.Kind.CORRESPONDENCE, requestNo);
    return shown;
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<RaisedObjection> object(String requestNo, ObjectionText objection) {
    requireText(objection.text());
    ObjectionText said = new ObjectionText(objection.text().strip(), objection.ground());
    return switch (object.raise(requestNo, said, actor())) {
      case RAISED -> RestResponse.status(Status.CREATED, raised(requestNo));
      case REPEATED -> RestResponse.ok(raised(requestNo));
      case OTHER_STANDS, NOTHING_EXECUTED -> throw new ProblemException(ProblemCode.CONFLICT);
      case UNKNOWN -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public RaisedObjection objection(String requestNo) {
    RaisedObjection shown = raised(requestNo);
    looks.atRequest(Look.Kind.CORRESPONDENCE, requestNo);
    return shown;
  }

  private RaisedObjection raised(String requestNo) {
    return read.objection(requestNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private static void requireText(String text) {
    if (text.isBlank()) {
      throw ProblemException.malformed("text");
    }
  }

  private String actor() {
    return CLERK + ":" + caller.getPrincipal().getName();
  }
}
