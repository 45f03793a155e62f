package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chakong.contracts.request.RequestStatus;

/**
 * What was said about one request.
 *
 * @param filed the gateway's message that filed it
 * @param answered the fund centre's last word about it, a {@code TrackedRequest}; null when none is
 *     kept
 * @param ended {@code WITHDRAWN} or {@code OFFLINE} when the court ended it; only a gateway says so
 * @param letters questions of the centre and replies of the court, in their order; none from a peer
 *     of an older version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoredExchange(
    String requestNo,
    SaidMessage filed,
    SaidMessage answered,
    RequestStatus ended,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SaidMessage> letters) {

  public RestoredExchange {
    letters = letters == null ? List.of() : List.copyOf(letters);
  }

  /**
   * A message as it was said.
   *
   * @param jti of the request, on its response too
   * @param status of a response, null on a request
   * @param token its message token; long expired, the signature still proves who said it
   * @param body the exact bytes, as base64
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SaidMessage(
      String jti, String method, String target, Integer status, String token, String body) {}
}
