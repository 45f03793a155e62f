package org.chakong.gateway.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.FundRepliesApi;
import org.chakong.contracts.message.SignedBody;
import org.chakong.gateway.correspondence.CourtReplies;
import org.chakong.gateway.correspondence.CourtReplies.Untold;
import org.chakong.gateway.correspondence.ReplyWritten;
import org.chakong.runtime.channel.Exchange;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.AsideTasks;
import org.chakong.runtime.task.Backoff;

/** Brings a court's reply to the fund centre, however long it takes. */
@ApplicationScoped
public class TellReply {

  private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell-reply");
  private static final String REPLIES = "/channel/v1/replies";
  private static final ObjectMapper JSON = ContractJson.tolerant();

  /** Said by the fund centre itself: the court is told. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 409, 422);

  private final CourtReplies replies;
  private final PeerDirectory peers;
  private final FundLine line;
  private final SchedulerClient tasks;
  private final AsideTasks aside;
  private final DeliverySettings settings;
  private final Backoff backoff;
  private final Clock real;

  TellReply(
      CourtReplies replies,
      PeerDirectory peers,
      FundLine line,
      SchedulerClient tasks,
      AsideTasks aside,
      DeliverySettings settings,
      @RealTime Clock real) {
    this.replies = replies;
    this.peers = peers;
    this.line = line;
    this.tasks = tasks;
    this.aside = aside;
    this.settings = settings;
    this.backoff = Backoff.between(settings.firstPause(), settings.longestPause());
    this.real = real;
  }

  /** Stores, with the reply, the promise to bring it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void promise(@Observes ReplyWritten written) {
    tasks.scheduleIfNotExists(
        TELL.instance(written.replyId().toString()).scheduledTo(real.instant()));
  }

  /**
   * Brings once more what a fund centre took and may have lost.
   *
   * @param since real time
   */
  @Transactional
  public void again(String fundCentre, Instant since) {
    replies.untell(fundCentre, since).stream()
        .map(id -> TELL.instance(id.toString()).scheduledTo(real.instant()))
        .forEach(tasks::scheduleIfNotExists);
  }

  @Produces
  @Singleton
  Task<Void> telling() {
    return Tasks.custom(TELL)
        .onFailure(aside.after(backoff))
        .onDeadExecutionRevive()
        .execute((task, execution) -> tell(UUID.fromString(task.getId())).completion(aside, real));
  }

  /**
   * One attempt.
   *
   * @throws IllegalStateException when the fund centre answers with an error of its own; to be
   *     tried again, but not for ever
   */
  private Next tell(UUID id) {
    Optional<Untold> untold = replies.attempt(id);
    if (untold.isEmpty()) {
      return new Next.Done();
    }
    Optional<Peer> centre = peers.byFundCentre(untold.get().fundCentre());
    Optional<Exchange<Taken>> exchange = centre.flatMap(to -> send(to, untold.get().reply()));
    boolean taken = exchange.filter(Exchange::accepted).isPresent();
    if (taken || exchange.filter(TellReply::refusedForGood).isPresent()) {
      replies.ended(id, taken, centre.orElseThrow().party().value());
      return new Next.Done();
    }
    return exchange
        .filter(Exchange::verified)
        .map(verified -> refused(verified.status()))
        .orElseGet(() -> new Next.Again(backoff.pause(untold.get().attempts())));
  }

  /** What may be mended on either side, or end with the fund centre's next release. */
  private Next refused(int status) {
    if (status == FundAnswer.UNAVAILABLE) {
      return new Next.Again(settings.pauseAfterRefusal());
    }
    if (status < FundAnswer.ERROR) {
      return new Next.Refused(status);
    }
    throw new IllegalStateException("the fund centre answers with status " + status);
  }

  private Optional<Exchange<Taken>> send(Peer centre, CourtReply reply) {
    SignedBody<CourtReply> body = SignedBody.of(reply, JSON);
    return line.exchange(
        FundRepliesApi.class,
        centre,
        Outgoing.post(REPLIES, body.bytes()),
        (fund, authorization) -> fund.reply(authorization, body));
  }

  private static boolean refusedForGood(Exchange<?> exchange) {
    return exchange.verified() && FOR_GOOD.contains(exchange.status());
  }
}
