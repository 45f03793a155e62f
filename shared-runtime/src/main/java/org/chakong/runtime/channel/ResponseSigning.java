package org.chakong.runtime.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundChannelApi;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SignedBody;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Signs every response of the channel, whoever made it, and keeps what a peer is told. */
@ApplicationScoped
class ResponseSigning {

  /** After every other filter: what is signed must be what is sent. */
  private static final int LAST = 0;

  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final MessageSigner signer;
  private final Evidence evidence;
  private final ChannelContext context;

  ResponseSigning(MessageSigner signer, Evidence evidence, ChannelContext context) {
    this.signer = signer;
    this.evidence = evidence;
    this.context = context;
  }

  @ServerResponseFilter(priority = LAST)
  public void sign(ContainerResponseContext response, RoutingContext http) {
    if (!ChannelPaths.isChannel(http.request().path())) {
      return;
    }
    byte[] body = bytes(response.getEntity());
    Optional<VerifiedSender> sender = context.verified();
    PartyId audience = sender.map(VerifiedSender::party).orElse(null);
    String rid = sender.map(VerifiedSender::jti).orElse(null);
    String token = signer.signResponse(audience, rid, response.getStatus(), body);
    if (response.hasEntity()) {
      response.setEntity(body, new Annotation[0], response.getMediaType());
    }
    response.getHeaders().putSingle(FundChannelApi.RECEIPT, token);
    sender.ifPresent(to -> evidence.keep(said(to, response.getStatus(), http, token, body)));
  }

  private static Message said(
      VerifiedSender to, int status, RoutingContext http, String token, byte[] body) {
    return new Message(
        Message.Direction.OUT,
        to.party(),
        to.jti(),
        http.request().method().name(),
        http.request().uri(),
        status,
        token,
        body);
  }

  private static byte[] bytes(Object entity) {
    try {
      return switch (entity) {
        case null -> new byte[0];
        case byte[] raw -> raw;
        case SignedBody<?> signed -> signed.bytes();
        case String text -> text.getBytes(StandardCharsets.UTF_8);
        default -> JSON.writeValueAsBytes(entity);
      };
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a response that cannot be written", e);
    }
  }
}
