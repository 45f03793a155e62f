package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.answer.TakeAnswer;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;

/**
 * Takes a request back before it is answered. What the fund centre may have is taken back there
 * first; what it is not known to have is taken back here at once, and the fund centre is told until
 * it confirms, so that a late delivery does nothing.
 */
@ApplicationScoped
public class WithdrawRequest {

  private final RequestBook book;
  private final PeerDirectory peers;
  private final AskFund fund;
  private final TakeAnswer answers;
  private final WithdrawUnsent unsent;
  private final DeliverySettings settings;

  WithdrawRequest(
      RequestBook book,
      PeerDirectory peers,
      AskFund fund,
      TakeAnswer answers,
      WithdrawUnsent unsent,
      DeliverySettings settings) {
    this.book = book;
    this.peers = peers;
    this.fund = fund;
    this.answers = answers;
    this.unsent = unsent;
    this.settings = settings;
  }

  /** What became of a withdrawal. */
  public enum Outcome {
    /** The request will have no effect. */
    WITHDRAWN,
    /** It is answered, or on its way out of the fund centre's hands. */
    TOO_LATE,
    /** The fund centre has it and cannot be asked now. */
    UNREACHABLE
  }

  /**
   * Takes the request back.
   *
   * @param actor who wants it back
   */
  public Outcome withdraw(StoredRequest request, String actor) {
    return switch (request.status()) {
      case WITHDRAWN -> Outcome.WITHDRAWN;
      case ANSWERED, OFFLINE -> Outcome.TOO_LATE;
      case ACCEPTED -> withdrawAccepted(request, actor);
      case SENT, IN_REVIEW, EXECUTING -> withdrawAtFund(request);
    };
  }

  /** The durable part: tells the fund centre of a withdrawal made here. */
  DeliverRequest.Next tell(String requestNo) {
    StoredRequest request = stored(requestNo);
    return settled(request)
        ? new DeliverRequest.Next.Done()
        : new DeliverRequest.Next.Again(settings.longestPause());
  }

  private Outcome withdrawAccepted(StoredRequest request, String actor) {
    if (request.attempts() > 0 && settled(request)) {
      return outcome(request.requestNo(), Outcome.TOO_LATE);
    }
    return unsent.withdraw(request.requestNo(), actor)
        ? Outcome.WITHDRAWN
        : withdraw(stored(request.requestNo()), actor);
  }

  private Outcome withdrawAtFund(StoredRequest request) {
    return settled(request) ? outcome(request.requestNo(), Outcome.TOO_LATE) : Outcome.UNREACHABLE;
  }

  private Outcome outcome(String requestNo, Outcome otherwise) {
    return stored(requestNo).status() == RequestStatus.WITHDRAWN ? Outcome.WITHDRAWN : otherwise;
  }

  /** True when the fund centre said how the request stands now, whatever that is. */
  private boolean settled(StoredRequest request) {
    Optional<Peer> centre = peers.byFundCentre(request.fundCentre());
    if (centre.isEmpty()) {
      return false;
    }
    Optional<Exchange<TrackedRequest>> response =
        fund.withdraw(centre.get(), request.requestNo(), request.court());
    if (response.filter(exchange -> exchange.refusedWith(FundAnswer.CONFLICT)).isPresent()) {
      response = fund.state(centre.get(), request.requestNo());
    }
    return took(request, centre.get(), response);
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

  private StoredRequest stored(String requestNo) {
    return book.find(requestNo)
        .orElseThrow(() -> new IllegalStateException("request " + requestNo + " is not stored"));
  }

  /** The withdrawal here and the promise to tell the fund centre, in one transaction. */
  @ApplicationScoped
  static class WithdrawUnsent {

    private final RequestBook book;
    private final DeliveryTasks tasks;

    WithdrawUnsent(RequestBook book, DeliveryTasks tasks) {
      this.book = book;
      this.tasks = tasks;
    }

    @Transactional
    boolean withdraw(String requestNo, String actor) {
      boolean withdrawn = book.withdrawUnsent(requestNo, actor);
      if (withdrawn) {
        tasks.withdraw(requestNo);
      }
      return withdrawn;
    }
  }
}
