package org.chakong.runtime.channel;

/**
 * A request to be signed.
 *
 * @param target path and query as they will stand on the request line, from the peer's root
 * @param body the exact bytes; an empty array for none
 */
public record Outgoing(String method, String target, byte[] body) {

  public static Outgoing get(String target) {
    return new Outgoing("GET", target, new byte[0]);
  }

  public static Outgoing post(String target, byte[] body) {
    return new Outgoing("POST", target, body);
  }

  public static Outgoing put(String target, byte[] body) {
    return new Outgoing("PUT", target, body);
  }
}
