package org.chakong.fund.channel;

import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.request.OwnCentre;
import org.chakong.runtime.channel.ChannelContext;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.channel.SecurityLog;
import org.chakong.runtime.web.ProblemException;

/** For which courts the sender of the message at hand may speak, and to whom. */
@ApplicationScoped
class Courts {

  private final ChannelContext context;
  private final PeerDirectory peers;
  private final OwnCentre centre;

  Courts(ChannelContext context, PeerDirectory peers, OwnCentre centre) {
    this.context = context;
    this.peers = peers;
    this.centre = centre;
  }

  /** The party that signed. */
  String sender() {
    return context.sender().party().value();
  }

  /** Of the signed message at hand. */
  String messageId() {
    return context.sender().jti();
  }

  /**
   * @throws ProblemException 403 when the sender may not speak for the court
   */
  void require(String court) {
    boolean may =
        peers
            .byParty(context.sender().party())
            .map(Peer::courts)
            .filter(courts -> court != null && courts.contains(court))
            .isPresent();
    if (!may) {
      SecurityLog.event("MESSAGE_REFUSED", ReasonCode.SENDER_MISMATCH, sender());
      throw ProblemException.of(ProblemCode.FORBIDDEN.status(), ReasonCode.SENDER_MISMATCH);
    }
  }

  /**
   * @throws ProblemException 403 when another fund centre is meant
   */
  void requireOwnCentre(String fundCentre) {
    if (!centre.is(fundCentre)) {
      throw ProblemException.of(ProblemCode.FORBIDDEN.status(), ReasonCode.OUT_OF_SCOPE);
    }
  }
}
