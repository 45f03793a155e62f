package org.chakong.fund.channel;

import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.RequestChanged;
import org.chakong.runtime.channel.TestPeer;

/** An answer that a gateway is to be told of. */
final class AnsweredRequest {

  private AnsweredRequest() {}

  static RequestChanged of(TestPeer peer, String requestNo) {
    TrackedRequest answered =
        new TrackedRequest(
            requestNo,
            "410800",
            null,
            null,
            null,
            null,
            null,
            null,
            Gateway.COURT,
            Channel.ONLINE,
            RequestStatus.ANSWERED,
            null,
            null,
            null,
            null,
            2,
            null);
    return new RequestChanged(peer.party().value(), answered);
  }
}
