package org.chakong.fund.channel;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.channel.PeerLine;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.Backoff;
import org.chakong.runtime.trace.Traces;

/** One attempt to tell a gateway. No transaction is open while it is called. */
@ApplicationScoped
class DeliverToCourt {

  private static final String ANSWERS = "/channel/v1/answers";
  private static final String NOTICES = "/channel/v1/notices";
  private static final ObjectMapper JSON = ContractJson.tolerant();
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** Said by the gateway itself: it will not take it another time either. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 404, 409, 422);

  private static final Set<Integer> FOR_THE_MOMENT = Set.of(408, 429, 503);

  private final OutgoingStore outgoing;
  private final PeerDirectory peers;
  private final PeerLine line;
  private final Traces traces;
  private final Clock real;

  DeliverToCourt(
      OutgoingStore outgoing,
      PeerDirectory peers,
      PeerLine line,
      Traces traces,
      @RealTime Clock real) {
    this.outgoing = outgoing;
    this.peers = peers;
    this.line = line;
    this.traces = traces;
    this.real = real;
  }

  /** What is left to do after an attempt. */
  sealed interface Next {
    /** Nothing: the gateway has it. */
    record Done() implements Next {}

    /** Another attempt after a pause: the gateway is away or has no room. */
    record Again(Duration pause) implements Next {}

    /** Nothing by itself: the gateway said that it will never take it. */
    record Refused(int status) implements Next {}
  }

  /**
   * @throws IllegalStateException when the gateway answers with an error of its own; to be tried
   *     again, but not for ever
   */
  @Transactional(Transactional.TxType.NEVER)
  Next deliver(UUID id) {
    return outgoing.untaken(id).map(this::traced).orElseGet(Next.Done::new);
  }

  private Next traced(OutgoingRow row) {
    return traces.during(row.step(), row.traceparent(), () -> deliver(row));
  }

  private Next deliver(OutgoingRow row) {
    // whoever comes first brings both; the one before it is then found ended
    Optional<Next> before =
        row.toldAfter()
            .flatMap(outgoing::open)
            .map(this::traced)
            .filter(Next.Again.class::isInstance);
    return before.orElseGet(() -> tell(row));
  }

  private Next tell(OutgoingRow row) {
    Peer gateway =
        peers
            .byParty(new PartyId(row.peer()))
            .orElseThrow(() -> new IllegalStateException("a gateway that is no peer any more"));
    Optional<Exchange<Taken>> exchange = send(gateway, row).filter(Exchange::verified);
    if (exchange.isEmpty() || FOR_THE_MOMENT.contains(exchange.get().status())) {
      return new Next.Again(pause(row));
    }
    if (exchange.get().accepted()) {
      outgoing.taken(row.id(), exchange.get().jti());
      return new Next.Done();
    }
    int status = exchange.get().status();
    if (FOR_GOOD.contains(status)) {
      outgoing.refused(row.id());
      return new Next.Refused(status);
    }
    throw new IllegalStateException("the gateway answers with status " + status);
  }

  /** Answers soon after the gateway is back; notices, which may be very many, in their time. */
  private Duration pause(OutgoingRow row) {
    Duration longest =
        switch (row.kind()) {
          case ANSWER, QUESTION -> Duration.ofSeconds(30);
          case NOTICE -> Duration.ofMinutes(5);
        };
    return Backoff.between(FIRST_PAUSE, longest)
        .pauseAfter(Duration.between(row.at(), real.instant()));
  }

  private Optional<Exchange<Taken>> send(Peer gateway, OutgoingRow row) {
    byte[] bytes = row.body().getBytes(StandardCharsets.UTF_8);
    return switch (row.kind()) {
      case ANSWER -> {
        SignedBody<TrackedRequest> body =
            SignedBody.received(bytes, type(TrackedRequest.class), JSON);
        yield line.exchange(
            CourtChannelApi.class,
            gateway,
            Outgoing.post(ANSWERS, bytes),
            (court, authorization) -> court.answer(authorization, body));
      }
      case NOTICE, QUESTION -> {
        SignedBody<Notice> body = SignedBody.received(bytes, type(Notice.class), JSON);
        yield line.exchange(
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
