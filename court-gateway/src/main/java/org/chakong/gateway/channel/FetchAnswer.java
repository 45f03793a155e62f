package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.answer.TakeAnswer;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.Heard;
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

  /**
   * @return whether something was taken; never for a request that is not the centre's
   */
  boolean fetch(Peer centre, String requestNo) {
    return book.find(requestNo)
        .filter(request -> centre.fundCentre().filter(request.fundCentre()::equals).isPresent())
        .filter(request -> fetch(centre, request))
        .isPresent();
  }

  private boolean fetch(Peer centre, StoredRequest request) {
    Optional<Exchange<TrackedRequest>> response = fund.state(centre, request.requestNo());
    return switch (FundAnswer.of(request.requestNo(), response)) {
      case FundAnswer.Told told ->
          answers.take(
                  request,
                  FundWord.of(told.request(), AskFund.evidence(centre, response).orElseThrow()))
              == Heard.APPLIED;
      case FundAnswer.Settled settled -> false;
      case FundAnswer.Refused refused -> false;
      case FundAnswer.Nothing nothing -> false;
    };
  }
}
