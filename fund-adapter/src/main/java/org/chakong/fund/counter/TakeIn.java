package org.chakong.fund.counter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
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
  private final TransactionSynchronizationRegistry transaction;
  private final Event<OnlineReplaced> replaced;

  TakeIn(
      PeerDirectory peers,
      ReceiveRequest receive,
      WithdrawRequest withdraw,
      TransactionSynchronizationRegistry transaction,
      Event<OnlineReplaced> replaced) {
    this.peers = peers;
    this.receive = receive;
    this.withdraw = withdraw;
    this.transaction = transaction;
    this.replaced = replaced;
  }

  /** Empty, with nothing stored, when the online request has taken effect already. */
  @Transactional
  Optional<Receipt> store(Filing filing) {
    Receipt receipt = receive.receive(filing);
    if (receipt instanceof Receipt.Stored && !closedOnline(filing.request())) {
      transaction.setRollbackOnly();
      return Optional.empty();
    }
    return Optional.of(receipt);
  }

  private boolean closedOnline(AssistanceRequest request) {
    String court = request.courtCase().holder();
    Optional<Peer> gateway = peers.byCourt(court);
    if (request.replaces() == null || gateway.isEmpty()) {
      return true;
    }
    String sender = gateway.get().party().value();
    WithdrawRequest.Result result =
        withdraw.end(request.replaces(), sender, court, RequestStatus.OFFLINE, true);
    return switch (result) {
      case WithdrawRequest.Result.Ended ended -> {
        replaced.fire(new OnlineReplaced(sender, court, request.replaces(), request.requestNo()));
        yield true;
      }
      case WithdrawRequest.Result.AnsweredBefore answered -> !answered.tookEffect();
      case WithdrawRequest.Result.NotTheirs notTheirs -> true;
    };
  }
}
