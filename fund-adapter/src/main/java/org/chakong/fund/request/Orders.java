package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.fund.measure.Order;
import org.chakong.runtime.registry.Registries;

/** Makes of a stored or a filed request what the rules and measures look at. */
@ApplicationScoped
class Orders {

  private final Papers papers;
  private final PaperSeals seals;
  private final Registries registries;
  private final Clock clock;

  Orders(Papers papers, PaperSeals seals, Registries registries, Clock clock) {
    this.registries = registries;
    this.papers = papers;
    this.seals = seals;
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
        row.registryRevision(),
        seals(request, row.sender(), row.receivedAt()),
        false,
        row.servedAt().isPresent());
  }

  /** As if it were received now, or when it was served; it has no place in any queue. */
  Order asIfReceived(Filing filing) {
    Instant now = filing.servedAt() == null ? clock.instant() : filing.servedAt();
    return new Order(
        filing.request(),
        filing.channel(),
        0,
        filing.personKey(),
        now,
        registries.revision(),
        seals(filing.request(), filing.sender(), now),
        false,
        filing.servedAt() != null);
  }

  private Map<String, SealState> seals(AssistanceRequest request, String sender, Instant received) {
    return seals.of(papers.atHand(request, sender), received);
  }
}
