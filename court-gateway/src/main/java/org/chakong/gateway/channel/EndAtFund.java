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
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.trace.Traces;

/** Ends a request at its fund centre, or bars it there from coming late. */
@ApplicationScoped
class EndAtFund {

  private final RequestBook book;
  private final PeerDirectory peers;
  private final AskFund fund;
  private final TakeAnswer answers;
  private final DeliverySettings settings;
  private final Traces traces;

  EndAtFund(
      RequestBook book,
      PeerDirectory peers,
      AskFund fund,
      TakeAnswer answers,
      DeliverySettings settings,
      Traces traces) {
    this.book = book;
    this.peers = peers;
    this.fund = fund;
    this.answers = answers;
    this.settings = settings;
    this.traces = traces;
  }

  /** Why it ends. */
  enum Why {
    WITHDRAWN,
    OFFLINE
  }

  /** True when the fund centre said how the request stands now, whatever that is. */
  boolean settled(StoredRequest request, Why why) {
    return traces.during(
        request.step("end"), request.traceparent(), () -> heardOfEnd(request, why));
  }

  private boolean heardOfEnd(StoredRequest request, Why why) {
    Optional<Peer> centre = peers.byFundCentre(request.fundCentre());
    if (centre.isEmpty()) {
      return false;
    }
    Optional<Exchange<TrackedRequest>> response =
        fund.end(centre.get(), request.requestNo(), request.court(), why == Why.OFFLINE);
    if (response.filter(exchange -> exchange.refusedWith(FundAnswer.CONFLICT)).isPresent()) {
      response = fund.state(centre.get(), request.requestNo());
    }
    return took(request, centre.get(), response);
  }

  /** The durable part: tells the fund centre of an end made here. */
  DeliverRequest.Next tell(String requestNo, Why why) {
    StoredRequest request =
        book.find(requestNo)
            .orElseThrow(
                () -> new IllegalStateException("request " + requestNo + " is not stored"));
    return settled(request, why)
        ? new DeliverRequest.Next.Done()
        : new DeliverRequest.Next.Again(settings.longestPause());
  }

  private boolean took(
      StoredRequest request, Peer centre, Optional<Exchange<TrackedRequest>> response) {
    if (FundAnswer.of(request.requestNo(), response) instanceof FundAnswer.Told told) {
      answers.take(
          request, FundWord.of(told.request(), AskFund.evidence(centre, response).orElseThrow()));
      return true;
    }
    return false;
  }
}
