package org.chakong.gateway.restore;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.channel.SilenceWatch;
import org.chakong.gateway.channel.TellReply;
import org.chakong.gateway.correspondence.LettersAgain;
import org.chakong.gateway.document.DocumentShelf;
import org.chakong.gateway.document.StoreDocument;
import org.chakong.gateway.intake.AcceptAgain;
import org.chakong.gateway.request.MessageRef;
import org.chakong.gateway.request.RequestBook;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.restore.AskPeer;
import org.chakong.runtime.restore.ProvedWord;
import org.chakong.runtime.restore.RestoringSide;
import org.jdbi.v3.core.Jdbi;

/**
 * Accepts again what a restored gateway has lost and a fund centre has: it believes its own
 * signature under a filing, and asks the centre how the request stands.
 */
@Singleton
class RestoreFilings implements RestoringSide {

  private static final String PREFIX = "sha256:";
  private static final String NOTICES = "/channel/v1/notices";
  private static final String NAMED =
      "SELECT EXISTS (SELECT FROM paper_named WHERE fund_centre = :centre AND document_id = :id)";

  private final ProvedWord words;
  private final AskPeer askPeer;
  private final RequestBook book;
  private final AcceptAgain accept;
  private final StoreDocument documents;
  private final DocumentShelf shelf;
  private final SilenceWatch ask;
  private final LettersAgain letters;
  private final TellReply replies;
  private final PeerDirectory peers;
  private final Jdbi jdbi;

  RestoreFilings(
      ProvedWord words,
      AskPeer askPeer,
      RequestBook book,
      AcceptAgain accept,
      StoreDocument documents,
      DocumentShelf shelf,
      SilenceWatch ask,
      LettersAgain letters,
      TellReply replies,
      PeerDirectory peers,
      DataSource database) {
    this.words = words;
    this.askPeer = askPeer;
    this.book = book;
    this.accept = accept;
    this.documents = documents;
    this.shelf = shelf;
    this.ask = ask;
    this.letters = letters;
    this.replies = replies;
    this.peers = peers;
    this.jdbi = Jdbi.create(database);
  }

  @Override
  public Optional<Came> again(Peer peer, RestoredExchange exchange) {
    Optional<AssistanceRequest> filed =
        words
            .ours(peer.party(), exchange.filed(), AssistanceRequest.class)
            .filter(request -> Objects.equals(request.requestNo(), exchange.requestNo()));
    Optional<TrackedRequest> signed =
        words.theirs(peer.party(), exchange.answered(), TrackedRequest.class);
    boolean known = book.find(exchange.requestNo()).isPresent();
    if (filed.isEmpty() || (signed.isEmpty() && !known)) {
      return Optional.of(new Came(Outcome.NOT_PROVED, null, null));
    }
    if (!known) {
      if (!fetchPapers(peer, filed.get())) {
        return Optional.empty();
      }
      accept.accept(
          filed.get(),
          signed.get().receivedAt().toInstant(),
          new MessageRef(peer.party().value(), exchange.filed().jti()));
    }
    SilenceWatch.Heard heard = ask.ask(book.find(exchange.requestNo()).orElseThrow());
    if (heard == SilenceWatch.Heard.NOTHING) {
      return Optional.empty();
    }
    exchange.letters().forEach(said -> letter(peer, exchange.requestNo(), said));
    RequestStatus now = book.find(exchange.requestNo()).orElseThrow().status();
    RequestStatus before = signed.map(TrackedRequest::status).orElse(now);
    Outcome outcome = heard == SilenceWatch.Heard.REFUSED ? Outcome.FAILED : outcome(before, now);
    return Optional.of(new Came(outcome, before.name(), now.name()));
  }

  /** A centre that was restored, too, may not have decided again what it had signed. */
  private static Outcome outcome(RequestStatus before, RequestStatus now) {
    if (!before.isFinal() || before == now) {
      return Outcome.SAME;
    }
    return now == RequestStatus.IN_REVIEW ? Outcome.TO_BE_DECIDED : Outcome.DIFFERENT;
  }

  /** Of the centre a question, of this side a reply. */
  private void letter(Peer peer, String requestNo, SaidMessage said) {
    if (NOTICES.equals(said.target())) {
      words
          .theirs(peer.party(), said, Notice.class)
          .filter(notice -> requestNo.equals(notice.requestNo()))
          .ifPresent(notice -> letters.asked(notice, said.jti()));
    } else {
      words
          .ours(peer.party(), said, CourtReply.class)
          .filter(reply -> requestNo.equals(reply.requestNo()))
          .ifPresent(letters::replied);
    }
  }

  /** False when of one of them nothing is known. */
  private boolean fetchPapers(Peer peer, AssistanceRequest request) {
    return request.documents().stream()
        .filter(document -> document.documentId() != null && document.type() != null)
        .filter(document -> document.documentId().matches("sha256:[0-9a-f]{64}"))
        .allMatch(document -> fetch(peer, request.courtCase().court(), document));
  }

  private boolean fetch(Peer peer, String court, DocumentRef document) {
    String sha256 = document.documentId().substring(PREFIX.length());
    return askPeer.paper(
        peer, sha256, bytes -> documents.store(court, document.type(), sha256, bytes, "restored"));
  }

  @Override
  public void peerRestored(PartyId peer, Instant since) {
    centre(peer).ifPresent(centre -> centreRestored(centre, since));
  }

  /** A paper that the centre was known to have may be lost there: it is sent again when named. */
  private void centreRestored(String centre, Instant since) {
    jdbi.useHandle(handle ->
        handle.execute(
            "DELETE FROM paper_at_centre WHERE fund_centre = ? AND at >= ?",
            centre,
            since.atOffset(ZoneOffset.UTC)));
    replies.again(centre, since);
  }

  @Override
  public String standing(String requestNo) {
    return book.find(requestNo).map(stored -> stored.status().name()).orElse(null);
  }

  @Override
  public Optional<byte[]> paper(PartyId peer, String sha256) {
    return centre(peer).filter(centre -> named(centre, sha256)).map(centre -> shelf.bytes(sha256));
  }

  private boolean named(String centre, String sha256) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(NAMED)
            .bind("centre", centre)
            .bind("id", PREFIX + sha256)
            .mapTo(Boolean.class)
            .one());
  }

  private Optional<String> centre(PartyId peer) {
    return peers.byParty(peer).flatMap(Peer::fundCentre);
  }
}
