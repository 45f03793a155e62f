package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chakong.contracts.api.FundChannelApi.StoredPaper;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.gateway.document.DocumentShelf;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;

/** Brings a fund centre the papers of a request that it does not hold yet. */
@ApplicationScoped
class SendPapers {

  private final DocumentShelf shelf;
  private final FundLine line;

  SendPapers(DocumentShelf shelf, FundLine line) {
    this.shelf = shelf;
    this.line = line;
  }

  /**
   * Sends one paper after the other until all are there.
   *
   * @param goOn asked after each paper, for each takes time; false ends it
   * @return empty when the centre holds them all, else what stood in the way
   */
  Optional<FundAnswer> send(
      Peer centre, String court, AssistanceRequest request, BooleanSupplier goOn) {
    for (String sha256 : shelf.missingAt(request.fundCentre(), court, request)) {
      Optional<FundAnswer> obstacle = send(centre, sha256);
      if (obstacle.isPresent()) {
        return obstacle;
      }
      shelf.confirmAt(request.fundCentre(), sha256);
      if (!goOn.getAsBoolean()) {
        return Optional.of(new FundAnswer.Nothing(FundAnswer.Why.CLAIM_LOST));
      }
    }
    return Optional.empty();
  }

  private Optional<FundAnswer> send(Peer centre, String sha256) {
    byte[] paper = shelf.bytes(sha256);
    Optional<Exchange<StoredPaper>> response =
        line.exchange(
            centre,
            Outgoing.put("/channel/v1/documents/" + sha256, paper),
            (fund, authorization) -> fund.putDocument(authorization, sha256, paper));
    if (response.isEmpty()) {
      return Optional.of(new FundAnswer.Nothing(FundAnswer.Why.NO_ANSWER));
    }
    Exchange<StoredPaper> exchange = response.get();
    if (!exchange.verified()) {
      return Optional.of(new FundAnswer.Nothing(FundAnswer.Why.NOT_VERIFIED));
    }
    // a problem about a paper settles nothing: the request itself was not shown yet
    return exchange.accepted()
        ? Optional.empty()
        : Optional.of(new FundAnswer.Refused(exchange.status(), "PAPER_REFUSED"));
  }
}
