package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;

/** Asks a fund centre what it would answer; it must hold the same papers as for the request. */
@ApplicationScoped
public class AssessAtFund {

  private final PeerDirectory peers;
  private final SendPapers papers;
  private final AskFund fund;

  AssessAtFund(PeerDirectory peers, SendPapers papers, AskFund fund) {
    this.peers = peers;
    this.papers = papers;
    this.fund = fund;
  }

  /** Empty when the fund centre gave no answer that counts. */
  public Optional<Assessment> assess(AssistanceRequest request) {
    return peers
        .byFundCentre(request.fundCentre())
        .filter(centre -> hasPapers(centre, request))
        .flatMap(centre -> fund.assess(centre, request))
        .flatMap(AssessAtFund::assessment);
  }

  private boolean hasPapers(Peer centre, AssistanceRequest request) {
    return papers.send(centre, request.courtCase().court(), request, () -> true).isEmpty();
  }

  private static Optional<Assessment> assessment(Exchange<Assessment> exchange) {
    if (!exchange.verified()) {
      return Optional.empty();
    }
    if (!exchange.accepted()) {
      return refusal(exchange);
    }
    try {
      return Optional.ofNullable(exchange.response().value());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Assessment> refusal(Exchange<Assessment> exchange) {
    return FundAnswer.ofProblem(exchange.status(), exchange.responseBytes())
            instanceof FundAnswer.Settled settled
        ? Optional.of(
            new Assessment(settled.answer().verdict(), settled.answer().reasons(), List.of()))
        : Optional.empty();
  }
}
