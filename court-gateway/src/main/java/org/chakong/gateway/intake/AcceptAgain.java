package org.chakong.gateway.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.gateway.request.MessageRef;
import org.chakong.gateway.request.RequestBook;

/** Stores a request that was accepted before and lost with a database; its fund centre has it. */
@Singleton
public class AcceptAgain {

  private static final String ACTOR = "restored";

  private final RequestBook book;

  AcceptAgain(RequestBook book) {
    this.book = book;
  }

  /**
   * @param at legal time of the centre's receipt: acceptance was a moment before
   * @param sent the message that the fund centre has it by
   */
  public void accept(AssistanceRequest request, Instant at, MessageRef sent) {
    book.acceptAgain(request, Fingerprint.of(request), ACTOR, at, sent);
  }
}
