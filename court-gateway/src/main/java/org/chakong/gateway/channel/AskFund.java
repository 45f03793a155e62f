package org.chakong.gateway.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundChannelApi.Withdrawal;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.request.MessageRef;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;

/** The calls on a fund centre that concern requests. */
@ApplicationScoped
class AskFund {

  private static final String REQUESTS = "/channel/v1/requests";
  private static final String ASSESSMENTS = "/channel/v1/assessments";
  private static final ObjectMapper JSON =
      ContractJson.tolerant().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  private final FundLine line;

  AskFund(FundLine line) {
    this.line = line;
  }

  /**
   * Hands over a request.
   *
   * @param sending is told the message in the transaction that keeps it, before it is sent
   */
  Optional<Exchange<TrackedRequest>> file(
      Peer centre, AssistanceRequest request, Consumer<MessageRef> sending) {
    SignedBody<AssistanceRequest> body = SignedBody.of(request, JSON);
    return line.exchange(
        centre,
        Outgoing.post(REQUESTS, body.bytes())
            .noting(jti -> sending.accept(new MessageRef(centre.party().value(), jti))),
        (fund, authorization) -> fund.file(authorization, body));
  }

  /** Asks how a request stands. */
  Optional<Exchange<TrackedRequest>> state(Peer centre, String requestNo) {
    return line.exchange(
        centre,
        Outgoing.get(REQUESTS + "/" + requestNo),
        (fund, authorization) -> fund.request(authorization, requestNo));
  }

  /** Takes a request back, or says that it went to the counter. */
  Optional<Exchange<TrackedRequest>> end(
      Peer centre, String requestNo, String court, boolean offline) {
    SignedBody<Withdrawal> body = SignedBody.of(new Withdrawal(court, offline), JSON);
    return line.exchange(
        centre,
        Outgoing.post(REQUESTS + "/" + requestNo + "/withdrawal", body.bytes()),
        (fund, authorization) -> fund.withdraw(authorization, requestNo, body));
  }

  /** Asks what would be answered. */
  Optional<Exchange<Assessment>> assess(Peer centre, AssistanceRequest request) {
    SignedBody<AssistanceRequest> body = SignedBody.of(request, JSON);
    return line.exchange(
        centre,
        Outgoing.post(ASSESSMENTS, body.bytes()),
        (fund, authorization) -> fund.assess(authorization, body));
  }

  /** The evidence that a response was kept as. */
  static Optional<MessageRef> evidence(Peer centre, Optional<? extends Exchange<?>> response) {
    return response.map(exchange -> new MessageRef(centre.party().value(), exchange.jti()));
  }
}
