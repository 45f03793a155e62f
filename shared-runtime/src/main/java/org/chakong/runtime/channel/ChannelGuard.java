package org.chakong.runtime.channel;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import org.chakong.contracts.message.MessageVerifier;
import org.chakong.contracts.message.Verification;
import org.chakong.contracts.message.Verification.Refused;
import org.chakong.contracts.message.Verification.Verified;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.restore.ServiceDoor;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The door of the channel: verifies, refuses what was used before, keeps what it lets through. */
@ApplicationScoped
class ChannelGuard {

  private static final String SCHEME = "Bearer ";
  private static final String REFUSED = "MESSAGE_REFUSED";

  /** The refusals that need a memory. */
  private enum Replay {
    REPLAYED,
    /** Which tokens were used before a restore is not known. */
    BEFORE_RESTORE
  }

  private final MessageVerifier verifier;
  private final Evidence evidence;
  private final ChannelContext context;
  private final ServiceDoor door;

  ChannelGuard(
      MessageVerifier verifier, Evidence evidence, ChannelContext context, ServiceDoor door) {
    this.door = door;
    this.verifier = verifier;
    this.evidence = evidence;
    this.context = context;
  }

  /** Before anything of the body is read: whoever cannot sign holds no memory. */
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  @SignedChannel
  public void greet(ContainerRequestContext request, RoutingContext http) {
    String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (verifier.verifyHead(token, request.getMethod(), http.request().uri())
        instanceof Refused refused) {
      refuse(refused.reason(), party(refused));
    }
  }

  @ServerRequestFilter(readBody = true)
  @SignedChannel
  public void admit(ContainerRequestContext request, RoutingContext http) throws IOException {
    String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    byte[] body = read(request.getEntityStream());
    request.setEntityStream(new ByteArrayInputStream(body));
    if (body.length > BodyLimit.BYTES) {
      throw new ProblemException(ProblemCode.TOO_LARGE);
    }
    String target = http.request().uri();
    Verification verification = verifier.verifyRequest(token, request.getMethod(), target, body);
    switch (verification) {
      case Refused refused -> refuse(refused.reason(), party(refused));
      case Verified verified ->
          admit(
              verified,
              new Message(
                  Message.Direction.IN,
                  verified.issuer(),
                  verified.jti(),
                  request.getMethod(),
                  target,
                  null,
                  token,
                  body));
    }
  }

  private void admit(Verified verified, Message request) {
    if (verified.issuedAt().isBefore(door.tokensNotBefore().truncatedTo(ChronoUnit.SECONDS))) {
      refuse(Replay.BEFORE_RESTORE, verified.issuer().value());
    }
    if (!evidence.admit(verified, request)) {
      refuse(Replay.REPLAYED, verified.issuer().value());
    }
    context.verified(new VerifiedSender(verified.issuer(), verified.jti()));
  }

  private void refuse(Enum<?> reason, String party) {
    SecurityLog.event(REFUSED, reason, party);
    throw new ProblemException(ProblemCode.UNAUTHENTICATED);
  }

  private static String party(Refused refused) {
    return refused.claimedIssuerIfVerified() == null
        ? "unknown"
        : refused.claimedIssuerIfVerified().value();
  }

  private static byte[] read(InputStream body) throws IOException {
    return body == null ? new byte[0] : body.readNBytes(BodyLimit.BYTES + 1);
  }

  private static String token(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : null;
  }
}
