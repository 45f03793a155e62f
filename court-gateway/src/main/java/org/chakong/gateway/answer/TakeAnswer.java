package org.chakong.gateway.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.FreezeView;
import org.chakong.gateway.correspondence.Objections;
import org.chakong.gateway.freeze.FreezeNews;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.Heard;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.RequestFilter;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.trace.Step;
import org.chakong.runtime.trace.Traces;

/** Takes a fund centre's verified word about a request into the books, with its freeze. */
@ApplicationScoped
public class TakeAnswer {

  private final RequestBook book;
  private final FreezeNews freezes;
  private final Objections objections;
  private final LegalClock legal;
  private final AnswerMetrics metrics;
  private final Traces traces;

  TakeAnswer(
      RequestBook book,
      FreezeNews freezes,
      Objections objections,
      LegalClock legal,
      AnswerMetrics metrics,
      Traces traces) {
    this.book = book;
    this.freezes = freezes;
    this.objections = objections;
    this.legal = legal;
    this.metrics = metrics;
    this.traces = traces;
  }

  /**
   * Takes the word in one transaction.
   *
   * @param request as the gateway knows it; the word must be its fund centre's
   */
  @Transactional
  public Heard take(StoredRequest request, FundWord word) {
    if (!word.isWhole()) {
      return Heard.REFUSED;
    }
    Step step = new Step("take", word.status(), request.requestNo());
    return traces.during(step, request.traceparent(), () -> heard(request, word));
  }

  private Heard heard(StoredRequest request, FundWord word) {
    Heard heard = book.hear(request.requestNo(), word);
    if (heard == Heard.APPLIED) {
      noteFreeze(request, word);
      objections.heard(request.requestNo(), word.answer(), word.actor());
      metrics.heard(request, word);
    }
    return heard;
  }

  private void noteFreeze(StoredRequest request, FundWord word) {
    FreezeView freeze = Optional.ofNullable(word.answer()).map(Answer::freeze).orElse(null);
    if (freeze == null || freeze.freezeNo() == null || freeze.state() == null) {
      return;
    }
    Instant asOf = Optional.ofNullable(word.answeredAt()).orElseGet(legal::instant);
    freezes.take(request.fundCentre(), freeze, asOf, owner(request));
  }

  /** A freeze is the court's own when the court placed or extended it; anyone above may release. */
  private static Optional<FreezeNews.Owner> owner(StoredRequest request) {
    return switch (request.action()) {
      case FREEZE, EXTEND ->
          Optional.of(
              new FreezeNews.Owner(
                  request.requestNo(),
                  request.court(),
                  RequestFilter.caseNumber(request.body().courtCase().number())));
      case QUERY, UNFREEZE, DEDUCT -> Optional.empty();
    };
  }
}
