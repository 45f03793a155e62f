package org.chakong.contracts.message;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chakong.contracts.message.Verification.Refused;
import org.chakong.contracts.message.Verification.Verified;

/**
 * Verifies message tokens addressed to this party, as the contract's Channel API says. Checked in
 * this order: shape and header, key, signature, claims; no claim is looked at before the signature
 * has verified.
 *
 * <p>Nothing a peer can send makes it throw. A token is at most 8 KiB; {@code exp} is at most 300 s
 * after {@code iat} and has no leeway, {@code iat} may be 60 s ahead of our clock.
 */
public final class MessageVerifier {

  private final PartyId self;
  private final PeerKeys keys;
  private final Clock clock;

  /**
   * @param clock real time, never the legal clock
   */
  public MessageVerifier(PartyId self, PeerKeys keys, Clock clock) {
    this.self = Objects.requireNonNull(self, "self");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * @param token what followed {@code Bearer}; null or blank when there was none
   * @param pathAndQuery as it stood on the request line, undecoded
   * @param body the exact bytes received; an empty array when there were none
   */
  public Verification verifyRequest(String token, String method, String pathAndQuery, byte[] body) {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(pathAndQuery, "pathAndQuery");
    Objects.requireNonNull(body, "body");
    return verify(token, claims -> requestRefusal(claims, method, pathAndQuery, body));
  }

  /**
   * All of {@link #verifyRequest} that can be said before the body is there. Only the whole says
   * who sent what.
   *
   * @param token what followed {@code Bearer}; null or blank when there was none
   * @param pathAndQuery as it stood on the request line, undecoded
   */
  public Verification verifyHead(String token, String method, String pathAndQuery) {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(pathAndQuery, "pathAndQuery");
    return verify(token, claims -> headRefusal(claims, method, pathAndQuery));
  }

  /**
   * @param token the {@code Chakong-Receipt} header; null or blank when there was none
   * @param expectedIssuer the party the request went to
   * @param expectedRid the {@code jti} of the request; a response without {@code rid} is never
   *     taken for its answer
   * @param body the exact bytes received; an empty array when there were none
   */
  public Verification verifyResponse(
      String token, PartyId expectedIssuer, String expectedRid, int httpStatus, byte[] body) {
    Objects.requireNonNull(expectedIssuer, "expectedIssuer");
    Objects.requireNonNull(expectedRid, "expectedRid");
    Objects.requireNonNull(body, "body");
    return verify(
        token, claims -> responseRefusal(claims, expectedIssuer, expectedRid, httpStatus, body));
  }

  private Verification verify(String token, Function<Claims, Optional<Refusal>> rules) {
    if (token == null || token.isBlank()) {
      return unverified(Refusal.MISSING_TOKEN);
    }
    Optional<CompactToken> parsed = CompactToken.parse(token);
    if (parsed.isEmpty()) {
      return unverified(Refusal.MALFORMED);
    }
    CompactToken compact = parsed.get();
    Optional<Refusal> header = compact.headerRefusal();
    if (header.isPresent()) {
      return unverified(header.get());
    }
    Optional<PeerKey> key = keys.byKid(compact.kid());
    if (key.isEmpty()) {
      return unverified(Refusal.UNKNOWN_KEY);
    }
    if (!compact.isSignedBy(key.get())) {
      return unverified(Refusal.BAD_SIGNATURE);
    }
    return compact
        .claims()
        .map(claims -> judge(claims, key.get(), rules))
        .orElse(anonymous(Refusal.MALFORMED));
  }

  private static Verification judge(
      Claims claims, PeerKey key, Function<Claims, Optional<Refusal>> rules) {
    Optional<Refusal> foreign =
        firstOf(
            List.of(
                () -> claims.missing("iss"),
                () ->
                    claims.textDiffers("iss", key.owner().value(), Refusal.ISSUER_NOT_KEY_OWNER)));
    if (foreign.isPresent()) {
      return anonymous(foreign.get());
    }
    String jti = claims.jti().orElse(null);
    Optional<Refusal> refusal = rules.apply(claims);
    return refusal.isPresent()
        ? new Refused(refusal.get(), true, key.owner(), jti)
        : new Verified(key.owner(), key.kid(), jti, claims.issuedAt(), claims.expiresAt());
  }

  private Optional<Refusal> requestRefusal(
      Claims claims, String method, String pathAndQuery, byte[] body) {
    return headRefusal(claims, method, pathAndQuery)
        .or(() -> claims.textDiffers("digest", Digests.contentDigest(body), Refusal.DIGEST));
  }

  private Optional<Refusal> headRefusal(Claims claims, String method, String pathAndQuery) {
    return firstOf(
        List.of(
            () -> claims.missing("aud", "iat", "exp", "jti", "digest", "htm", "htu"),
            claims::malformed,
            () -> claims.textDiffers("aud", self.value(), Refusal.AUDIENCE),
            () -> claims.outOfTime(clock.instant()),
            () -> claims.textDiffers("htm", method, Refusal.METHOD),
            () -> claims.textDiffers("htu", pathAndQuery, Refusal.TARGET)));
  }

  private Optional<Refusal> responseRefusal(
      Claims claims, PartyId expectedIssuer, String expectedRid, int httpStatus, byte[] body) {
    return firstOf(
        List.of(
            () -> claims.textDiffers("iss", expectedIssuer.value(), Refusal.RESPONSE_MISMATCH),
            // Before what is missing: an answer to a token that did not verify rightly carries
            // neither rid nor aud.
            () -> claims.textDiffers("rid", expectedRid, Refusal.RESPONSE_MISMATCH),
            () -> claims.missing("aud", "iat", "exp", "jti", "digest", "status"),
            claims::malformed,
            () -> claims.textDiffers("aud", self.value(), Refusal.AUDIENCE),
            () -> claims.outOfTime(clock.instant()),
            () -> claims.statusDiffers(httpStatus),
            () -> claims.textDiffers("digest", Digests.contentDigest(body), Refusal.DIGEST)));
  }

  private static Optional<Refusal> firstOf(List<Supplier<Optional<Refusal>>> rules) {
    return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private static Refused unverified(Refusal reason) {
    return new Refused(reason, false, null, null);
  }

  private static Refused anonymous(Refusal reason) {
    return new Refused(reason, true, null, null);
  }
}
