package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.answer.TakeAnswer;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Peer;

/** Fetches what a fund centre says about a request and the gateway lacks. */
@ApplicationScoped
class FetchAnswer {

  private final RequestBook book;
  private final AskFund fund;
  private final TakeAnswer answers;

  FetchAnswer(RequestBook book, AskFund fund, TakeAnswer answers) {
    this.book = book;
    this.fund = fund;
    this.answers = answers;
  }

  /** Takes what the centre says of the request, if it is the centre's. */
  void fetch(Peer centre, String requestNo) {
    book.find(requestNo)
        .filter(request -> centre.fundCentre().filter(request.fundCentre()::equals).isPresent())
        .ifPresent(request -> fetch(centre, request));
  }

  private void fetch(Peer centre, StoredRequest request) {
    Optional<Exchange<TrackedRequest>> response = fund.state(centre, request.requestNo());
    if (FundAnswer.of(request.requestNo(), response) instanceof FundAnswer.Told told) {
      answers.take(
          request, FundWord.of(told.request(), AskFund.evidence(centre, response).orElseThrow()));
    }
  }
}
