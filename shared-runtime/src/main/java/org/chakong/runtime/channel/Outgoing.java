package org.chakong.runtime.channel;

import java.util.function.Consumer;

/**
 * A request to be signed.
 *
 * @param target path and query as they will stand on the request line, from the peer's root
 * @param body the exact bytes; an empty array for none
 * @param noting is told the message's id in the transaction that keeps it, before it is sent
 */
public record Outgoing(String method, String target, byte[] body, Consumer<String> noting) {

  private static Outgoing of(String method, String target, byte[] body) {
    return new Outgoing(method, target, body, jti -> {});
  }

  public static Outgoing get(String target) {
    return of("GET", target, new byte[0]);
  }

  public static Outgoing post(String target, byte[] body) {
    return of("POST", target, body);
  }

  public static Outgoing put(String target, byte[] body) {
    return of("PUT", target, body);
  }

  /** The same, noted by the sender: an answer may never come although the peer took it. */
  public Outgoing noting(Consumer<String> sender) {
    return new Outgoing(method, target, body, sender);
  }
}
