package org.chakong.runtime.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.CodecException;
import io.vertx.core.VertxException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.MessageVerifier;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.message.Verification;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.trace.Traces;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** The client side of the channel: signs what is sent, verifies what comes back, keeps both. */
@ApplicationScoped
public class ChannelCalls {

  private static final Logger LOG = Logger.getLogger(ChannelCalls.class);
  private static final long CONNECT_SECONDS = 2;
  private static final long READ_SECONDS = 10;
  private static final int NO_ROOM = ProblemCode.OVERLOADED.status();
  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final MessageSigner signer;
  private final MessageVerifier verifier;
  private final Evidence evidence;
  private final Traces traces;
  private final Map<Client, Object> clients = new ConcurrentHashMap<>();

  private record Client(Class<?> api, String url) {}

  ChannelCalls(MessageSigner signer, MessageVerifier verifier, Evidence evidence, Traces traces) {
    this.signer = signer;
    this.verifier = verifier;
    this.evidence = evidence;
    this.traces = traces;
  }

  /**
   * Sends one signed request. Never inside a transaction, which a slow peer would keep open.
   *
   * @param api {@link FundChannelApi} or {@code CourtChannelApi}
   * @param call the one call on the API, with the {@code Authorization} header it is given
   * @return empty when no answer came; the peer may have taken the request all the same
   */
  @Transactional(Transactional.TxType.NEVER)
  public <A, T> Optional<Exchange<T>> exchange(
      Class<A> api,
      Peer peer,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call) {
    return traces.calling(
        request.method(), peer.party().value(), () -> said(api, peer, request, call));
  }

  private <A, T> Optional<Exchange<T>> said(
      Class<A> api,
      Peer peer,
      Outgoing request,
      BiFunction<A, String, RestResponse<SignedBody<T>>> call) {
    UUID jti = UUID.randomUUID();
    String target = prefix(peer) + request.target();
    String token = signer.signRequest(jti, peer.party(), request.method(), target, request.body());
    evidence.keep(
        message(Message.Direction.OUT, peer, request, jti, null, token, request.body()),
        request.noting());
    try (RestResponse<SignedBody<T>> response = call.apply(client(api, peer), "Bearer " + token)) {
      Exchange<T> exchange = exchange(peer, request, jti, token, response);
      if (exchange.status() == NO_ROOM && !exchange.verified()) {
        // refused at the peer's door, where nobody looks which message it was
        LOG.infof("%s has no room now", peer.party());
        return Optional.empty();
      }
      keep(peer, request, jti, exchange);
      return Optional.of(exchange);
    } catch (ProcessingException | VertxException | CodecException e) {
      // a connection that the peer closes at the wrong moment is told by the client's own,
      // unwrapped
      LOG.infof("%s did not answer: %s", peer.party(), cause(e));
      return Optional.empty();
    }
  }

  private <T> Exchange<T> exchange(
      Peer peer, Outgoing request, UUID jti, String token, RestResponse<SignedBody<T>> response) {
    SignedBody<T> body = body(response);
    String receipt = response.getHeaderString(FundChannelApi.RECEIPT);
    int status = response.getStatus();
    Verification verification =
        verifier.verifyResponse(receipt, peer.party(), jti.toString(), status, body.bytes());
    return new Exchange<>(request, token, jti.toString(), status, body, receipt, verification);
  }

  private void keep(Peer peer, Outgoing request, UUID jti, Exchange<?> exchange) {
    switch (exchange.verification()) {
      case Verification.Verified ok ->
          evidence.keep(
              ok,
              message(
                  Message.Direction.IN,
                  peer,
                  request,
                  jti,
                  exchange.status(),
                  exchange.receipt(),
                  exchange.responseBytes()));
      case Verification.Refused refused ->
          SecurityLog.event("ANSWER_NOT_VERIFIED", refused.reason(), peer.party().value());
    }
  }

  /** The framework leaves the body of an error unread. */
  @SuppressWarnings("unchecked")
  private static <T> SignedBody<T> body(RestResponse<?> response) {
    Object entity = response.getEntity();
    if (entity instanceof SignedBody<?> read) {
      return (SignedBody<T>) read;
    }
    try {
      byte[] bytes = entity instanceof InputStream unread ? unread.readAllBytes() : new byte[0];
      return SignedBody.received(bytes, JSON.constructType(Object.class), JSON);
    } catch (IOException e) {
      throw new ProcessingException("the answer broke off", e);
    }
  }

  private static Message message(
      Message.Direction direction,
      Peer peer,
      Outgoing request,
      UUID jti,
      Integer status,
      String token,
      byte[] body) {
    return new Message(
        direction,
        peer.party(),
        jti.toString(),
        request.method(),
        request.target(),
        status,
        token,
        body);
  }

  /** The path that the peer's root itself has, when it is not at the root of its host. */
  private static String prefix(Peer peer) {
    String path = peer.url().getRawPath();
    return path == null || path.equals("/") ? "" : path.replaceFirst("/$", "");
  }

  private <A> A client(Class<A> api, Peer peer) {
    Object client =
        clients.computeIfAbsent(new Client(api, peer.url().toString()), key -> build(api, peer));
    return api.cast(client);
  }

  private <A> A build(Class<A> api, Peer peer) {
    return RestClientBuilder.newBuilder()
        .baseUri(peer.url())
        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
        // an error is an answer too: its bytes are signed
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(SignedBodyReader.class)
        .register(SignedBodyWriter.class)
        .register(new UntracedClient())
        .register(new TraceHeader(traces))
        .build(api);
  }

  private static String cause(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }

  @PreDestroy
  void close() throws IOException {
    for (Object client : clients.values()) {
      if (client instanceof Closeable open) {
        open.close();
      }
    }
  }
}
