package org.chakong.fund.counter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.Receipt;
import org.chakong.fund.request.ReceiveRequest;
import org.chakong.fund.request.WithdrawRequest;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;

/**
 * Stores a paper request. It may take the place of an online one that was not answered in time
 * (焦中法〔2024〕 第八条): that one is closed with it, or barred if it comes late, so that nothing happens
 * twice.
 */
@ApplicationScoped
class TakeIn {

  private final PeerDirectory peers;
  private final ReceiveRequest receive;
  private final WithdrawRequest withdraw;
  private final Event<OnlineReplaced> replaced;

  TakeIn(
      PeerDirectory peers,
      ReceiveRequest receive,
      WithdrawRequest withdraw,
      Event<OnlineReplaced> replaced) {
    this.peers = peers;
    this.receive = receive;
    this.withdraw = withdraw;
    this.replaced = replaced;
  }

  @Transactional
  Receipt store(Filing filing) {
    Receipt receipt = receive.receive(filing);
    if (receipt instanceof Receipt.Stored) {
      closeOnline(filing.request());
    }
    return receipt;
  }

  private void closeOnline(AssistanceRequest request) {
    String court = request.courtCase().holder();
    Optional<Peer> gateway = peers.byCourt(court);
    if (request.replaces() == null || gateway.isEmpty()) {
      return;
    }
    String sender = gateway.get().party().value();
    WithdrawRequest.Result result =
        withdraw.end(request.replaces(), sender, court, RequestStatus.OFFLINE, true);
    if (result instanceof WithdrawRequest.Result.Ended) {
      replaced.fire(new OnlineReplaced(sender, court, request.replaces(), request.requestNo()));
    }
  }
}
