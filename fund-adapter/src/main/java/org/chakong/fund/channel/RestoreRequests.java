package org.chakong.fund.channel;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.DecideRequest;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.ReceiveRequest;
import org.chakong.fund.request.SignedBefore;
import org.chakong.fund.request.TakePaper;
import org.chakong.fund.request.WithdrawRequest;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.restore.AskPeer;
import org.chakong.runtime.restore.ProvedWord;
import org.chakong.runtime.restore.RestoringSide;

/**
 * Receives again what a restored centre has lost: at the time of receipt and under the numbers that
 * its own signed answer gave, decided by the rules as they were then. What comes out is compared
 * with what was signed; a difference is for people, never overwritten.
 */
@Singleton
class RestoreRequests implements RestoringSide {

  private final ProvedWord words;
  private final AskPeer ask;
  private final ReadRequests read;
  private final TakePaper papers;
  private final ReceiveRequest receive;
  private final DecideRequest decide;
  private final WithdrawRequest withdraw;
  private final SignedBefore signedBefore;
  private final TellAgain tell;

  RestoreRequests(
      ProvedWord words,
      AskPeer ask,
      ReadRequests read,
      TakePaper papers,
      ReceiveRequest receive,
      DecideRequest decide,
      WithdrawRequest withdraw,
      SignedBefore signedBefore,
      TellAgain tell) {
    this.words = words;
    this.ask = ask;
    this.read = read;
    this.papers = papers;
    this.receive = receive;
    this.decide = decide;
    this.withdraw = withdraw;
    this.signedBefore = signedBefore;
    this.tell = tell;
  }

  @Override
  public Came again(Peer peer, RestoredExchange exchange) {
    String sender = peer.party().value();
    Optional<AssistanceRequest> filed =
        words
            .theirs(peer.party(), exchange.filed(), AssistanceRequest.class)
            .filter(request -> Objects.equals(request.requestNo(), exchange.requestNo()))
            .filter(request -> peer.courts().contains(request.courtCase().court()));
    if (filed.isEmpty()) {
      return new Came(Outcome.NOT_PROVED, null, null);
    }
    Optional<TrackedRequest> signed =
        words
            .ours(peer.party(), exchange.answered(), TrackedRequest.class)
            .filter(told -> exchange.requestNo().equals(told.requestNo()));
    if (read.findOf(sender, exchange.requestNo()).isEmpty()) {
      receive(peer, exchange, filed.get(), signed);
    }
    if (exchange.ended() != null) {
      withdraw.end(exchange.requestNo(), sender, null, exchange.ended(), false);
    } else {
      decide.now(exchange.requestNo());
    }
    TrackedRequest here = read.findOf(sender, exchange.requestNo()).orElseThrow();
    return compared(exchange.ended(), signed, here);
  }

  private void receive(
      Peer peer,
      RestoredExchange exchange,
      AssistanceRequest request,
      Optional<TrackedRequest> signed) {
    request.documents().stream()
        .map(DocumentRef::documentId)
        .filter(id -> id != null && id.matches("sha256:[0-9a-f]{64}"))
        .distinct()
        .map(id -> id.substring("sha256:".length()))
        .forEach(sha256 ->
            ask.paper(peer, sha256)
                .map(Paper::of)
                .filter(paper -> paper.sha256().equals(sha256))
                .ifPresent(paper -> papers.take(peer.party().value(), null, paper)));
    signed.ifPresent(signedBefore::remember);
    Instant receivedAt =
        signed.map(TrackedRequest::receivedAt).map(OffsetDateTime::toInstant).orElse(null);
    receive.again(Filing.online(request, peer.party().value(), exchange.filed().jti()), receivedAt);
  }

  private Came compared(RequestStatus ended, Optional<TrackedRequest> signed, TrackedRequest here) {
    String stands = standing(here);
    if (ended != null) {
      return new Came(
          here.status() == ended ? Outcome.SAME : Outcome.DIFFERENT, ended.name(), stands);
    }
    if (signed.isEmpty()) {
      return new Came(Outcome.NOT_PROVED, null, stands);
    }
    TrackedRequest before = signed.get();
    if (alike(before, here)) {
      signedBefore.confirmed(before);
      return new Came(Outcome.SAME, standing(before), stands);
    }
    boolean people = here.status() == RequestStatus.IN_REVIEW && before.status() != here.status();
    return new Came(people ? Outcome.TO_BE_DECIDED : Outcome.DIFFERENT, standing(before), stands);
  }

  private static boolean alike(TrackedRequest before, TrackedRequest here) {
    // an answer to the filing may be older than where the request stands by now
    boolean open = !before.status().isFinal() && before.status() != RequestStatus.EXECUTING;
    return open || standing(before).equals(standing(here)) && acts(before).equals(acts(here));
  }

  private static String standing(TrackedRequest request) {
    return request.answer() == null || request.answer().verdict() == null
        ? request.status().name()
        : request.status() + " " + request.answer().verdict();
  }

  private record Acts(
      String freezeNo,
      Object frozen,
      Object waiting,
      Object until,
      String deductionNo,
      Object deducted) {}

  private static Acts acts(TrackedRequest request) {
    Optional<FreezeView> freeze = Optional.ofNullable(request.answer()).map(Answer::freeze);
    Optional<DeductionView> deduction =
        Optional.ofNullable(request.answer()).map(Answer::deduction);
    return new Acts(
        freeze.map(FreezeView::freezeNo).orElse(null),
        freeze.map(FreezeView::frozen).orElse(null),
        freeze.map(FreezeView::waiting).orElse(null),
        freeze.map(FreezeView::until).orElse(null),
        deduction.map(DeductionView::deductionNo).orElse(null),
        deduction.map(DeductionView::deducted).orElse(null));
  }

  @Override
  public void peerRestored(PartyId peer, Instant since) {
    tell.since(peer.value(), since);
  }

  @Override
  public String standing(String requestNo) {
    return read.find(requestNo).map(found -> standing(found)).orElse(null);
  }

  @Override
  public Optional<byte[]> paper(PartyId peer, String sha256) {
    return papers.kept(peer.value(), sha256);
  }
}
