package org.chakong.fund.channel;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.runtime.channel.ChannelCalls;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.trace.Traces;

/** One attempt to tell a gateway. No transaction is open while it is called. */
@ApplicationScoped
class DeliverToCourt {

  private static final String ANSWERS = "/channel/v1/answers";
  private static final String NOTICES = "/channel/v1/notices";
  private static final ObjectMapper JSON = ContractJson.tolerant();

  /** Said by the gateway itself: it will not take it another time either. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 404, 409, 422);

  private final OutgoingStore outgoing;
  private final PeerDirectory peers;
  private final ChannelCalls calls;
  private final Traces traces;

  DeliverToCourt(OutgoingStore outgoing, PeerDirectory peers, ChannelCalls calls, Traces traces) {
    this.outgoing = outgoing;
    this.peers = peers;
    this.calls = calls;
    this.traces = traces;
  }

  /**
   * @throws IllegalStateException when the gateway did not take it; to be tried again
   */
  @Transactional(Transactional.TxType.NEVER)
  void deliver(UUID id) {
    Optional<OutgoingRow> open = outgoing.open(id);
    open.ifPresent(row -> traces.during(row.step(), row.traceparent(), () -> deliver(row)));
  }

  private void deliver(OutgoingRow row) {
    // whoever comes first brings both; the one before it is then found ended
    row.toldAfter().ifPresent(this::deliver);
    Peer gateway =
        peers
            .byParty(new PartyId(row.peer()))
            .orElseThrow(() -> new IllegalStateException("a gateway that is no peer any more"));
    Optional<Exchange<Taken>> exchange = send(gateway, row);
    if (exchange.filter(Exchange::accepted).isPresent()) {
      outgoing.taken(row.id(), exchange.get().jti());
    } else if (exchange.filter(DeliverToCourt::refusedForGood).isPresent()) {
      outgoing.refused(row.id());
    } else {
      throw new IllegalStateException("not taken by the gateway");
    }
  }

  private static boolean refusedForGood(Exchange<?> exchange) {
    return exchange.verified() && FOR_GOOD.contains(exchange.status());
  }

  private Optional<Exchange<Taken>> send(Peer gateway, OutgoingRow row) {
    byte[] bytes = row.body().getBytes(StandardCharsets.UTF_8);
    return switch (row.kind()) {
      case ANSWER -> {
        SignedBody<TrackedRequest> body =
            SignedBody.received(bytes, type(TrackedRequest.class), JSON);
        yield calls.exchange(
            CourtChannelApi.class,
            gateway,
            Outgoing.post(ANSWERS, bytes),
            (court, authorization) -> court.answer(authorization, body));
      }
      case NOTICE, QUESTION -> {
        SignedBody<Notice> body = SignedBody.received(bytes, type(Notice.class), JSON);
        yield calls.exchange(
            CourtChannelApi.class,
            gateway,
            Outgoing.post(NOTICES, bytes),
            (court, authorization) -> court.notice(authorization, body));
      }
    };
  }

  private static JavaType type(Class<?> content) {
    return JSON.constructType(content);
  }
}
