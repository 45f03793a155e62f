package org.chakong.gateway.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.FundReconciliationApi;
import org.chakong.contracts.api.HeldDay;
import org.chakong.contracts.api.HeldDays;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciledRequests;
import org.chakong.contracts.api.ReconciliationDigest;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.jboss.logging.Logger;

/** The calls on a fund centre that concern the daily reconciliation; nothing unverified counts. */
@ApplicationScoped
class AskReconciliation {

  private static final Logger LOG = Logger.getLogger(AskReconciliation.class);
  private static final String PATH = "/channel/v1/reconciliations/";
  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final FundLine line;

  AskReconciliation(FundLine line) {
    this.line = line;
  }

  /** The centre's digest of a day. */
  Optional<ReconciliationDigest> digest(Peer centre, LocalDate day) {
    return read(line.exchange(
            FundReconciliationApi.class,
            centre,
            Outgoing.get(PATH + day),
            (fund, authorization) -> fund.digest(authorization, day.toString())))
        .filter(digest -> day.equals(digest.date()) && digest.totals() != null);
  }

  /** What is held at the centre; empty too where its version does not tell. */
  Optional<List<HeldDay>> held(Peer centre) {
    return read(line.exchange(
            FundReconciliationApi.class,
            centre,
            Outgoing.get("/channel/v1/held-days"),
            FundReconciliationApi::held))
        .map(HeldDays::days);
  }

  /** All requests of one bucket at the centre; empty when not all of them came. */
  Optional<List<ReconciledRequest>> bucket(Peer centre, LocalDate day, int bucket) {
    List<ReconciledRequest> all = new ArrayList<>();
    String after = null;
    do {
      Optional<ReconciledRequests> page = page(centre, day, bucket, after);
      if (page.isEmpty() || !goesOn(after, page.get().next())) {
        return Optional.empty();
      }
      all.addAll(page.get().items());
      after = page.get().next();
    } while (after != null);
    return Optional.of(all);
  }

  /** A centre that pages in circles would never let us end. */
  private static boolean goesOn(String after, String next) {
    return next == null || after == null || next.compareTo(after) > 0;
  }

  private Optional<ReconciledRequests> page(Peer centre, LocalDate day, int bucket, String after) {
    String query = "/requests?bucket=" + bucket + (after == null ? "" : "&cursor=" + after);
    return read(
        line.exchange(
            FundReconciliationApi.class,
            centre,
            Outgoing.get(PATH + day + query),
            (fund, authorization) -> fund.requests(authorization, day.toString(), bucket, after)));
  }

  /** Tells the centre what was found; false when it did not take it. */
  boolean tell(Peer centre, ReconciliationResult result) {
    SignedBody<ReconciliationResult> body = SignedBody.of(result, JSON);
    String day = result.date().toString();
    boolean taken =
        line.exchange(
                FundReconciliationApi.class,
                centre,
                Outgoing.post(PATH + day, body.bytes()),
                (fund, authorization) -> fund.result(authorization, day, body))
            .filter(Exchange::accepted)
            .isPresent();
    if (!taken) {
      LOG.warnf("%s did not take the reconciliation of %s", centre.party(), day);
    }
    return taken;
  }

  private static <T> Optional<T> read(Optional<Exchange<T>> exchange) {
    if (exchange.filter(Exchange::accepted).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(exchange.get().response().value());
    } catch (IOException e) {
      // not chained: the reader's words may quote the message
      return Optional.empty();
    }
  }
}
