package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.fund.measure.Order;

/** Makes of a stored or a filed request what the rules and measures look at. */
@ApplicationScoped
class Orders {

  private final Papers papers;
  private final Clock clock;

  Orders(Papers papers, Clock clock) {
    this.papers = papers;
    this.clock = clock;
  }

  Order of(RequestRow row) {
    AssistanceRequest request = row.request();
    return new Order(
        request,
        row.channel(),
        row.sequence(),
        row.personKey(),
        row.receivedAt(),
        papers.atHand(request, row.sender()));
  }

  /** As if it were received now; it has no place in any queue. */
  Order asIfReceived(Filing filing) {
    return new Order(
        filing.request(),
        filing.channel(),
        0,
        filing.personKey(),
        clock.instant(),
        papers.atHand(filing.request(), filing.sender()));
  }
}
