package org.chakong.runtime.channel;

import org.chakong.contracts.message.PartyId;

/**
 * A signed message as it was said or heard.
 *
 * @param jti of the request, on its response too
 * @param target path and query of the request
 * @param status of a response, null on a request
 * @param token the message token in compact form
 * @param body the exact bytes that the token's digest covers
 */
public record Message(
    Direction direction,
    PartyId peer,
    String jti,
    String method,
    String target,
    Integer status,
    String token,
    byte[] body) {

  /** Seen from this party. */
  public enum Direction {
    IN,
    OUT
  }

  /** Papers are kept where they are filed, under their digest; their bytes are not kept twice. */
  boolean carriesPaper() {
    return status == null && target.startsWith(ChannelPaths.DOCUMENTS);
  }
}
