package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chakong.contracts.api.OfflineResult;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.CounterResult;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.channel.RecordOfflineResult;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.ProblemException;

/** Requests that go to the window. */
@ApplicationScoped
class OfflineDoor {

  private final RecordOfflineResult record;
  private final RequestBook book;
  private final RequestView view;
  private final LegalClock clock;

  OfflineDoor(RecordOfflineResult record, RequestBook book, RequestView view, LegalClock clock) {
    this.record = record;
    this.book = book;
    this.view = view;
    this.clock = clock;
  }

  TrackedRequest result(StoredRequest request, OfflineResult result, String actor) {
    requireSense(request, result);
    CounterResult said =
        new CounterResult(
            CounterResult.Word.COURT,
            result.verdict(),
            result.at(),
            result.counterRequestNo(),
            result.freeze(),
            result.deduction());
    return switch (record.record(request, said, actor)) {
      case RECORDED, REPEATED -> view.of(book.find(request.requestNo()).orElseThrow());
      case CONTRADICTED, TOO_LATE, OPEN -> throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  private void requireSense(StoredRequest request, OfflineResult result) {
    LocalDate filed = LegalZone.dayOf(request.acceptedAt());
    boolean early = LegalZone.dayOf(result.at().toInstant()).isBefore(filed);
    if (early || result.at().toInstant().isAfter(clock.instant())) {
      throw ProblemException.malformed("at");
    }
    if (request.requestNo().equals(result.counterRequestNo())) {
      throw ProblemException.malformed("counterRequestNo");
    }
    boolean done =
        result.verdict() == Verdict.EXECUTED || result.verdict() == Verdict.PARTLY_EXECUTED;
    if (result.freeze() != null && !(done && concernsFreeze(request.action()))) {
      throw ProblemException.malformed("freeze");
    }
    if (result.deduction() != null && !(done && request.action() == Action.DEDUCT)) {
      throw ProblemException.malformed("deduction");
    }
  }

  private static boolean concernsFreeze(Action action) {
    return switch (action) {
      case FREEZE, EXTEND, UNFREEZE -> true;
      case QUERY, DEDUCT -> false;
    };
  }
}
