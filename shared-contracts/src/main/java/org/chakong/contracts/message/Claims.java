package org.chakong.contracts.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The claims of a token whose signature has verified, and the single questions asked of them. */
record Claims(ObjectNode json) {

  static final Duration MAX_LIFETIME = Duration.ofSeconds(300);
  static final Duration MAX_CLOCK_LEAD = Duration.ofSeconds(60);

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final long LAST_SECOND_OF_YEAR_9999 = 253_402_300_799L;

  Optional<Refusal> missing(String... names) {
    return refuseIf(
        Stream.of(names).anyMatch(name -> !json.hasNonNull(name)), Refusal.CLAIM_MISSING);
  }

  Optional<Refusal> textDiffers(String name, String expected, Refusal refusal) {
    JsonNode claim = json.path(name);
    return refuseIf(!claim.isTextual() || !claim.textValue().equals(expected), refusal);
  }

  Optional<Refusal> textEndsOtherwise(String name, String expected, Refusal refusal) {
    JsonNode claim = json.path(name);
    return refuseIf(!claim.isTextual() || !claim.textValue().endsWith(expected), refusal);
  }

  Optional<Refusal> statusDiffers(int expected) {
    JsonNode status = json.path("status");
    if (!status.isIntegralNumber()) {
      return Optional.of(Refusal.MALFORMED);
    }
    return refuseIf(
        !status.canConvertToInt() || status.intValue() != expected, Refusal.RESPONSE_MISMATCH);
  }

  /**
   * A {@code jti} that is no UUID, an {@code iat} or {@code exp} that is no whole number of
   * seconds.
   */
  Optional<Refusal> malformed() {
    return refuseIf(jti().isEmpty() || !isSeconds("iat") || !isSeconds("exp"), Refusal.MALFORMED);
  }

  /** Assumes {@link #malformed} found nothing. */
  Optional<Refusal> outOfTime(Instant now) {
    if (issuedAt().isAfter(now.plus(MAX_CLOCK_LEAD))) {
      return Optional.of(Refusal.ISSUED_IN_FUTURE);
    }
    if (Duration.between(issuedAt(), expiresAt()).compareTo(MAX_LIFETIME) > 0) {
      return Optional.of(Refusal.LIFETIME_TOO_LONG);
    }
    // A token that ends before it begins was never good.
    return refuseIf(
        !now.isBefore(expiresAt()) || !issuedAt().isBefore(expiresAt()), Refusal.EXPIRED);
  }

  Optional<String> jti() {
    return Optional.ofNullable(json.path("jti").textValue())
        .filter(text -> UUID_FORM.matcher(text).matches());
  }

  Instant issuedAt() {
    return Instant.ofEpochSecond(json.path("iat").longValue());
  }

  Instant expiresAt() {
    return Instant.ofEpochSecond(json.path("exp").longValue());
  }

  private boolean isSeconds(String name) {
    JsonNode claim = json.path(name);
    return claim.isIntegralNumber()
        && claim.canConvertToLong()
        && claim.longValue() >= 0
        && claim.longValue() <= LAST_SECOND_OF_YEAR_9999;
  }

  private static Optional<Refusal> refuseIf(boolean refused, Refusal refusal) {
    return refused ? Optional.of(refusal) : Optional.empty();
  }
}
