package org.chakong.runtime.channel;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.SigningKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Tokens that are right but for one thing, each named after it. */
final class ForgedTokens {

  private final SigningKey key;
  private final String target;
  private final byte[] body;

  ForgedTokens(SigningKey key, String target, byte[] body) {
    this.key = key;
    this.target = target;
    this.body = body;
  }

  /** Nothing wrong with it. */
  String right() {
    return signed(claims(), jws -> {}, key.privateKey());
  }

  Map<String, String> all() {
    return Map.ofEntries(
        Map.entry("unknown kid", signed(claims(), j -> j.setKeyIdHeaderValue("x"), null)),
        Map.entry("signed by another key", signed(claims(), j -> {}, otherKey())),
        Map.entry("an issuer that does not own the key", with(c -> c.setIssuer("court:310000"))),
        Map.entry("another algorithm", hmac()),
        Map.entry("another audience", with(c -> c.setAudience("fund:310100"))),
        Map.entry("an audience that is a list", with(c -> c.setAudience("fund:410800", "x"))),
        Map.entry("a list of one audience", with(c -> c.setClaim("aud", List.of("fund:410800")))),
        Map.entry("another method", with(c -> c.setStringClaim("htm", "PUT"))),
        Map.entry("another target", with(c -> c.setStringClaim("htu", target + "?x=1"))),
        Map.entry("another body", with(c -> c.setStringClaim("digest", digest(new byte[] {1})))),
        Map.entry("past its end", with(c -> times(c, -200, -100))),
        Map.entry("good for too long", with(c -> times(c, 0, 301))),
        Map.entry("of the future", with(c -> times(c, 120, 240))),
        Map.entry("no iss", with(c -> c.unsetClaim("iss"))),
        Map.entry("no aud", with(c -> c.unsetClaim("aud"))),
        Map.entry("no iat", with(c -> c.unsetClaim("iat"))),
        Map.entry("no exp", with(c -> c.unsetClaim("exp"))),
        Map.entry("no jti", with(c -> c.unsetClaim("jti"))),
        Map.entry("no digest", with(c -> c.unsetClaim("digest"))),
        Map.entry("no htm", with(c -> c.unsetClaim("htm"))),
        Map.entry("no htu", with(c -> c.unsetClaim("htu"))),
        Map.entry("another typ", signed(claims(), j -> j.setHeader("typ", "JWT"), null)),
        Map.entry(
            "a crit header",
            signed(claims(), j -> j.setHeader("crit", List.of("http://x/y")), null)));
  }

  private String with(Consumer<JwtClaims> change) {
    JwtClaims claims = claims();
    change.accept(claims);
    return signed(claims, jws -> {}, null);
  }

  private static void times(JwtClaims claims, long issuedIn, long endsIn) {
    long now = Instant.now().getEpochSecond();
    claims.setIssuedAt(NumericDate.fromSeconds(now + issuedIn));
    claims.setExpirationTime(NumericDate.fromSeconds(now + endsIn));
  }

  private JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("court:410800");
    claims.setStringClaim("aud", "fund:410800");
    times(claims, 0, 120);
    claims.setJwtId(UUID.randomUUID().toString());
    claims.setStringClaim("digest", digest(body));
    claims.setStringClaim("htm", "POST");
    claims.setStringClaim("htu", target);
    return claims;
  }

  private static String digest(byte[] bytes) {
    return Digests.contentDigest(bytes);
  }

  private String signed(JwtClaims claims, Consumer<JsonWebSignature> change, PrivateKey with) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("ES256");
    jws.setKeyIdHeaderValue(key.kid());
    jws.setHeader("typ", "chakong+jwt");
    jws.setPayload(claims.toJson());
    jws.setKey(with == null ? key.privateKey() : with);
    change.accept(jws);
    return compact(jws);
  }

  /** The old trick: the public key as the secret of a symmetric algorithm. */
  private String hmac() {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("HS256");
    jws.setKeyIdHeaderValue(key.kid());
    jws.setHeader("typ", "chakong+jwt");
    jws.setPayload(claims().toJson());
    jws.setKey(new HmacKey(key.publicKey().getEncoded()));
    return compact(jws);
  }

  private static PrivateKey otherKey() {
    return SigningKey.generate().privateKey();
  }

  private static String compact(JsonWebSignature jws) {
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
