package org.chakong.gateway.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.gateway.channel.DeliveryTasks;
import org.chakong.gateway.request.MessageRef;
import org.chakong.gateway.request.RequestBook;

/** Stores a request that was accepted before and lost with a database; its fund centre has it. */
@ApplicationScoped
public class AcceptAgain {

  private static final String ACTOR = "restored";

  private final RequestBook book;
  private final DeliveryTasks tasks;

  AcceptAgain(RequestBook book, DeliveryTasks tasks) {
    this.book = book;
    this.tasks = tasks;
  }

  /**
   * With the promise to deliver it, should the centre not say how it stands: the same filing again
   * is answered as before.
   *
   * @param at legal time of the centre's receipt: acceptance was a moment before
   * @param sent the message that the fund centre has it by
   */
  @Transactional
  public void accept(AssistanceRequest request, Instant at, MessageRef sent) {
    if (book.acceptAgain(request, Fingerprint.of(request), ACTOR, at, sent)) {
      tasks.deliver(request.requestNo());
    }
  }
}
