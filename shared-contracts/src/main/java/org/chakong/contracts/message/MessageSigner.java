package org.chakong.contracts.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs this party's messages as the contract's Channel API says. A token is good for 120 s and
 * once: whatever is sent again is signed again. Safe for use by several threads.
 */
public final class MessageSigner {

  private static final Duration LIFETIME = Duration.ofSeconds(120);

  private final PartyId self;
  private final SigningKey key;
  private final Clock clock;

  /**
   * @param clock real time, never the legal clock
   */
  public MessageSigner(PartyId self, SigningKey key, Clock clock) {
    this.self = Objects.requireNonNull(self, "self");
    this.key = Objects.requireNonNull(key, "key");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The token of a request under a {@code jti} of its own; for when no answer will be matched to
   * it.
   */
  public String signRequest(PartyId audience, String method, String pathAndQuery, byte[] body) {
    return signRequest(UUID.randomUUID(), audience, method, pathAndQuery, body);
  }

  /**
   * The token of a request, to stand after {@code Bearer}.
   *
   * @param jti new for every sending; the answer must name it as its {@code rid}
   * @param pathAndQuery as it will stand on the request line, encoded
   * @param body the exact bytes sent; an empty array for none
   * @throws IllegalArgumentException when the target does not begin with a slash
   */
  public String signRequest(
      UUID jti, PartyId audience, String method, String pathAndQuery, byte[] body) {
    if (!pathAndQuery.startsWith("/")) {
      throw new IllegalArgumentException("The target of a request is its path and query");
    }
    JwtClaims claims = claims(jti, body);
    claims.setStringClaim("aud", audience.value());
    claims.setStringClaim("htm", Objects.requireNonNull(method, "method"));
    claims.setStringClaim("htu", pathAndQuery);
    return sign(claims);
  }

  /**
   * The token of a response, errors too, for the {@code Chakong-Receipt} header.
   *
   * @param audience who asked; null when the request's token did not verify
   * @param requestJti the request's {@code jti}; null when its token did not verify
   * @param status the HTTP status the response is sent with
   * @param body the exact bytes sent; an empty array for none
   */
  public String signResponse(PartyId audience, String requestJti, int status, byte[] body) {
    JwtClaims claims = claims(UUID.randomUUID(), body);
    if (audience != null) {
      claims.setStringClaim("aud", audience.value());
    }
    if (requestJti != null) {
      claims.setStringClaim("rid", requestJti);
    }
    claims.setClaim("status", status);
    return sign(claims);
  }

  private JwtClaims claims(UUID jti, byte[] body) {
    long issuedAt = clock.instant().getEpochSecond();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(self.value());
    claims.setIssuedAt(NumericDate.fromSeconds(issuedAt));
    claims.setExpirationTime(NumericDate.fromSeconds(issuedAt + LIFETIME.toSeconds()));
    claims.setJwtId(jti.toString());
    claims.setStringClaim("digest", Digests.contentDigest(body));
    return claims;
  }

  private String sign(JwtClaims claims) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(Es256.NAME);
    jws.setKeyIdHeaderValue(key.kid());
    jws.setHeader("typ", CompactToken.TYPE);
    jws.setPayload(claims.toJson());
    jws.setKey(key.privateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
  }
}
