package org.chakong.contracts.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks the tokens of messages that were kept (留存报文), however long ago they were said: all that
 * {@link MessageVerifier} checks except the time, which was checked at the door.
 */
public final class KeptTokens {

  private final PeerKeys keys;

  /**
   * @param keys of all parties that speak in the kept messages
   */
  public KeptTokens(PeerKeys keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /**
   * What the token of a message must say of it.
   *
   * @param jti of the request, on its response too
   * @param target path and query; the token may have the path of the receiver's root before it
   * @param status of a response, null on a request
   * @param digest as {@link Digests#contentDigest}
   */
  public record Said(
      PartyId from,
      PartyId to,
      String jti,
      String method,
      String target,
      Integer status,
      String digest) {}

  /** Why the token does not prove the message, or empty when it does. */
  public Optional<Refusal> refusal(String token, Said said) {
    Optional<CompactToken> parsed = CompactToken.parse(token);
    if (parsed.isEmpty()) {
      return Optional.of(Refusal.MALFORMED);
    }
    Optional<Refusal> header = parsed.get().headerRefusal();
    if (header.isPresent()) {
      return header;
    }
    Optional<PeerKey> key = keys.byKid(parsed.get().kid());
    if (key.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_KEY);
    }
    if (!parsed.get().isSignedBy(key.get())) {
      return Optional.of(Refusal.BAD_SIGNATURE);
    }
    if (!key.get().owner().equals(said.from())) {
      return Optional.of(Refusal.ISSUER_NOT_KEY_OWNER);
    }
    return parsed
        .get()
        .claims()
        .map(claims -> judge(claims, said))
        .orElse(Optional.of(Refusal.MALFORMED));
  }

  /** The key id that a token names, empty text when it is no token. */
  public static String kid(String token) {
    return CompactToken.parse(token).map(CompactToken::kid).orElse("");
  }

  private static Optional<Refusal> judge(Claims claims, Said said) {
    return firstOf(
        List.of(
            () -> claims.textDiffers("iss", said.from().value(), Refusal.ISSUER_NOT_KEY_OWNER),
            () -> claims.textDiffers("aud", said.to().value(), Refusal.AUDIENCE),
            () -> claims.textDiffers("digest", said.digest(), Refusal.DIGEST),
            () -> said.status() == null ? request(claims, said) : response(claims, said)));
  }

  private static Optional<Refusal> request(Claims claims, Said said) {
    return firstOf(
        List.of(
            () -> claims.textDiffers("jti", said.jti(), Refusal.RESPONSE_MISMATCH),
            () -> claims.textDiffers("htm", said.method(), Refusal.METHOD),
            () -> claims.textEndsOtherwise("htu", said.target(), Refusal.TARGET)));
  }

  private static Optional<Refusal> response(Claims claims, Said said) {
    return firstOf(
        List.of(
            () -> claims.textDiffers("rid", said.jti(), Refusal.RESPONSE_MISMATCH),
            () -> claims.statusDiffers(said.status())));
  }

  private static Optional<Refusal> firstOf(List<Supplier<Optional<Refusal>>> rules) {
    return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }
}
