package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.answer.TakeAnswer;
import org.chakong.gateway.request.DeliveryClaims;
import org.chakong.gateway.request.DeliveryClaims.Claim;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.Heard;
import org.chakong.gateway.request.MessageRef;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.task.Backoff;
import org.chakong.runtime.trace.Traces;

/**
 * One attempt to bring a request to its fund centre: the papers first, then the request. Whoever
 * holds the claim sends; no transaction is open while anything is sent.
 */
@ApplicationScoped
class DeliverRequest {

  private final DeliveryClaims claims;
  private final RequestBook book;
  private final PeerDirectory peers;
  private final SendPapers papers;
  private final AskFund fund;
  private final TakeAnswer answers;
  private final DeliverySettings settings;
  private final Traces traces;
  private final Backoff backoff;

  DeliverRequest(
      DeliveryClaims claims,
      RequestBook book,
      PeerDirectory peers,
      SendPapers papers,
      AskFund fund,
      TakeAnswer answers,
      DeliverySettings settings,
      Traces traces) {
    this.claims = claims;
    this.book = book;
    this.peers = peers;
    this.papers = papers;
    this.fund = fund;
    this.answers = answers;
    this.settings = settings;
    this.traces = traces;
    this.backoff = Backoff.between(settings.firstPause(), settings.longestPause());
  }

  /** Makes one attempt unless somebody else is making one. */
  Next attempt(String requestNo) {
    Optional<Claim> claim = claims.claim(requestNo, settings.lease());
    if (claim.isEmpty()) {
      boolean open =
          book.find(requestNo).filter(r -> r.status() == RequestStatus.ACCEPTED).isPresent();
      return open ? new Next.Again(settings.safetyNet()) : new Next.Done();
    }
    StoredRequest request = claim.get().request();
    try {
      return traces.during(
          request.step("deliver"), request.traceparent(), () -> deliver(claim.get()));
    } catch (RuntimeException e) {
      giveBack(claim.get(), e);
      throw e;
    }
  }

  /**
   * Or the next attempt finds the claim taken, which is no failure, and what always fails is never
   * seen to fail often.
   */
  private void giveBack(Claim claim, RuntimeException broken) {
    try {
      claims.broken(claim);
    } catch (RuntimeException e) {
      broken.addSuppressed(e);
    }
  }

  private Next deliver(Claim claim) {
    StoredRequest request = claim.request();
    Optional<Peer> centre = peers.byFundCentre(request.fundCentre());
    if (centre.isEmpty()) {
      return settle(claim, new FundAnswer.Nothing(FundAnswer.Why.NO_CHANNEL), Optional.empty());
    }
    Optional<FundAnswer> obstacle =
        papers.send(centre.get(), request.court(), request.body(), () -> stillMine(claim));
    if (obstacle.isPresent()) {
      return settle(claim, obstacle.get(), Optional.empty());
    }
    Optional<Exchange<TrackedRequest>> response =
        fund.file(
            centre.get(), request.body(), message -> claims.sending(request.requestNo(), message));
    return settle(
        claim,
        FundAnswer.of(request.requestNo(), response),
        AskFund.evidence(centre.get(), response));
  }

  private Next settle(Claim claim, FundAnswer answer, Optional<MessageRef> evidence) {
    return switch (answer) {
      case FundAnswer.Told told -> take(claim, FundWord.of(told.request(), evidence.orElseThrow()));
      case FundAnswer.Settled settled ->
          take(claim, FundWord.settled(settled.answer(), evidence.orElseThrow()));
      case FundAnswer.Refused refused -> {
        claims.refused(claim, refused.status(), refused.code());
        yield new Next.Again(
            refused.isForTheMoment()
                ? backoff.pause(claim.request().attempts())
                : settings.pauseAfterRefusal());
      }
      case FundAnswer.Nothing nothing -> {
        claims.failed(claim, nothing.why());
        yield new Next.Again(backoff.pause(claim.request().attempts()));
      }
    };
  }

  private Next take(Claim claim, FundWord word) {
    Heard heard = answers.take(claim.request(), word);
    return switch (heard) {
      case APPLIED, REPEATED, STALE -> new Next.Done();
      case REFUSED -> {
        claims.failed(claim, FundAnswer.Why.NOT_READABLE);
        yield new Next.Again(settings.pauseAfterRefusal());
      }
    };
  }

  private boolean stillMine(Claim claim) {
    return claims.prolong(claim, settings.lease());
  }
}
