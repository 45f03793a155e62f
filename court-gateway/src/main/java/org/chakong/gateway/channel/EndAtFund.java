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

  /** What came of telling it, and the status of the response, 0 for none. */
  private record Heard(FundAnswer answer, int status) {}

  /** True when the fund centre said how the request stands now, whatever that is. */
  boolean settled(StoredRequest request, Why why) {
    return heard(request, why).answer() instanceof FundAnswer.Told;
  }

  /**
   * The durable part: tells the fund centre of an end made here.
   *
   * @throws IllegalStateException when the fund centre answers with an error of its own; to be
   *     tried again, but not for ever
   */
  Next tell(String requestNo, Why why) {
    StoredRequest request =
        book.find(requestNo)
            .orElseThrow(
                () -> new IllegalStateException("request " + requestNo + " is not stored"));
    Heard heard = heard(request, why);
    return switch (heard.answer()) {
      case FundAnswer.Told told -> new Next.Done();
      case FundAnswer.Nothing nothing -> again();
      case FundAnswer.Settled settled -> refused(heard.status());
      case FundAnswer.Refused refused -> refused(heard.status());
    };
  }

  private Next refused(int status) {
    if (status == FundAnswer.UNAVAILABLE) {
      return again();
    }
    if (status == FundAnswer.NOT_FOUND) {
      // the number is another gateway's there: of this request nothing is held or ever will be
      return new Next.Done();
    }
    if (status < FundAnswer.ERROR) {
      return new Next.Refused(status);
    }
    throw new IllegalStateException("the fund centre answers with status " + status);
  }

  private Next again() {
    return new Next.Again(settings.longestPause());
  }

  private Heard heard(StoredRequest request, Why why) {
    return traces.during(request.step("end"), request.traceparent(), () -> ask(request, why));
  }

  private Heard ask(StoredRequest request, Why why) {
    Optional<Peer> centre = peers.byFundCentre(request.fundCentre());
    if (centre.isEmpty()) {
      return new Heard(new FundAnswer.Nothing(FundAnswer.Why.NO_CHANNEL), 0);
    }
    Optional<Exchange<TrackedRequest>> response =
        fund.end(centre.get(), request.requestNo(), request.court(), why == Why.OFFLINE);
    if (response.filter(exchange -> exchange.refusedWith(FundAnswer.CONFLICT)).isPresent()) {
      response = fund.state(centre.get(), request.requestNo());
    }
    FundAnswer answer = FundAnswer.of(request.requestNo(), response);
    if (answer instanceof FundAnswer.Told told) {
      answers.take(
          request,
          FundWord.of(told.request(), AskFund.evidence(centre.get(), response).orElseThrow()));
    }
    return new Heard(answer, response.map(Exchange::status).orElse(0));
  }
}
