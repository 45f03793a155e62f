package org.chakong.fund.channel;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.freeze.PastEnds;
import org.chakong.fund.request.DecideRequest;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.ReceiveRequest;
import org.chakong.fund.request.SignedBefore;
import org.chakong.fund.request.TakePaper;
import org.chakong.fund.request.WithdrawRequest;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.restore.ProvedWord;
import org.chakong.runtime.restore.RestoringSide;

/**
 * Receives again what a restored centre has lost: at the time of receipt and under the numbers that
 * its own signed answer gave, decided by the rules and on the register as they were then. What
 * comes out is compared with what was signed; a difference is for people, never overwritten.
 */
@Singleton
class RestoreRequests implements RestoringSide {

  private final ProvedWord words;
  private final LostPapers lost;
  private final ReadRequests read;
  private final TakePaper papers;
  private final ReceiveRequest receive;
  private final DecideRequest decide;
  private final WithdrawRequest withdraw;
  private final SignedBefore signedBefore;
  private final TellAgain tell;
  private final PastEnds ends;
  private final LegalClock legal;
  private final AskedBefore questions;

  RestoreRequests(
      ProvedWord words,
      LostPapers lost,
      ReadRequests read,
      TakePaper papers,
      ReceiveRequest receive,
      DecideRequest decide,
      WithdrawRequest withdraw,
      SignedBefore signedBefore,
      TellAgain tell,
      PastEnds ends,
      LegalClock legal,
      AskedBefore questions) {
    this.words = words;
    this.lost = lost;
    this.read = read;
    this.papers = papers;
    this.receive = receive;
    this.decide = decide;
    this.withdraw = withdraw;
    this.signedBefore = signedBefore;
    this.tell = tell;
    this.ends = ends;
    this.legal = legal;
    this.questions = questions;
  }

  @Override
  public Optional<Came> again(Peer peer, RestoredExchange exchange) {
    Optional<AssistanceRequest> filed =
        words
            .theirs(peer.party(), exchange.filed(), AssistanceRequest.class)
            .filter(request -> Objects.equals(request.requestNo(), exchange.requestNo()))
            .filter(request -> peer.courts().contains(request.courtCase().court()));
    if (filed.isEmpty()) {
      return Optional.of(new Came(Outcome.NOT_PROVED, null, null));
    }
    Optional<TrackedRequest> signed =
        words
            .ours(peer.party(), exchange.answered(), TrackedRequest.class)
            .filter(told -> exchange.requestNo().equals(told.requestNo()));
    Optional<TrackedRequest> known = read.findOf(peer.party().value(), exchange.requestNo());
    if (known.isEmpty() && !lost.fetch(peer, filed.get())) {
      return Optional.empty();
    }
    if (known.filter(here -> isDecided(here.status())).isEmpty()) {
      signed.ifPresent(signedBefore::remember);
      carryOut(peer, exchange, filed.get(), signed, known.isEmpty());
    }
    TrackedRequest here = read.findOf(peer.party().value(), exchange.requestNo()).orElseThrow();
    signed.ifPresent(told -> signedBefore.keep(told.requestNo(), exchange.answered().jti()));
    exchange.letters().forEach(said -> asked(peer, exchange.requestNo(), said));
    return Optional.of(compared(exchange.ended(), signed, here));
  }

  /** Replies of the court are told again by its gateway. */
  private void asked(Peer peer, String requestNo, SaidMessage said) {
    words
        .ours(peer.party(), said, Notice.class)
        .filter(notice -> notice.kind() == Notice.Kind.QUESTION)
        .filter(notice -> requestNo.equals(notice.requestNo()))
        .ifPresent(notice -> questions.remember(peer.party().value(), notice, said.jti()));
  }

  private static boolean isDecided(RequestStatus status) {
    return status.isFinal() || status == RequestStatus.EXECUTING;
  }

  /** At the time of the first receipt: what had ended by then has, and what ended later has not. */
  private void carryOut(
      Peer peer,
      RestoredExchange exchange,
      AssistanceRequest request,
      Optional<TrackedRequest> signed,
      boolean isLost) {
    Optional<Instant> receivedAt =
        signed.map(TrackedRequest::receivedAt).map(OffsetDateTime::toInstant);
    Instant now = legal.instant();
    Instant then = receivedAt.filter(before -> before.isBefore(now)).orElse(now);
    ends.until(then);
    legal.asOf(
        then,
        () -> {
          String sender = peer.party().value();
          if (isLost) {
            receive.again(
                Filing.online(request, sender, exchange.filed().jti()), receivedAt.orElse(null));
          }
          return exchange.ended() == null
              ? decide.now(exchange.requestNo())
              : withdraw.end(exchange.requestNo(), sender, null, exchange.ended(), false);
        });
  }

  /** Terms that ended after the last receipt: the next freeze is in force from that very day. */
  @Override
  public void allAgain() {
    ends.until(legal.instant());
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
    signedBefore.differs(before);
    boolean people = here.status() == RequestStatus.IN_REVIEW && before.status() != here.status();
    return new Came(people ? Outcome.TO_BE_DECIDED : Outcome.DIFFERENT, standing(before), stands);
  }

  private static boolean alike(TrackedRequest before, TrackedRequest here) {
    // an answer to the filing may be older than where the request stands by now
    return !isDecided(before.status()) || standing(before).equals(standing(here));
  }

  /**
   * With the numbers and sums that the court was told: the same word about less is not the same.
   */
  private static String standing(TrackedRequest request) {
    Optional<Answer> answer = Optional.ofNullable(request.answer());
    Stream<Optional<?>> words =
        Stream.of(
            Optional.of(request.status()),
            answer.map(Answer::verdict),
            answer.map(Answer::freeze).map(RestoreRequests::words),
            answer.map(Answer::deduction).map(RestoreRequests::words));
    return words.flatMap(Optional::stream).map(Object::toString).collect(Collectors.joining(" "));
  }

  private static String words(FreezeView freeze) {
    return "%s: %s + %s → %s"
        .formatted(freeze.freezeNo(), freeze.frozen(), freeze.waiting(), freeze.until());
  }

  private static String words(DeductionView deduction) {
    return "%s: %s".formatted(deduction.deductionNo(), deduction.deducted());
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
