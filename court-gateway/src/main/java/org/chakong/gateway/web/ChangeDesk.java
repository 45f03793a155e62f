package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.chakong.contracts.api.Change;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.WebhookDelivery;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.gateway.change.ChangeCursor;
import org.chakong.gateway.change.ChangeFeed;
import org.chakong.gateway.request.Position;
import org.chakong.gateway.webhook.WebhookLedger;
import org.chakong.runtime.web.ProblemException;

/** What courts are told: the feed for those who come and ask, and what was sent to the others. */
@ApplicationScoped
class ChangeDesk {

  private final ChangeFeed feed;
  private final WebhookLedger webhooks;

  ChangeDesk(ChangeFeed feed, WebhookLedger webhooks) {
    this.feed = feed;
    this.webhooks = webhooks;
  }

  Page<Change> changes(
      Optional<String> onlyCourt, Integer limit, String cursor, Optional<WaitPreference> wait) {
    return feed.page(
        onlyCourt,
        ChangeCursor.page(limit, cursor),
        wait.map(WaitPreference::duration).orElse(Duration.ZERO));
  }

  Page<WebhookDelivery> deliveries(WebhookDelivery.State state, Integer limit, String cursor) {
    return webhooks.page(state, Position.page(limit, cursor));
  }

  /** 404 when there is no such delivery. */
  WebhookDelivery retry(long id) {
    return webhooks.retry(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }
}
