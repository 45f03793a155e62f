package org.chakong.contracts.message;

/**
 * Why a message token was refused (拒收原因). The cases down to {@link #BAD_SIGNATURE} are found before
 * any claim is read.
 */
public enum Refusal {
  /** There was no token. */
  MISSING_TOKEN,
  /**
   * Not a compact JWS of at most 8 KiB in canonical base64url and strict JSON, or a claim of the
   * wrong form.
   */
  MALFORMED,
  /** {@code typ} is not {@code chakong+jwt}. */
  WRONG_TYPE,
  /** There is a {@code crit} header; we know no extension that could be critical. */
  CRITICAL_HEADER,
  /** {@code alg} is not ES256, the algorithm of every key on the channel. */
  WRONG_ALGORITHM,
  /** {@code kid} names no key we accept. */
  UNKNOWN_KEY,
  /** The signature is not one of that key over these bytes. */
  BAD_SIGNATURE,
  /** {@code iss} is not the party that owns the key. */
  ISSUER_NOT_KEY_OWNER,
  /** A claim every token of its kind must carry is absent or null. */
  CLAIM_MISSING,
  /** {@code aud} is not this party as a single string. */
  AUDIENCE,
  /** {@code htm} is not the method of the request. */
  METHOD,
  /** {@code htu} is not the path and query of the request. */
  TARGET,
  /** {@code digest} is not that of the body. */
  DIGEST,
  /** {@code exp} has come. */
  EXPIRED,
  /** {@code exp} is more than 300 s after {@code iat}. */
  LIFETIME_TOO_LONG,
  /** {@code iat} is more than 60 s ahead. */
  ISSUED_IN_FUTURE,
  /**
   * A response of another party, to another request or to none, or signed for another HTTP status.
   */
  RESPONSE_MISMATCH
}
