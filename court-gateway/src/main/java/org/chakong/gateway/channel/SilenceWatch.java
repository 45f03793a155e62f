package org.chakong.gateway.channel;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.answer.TakeAnswer;
import org.chakong.gateway.request.FundWord;
import org.chakong.gateway.request.QuietRequests;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.trace.Traces;
import org.jboss.logging.Logger;

/**
 * Asks fund centres about requests that nothing was heard of for a while: an answer may be lost.
 */
@ApplicationScoped
public class SilenceWatch {

  private static final Logger LOG = Logger.getLogger(SilenceWatch.class);

  private final QuietRequests quiet;
  private final RequestBook book;
  private final PeerDirectory peers;
  private final AskFund fund;
  private final TakeAnswer answers;
  private final WatchSettings settings;
  private final Traces traces;

  SilenceWatch(
      QuietRequests quiet,
      RequestBook book,
      PeerDirectory peers,
      AskFund fund,
      TakeAnswer answers,
      WatchSettings settings,
      Traces traces) {
    this.quiet = quiet;
    this.book = book;
    this.peers = peers;
    this.fund = fund;
    this.answers = answers;
    this.settings = settings;
    this.traces = traces;
  }

  /** What came of asking. */
  public enum Heard {
    TOLD,
    /** It will not tell. */
    REFUSED,
    /** It is away, or has no room at the moment. */
    NOTHING
  }

  @Produces
  @Singleton
  Task<Void> watching() {
    return Tasks.recurring("ask-after-silence", FixedDelay.of(settings.every()))
        .execute((task, execution) -> look());
  }

  void look() {
    quiet.toAskAbout(settings.askAfter(), settings.atMost()).forEach(this::askAlone);
  }

  /** What goes wrong with one request keeps no other from being asked about. */
  private void askAlone(String requestNo) {
    try {
      book.find(requestNo)
          .ifPresent(request ->
              traces.during(request.step("ask"), request.traceparent(), () -> ask(request)));
    } catch (RuntimeException e) {
      // without its text, which may quote the request
      LOG.errorf("%s cannot be asked about: %s", requestNo, e.getClass().getName());
    }
  }

  /** Asks about one request now; what the centre tells is taken into the books. */
  public Heard ask(StoredRequest request) {
    Optional<Peer> centre = peers.byFundCentre(request.fundCentre());
    if (centre.isEmpty()) {
      return Heard.REFUSED;
    }
    Optional<Exchange<TrackedRequest>> response = fund.state(centre.get(), request.requestNo());
    FundAnswer answer = FundAnswer.of(request.requestNo(), response);
    switch (answer) {
      case FundAnswer.Told told ->
          answers.take(
              request,
              FundWord.of(told.request(), AskFund.evidence(centre.get(), response).orElseThrow()));
      case FundAnswer.Settled settled -> LOG.warnf("%s is refused news", request.requestNo());
      case FundAnswer.Refused refused ->
          LOG.warnf(
              "%s is not known at %s: %d %s",
              request.requestNo(), centre.get().party(), refused.status(), refused.code());
      case FundAnswer.Nothing nothing ->
          LOG.infof("no news of %s: %s", request.requestNo(), nothing.why());
    }
    return heard(answer);
  }

  private static Heard heard(FundAnswer answer) {
    return switch (answer) {
      case FundAnswer.Told told -> Heard.TOLD;
      case FundAnswer.Settled settled -> Heard.REFUSED;
      case FundAnswer.Refused refused -> refused.isForTheMoment() ? Heard.NOTHING : Heard.REFUSED;
      case FundAnswer.Nothing nothing -> Heard.NOTHING;
    };
  }
}
