package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.channel.WithdrawRequest;
import org.chakong.gateway.intake.AssessRequest;
import org.chakong.gateway.intake.FileRequest;
import org.chakong.gateway.intake.Filer;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.RequestChanges;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Requests on their way in, and back out. */
@ApplicationScoped
public class FilingDoor {

  private static final int CONFLICT = ProblemCode.CONFLICT.status();

  private final FileRequest filing;
  private final WithdrawRequest withdrawal;
  private final AssessRequest assessment;
  private final RequestBook book;
  private final RequestChanges changes;
  private final RequestView view;
  private final Clock real;

  FilingDoor(
      FileRequest filing,
      WithdrawRequest withdrawal,
      AssessRequest assessment,
      RequestBook book,
      RequestChanges changes,
      RequestView view,
      @RealTime Clock real) {
    this.filing = filing;
    this.withdrawal = withdrawal;
    this.assessment = assessment;
    this.book = book;
    this.changes = changes;
    this.view = view;
    this.real = real;
  }

  RestResponse<TrackedRequest> file(
      Filer filer, Optional<WaitPreference> wait, AssistanceRequest request) {
    return switch (filing.file(request, filer)) {
      case FileRequest.Outcome.Filed filed -> standing(filed.request(), wait);
      case FileRequest.Outcome.Defective defective ->
          throw ProblemException.defects(defective.defects());
      case FileRequest.Outcome.NumberReused reused ->
          throw ProblemException.of(CONFLICT, ReasonCode.REQUEST_NO_REUSED);
      case FileRequest.Outcome.NumberTaken taken ->
          throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  /**
   * Takes a request back.
   *
   * @throws ProblemException 409 when it is too late, 503 when the fund centre cannot be asked
   */
  public TrackedRequest withdraw(StoredRequest request, String actor) {
    return switch (withdrawal.withdraw(request, actor)) {
      case WITHDRAWN -> view.of(book.find(request.requestNo()).orElseThrow());
      case TOO_LATE -> throw new ProblemException(ProblemCode.CONFLICT);
      case UNREACHABLE -> throw new ProblemException(ProblemCode.OVERLOADED);
    };
  }

  Assessment assess(Filer filer, AssistanceRequest request) {
    return switch (assessment.assess(request, filer)) {
      case AssessRequest.Outcome.Assessed assessed -> assessed.assessment();
      case AssessRequest.Outcome.Defective defective ->
          throw ProblemException.defects(defective.defects());
      case AssessRequest.Outcome.Unreachable unreachable ->
          throw new ProblemException(ProblemCode.OVERLOADED);
    };
  }

  private RestResponse<TrackedRequest> standing(
      StoredRequest filed, Optional<WaitPreference> wait) {
    StoredRequest request = wait.map(preference -> awaitEnd(filed, preference)).orElse(filed);
    boolean ended = request.status().isFinal();
    RestResponse.ResponseBuilder<TrackedRequest> response =
        RestResponse.ResponseBuilder.create(
            ended ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED, view.of(request));
    response.location(URI.create("/api/v1/requests/" + request.requestNo()));
    if (ended) {
      wait.ifPresent(honoured -> response.header(WaitPreference.APPLIED, honoured.applied()));
    }
    return response.build();
  }

  private StoredRequest awaitEnd(StoredRequest filed, WaitPreference wait) {
    return changes.await(
        filed.requestNo(),
        real.instant().plus(wait.duration()),
        request -> request.status().isFinal());
  }
}
