package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.evidence.SignedAnswers;
import org.chakong.gateway.evidence.SignedAnswers.SignedAnswer;
import org.chakong.gateway.request.Position;
import org.chakong.gateway.request.RequestChanges;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.gateway.request.RequestFilter;
import org.chakong.gateway.request.RequestList;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.web.ProblemException;

/** Requests to look at: where they stand, what happened, what was signed. */
@ApplicationScoped
class RequestDesk {

  private final RequestList list;
  private final RequestView view;
  private final RequestEvents events;
  private final RequestChanges changes;
  private final SignedAnswers answers;
  private final Clock real;

  RequestDesk(
      RequestList list,
      RequestView view,
      RequestEvents events,
      RequestChanges changes,
      SignedAnswers answers,
      @RealTime Clock real) {
    this.list = list;
    this.view = view;
    this.events = events;
    this.changes = changes;
    this.answers = answers;
    this.real = real;
  }

  /** The request; with a wish to wait, once its status is another or the time is over. */
  TrackedRequest show(StoredRequest request, Optional<WaitPreference> wait) {
    return view.of(wait.map(wish -> awaitChange(request, wish)).orElse(request));
  }

  Page<TrackedRequest> list(ListQuery query, RequestFilter filter) {
    return list.page(filter, query.page());
  }

  Page<TimelineEvent> timeline(StoredRequest request, Integer limit, String cursor) {
    return events.timeline(request.requestNo(), Position.page(limit, cursor));
  }

  /** The signed answer in force; 404 before there is one. */
  SignedAnswer signedAnswer(StoredRequest request) {
    return Optional.of(request)
        .filter(answered -> answered.status() == RequestStatus.ANSWERED)
        .map(StoredRequest::answerMessage)
        .flatMap(answers::find)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private StoredRequest awaitChange(StoredRequest request, WaitPreference wish) {
    RequestStatus before = request.status();
    return before.isFinal()
        ? request
        : changes.await(
            request.requestNo(),
            real.instant().plus(wish.duration()),
            now -> now.status() != before);
  }
}
