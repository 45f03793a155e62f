package org.chakong.runtime.channel;

import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.message.Verification;

/**
 * A request that was answered.
 *
 * @param token the request's message token, {@code jti} its id
 * @param response the answer's body, of that type only where {@link #accepted()}; an error's bytes
 *     are a problem document
 * @param receipt the answer's message token, null when there was none
 * @param verification of the answer: nothing in it counts unless it verified
 */
public record Exchange<T>(
    Outgoing request,
    String token,
    String jti,
    int status,
    SignedBody<T> response,
    String receipt,
    Verification verification) {

  private static final int OK = 200;
  private static final int REDIRECTION = 300;

  /** The exact bytes of the answer. */
  public byte[] responseBytes() {
    return response.bytes();
  }

  public boolean verified() {
    return verification instanceof Verification.Verified;
  }

  /** Whether the peer itself said that it took the request. */
  public boolean accepted() {
    return verified() && status >= OK && status < REDIRECTION;
  }

  /** Whether the peer itself said no with this status. */
  public boolean refusedWith(int expected) {
    return verified() && status == expected;
  }
}
