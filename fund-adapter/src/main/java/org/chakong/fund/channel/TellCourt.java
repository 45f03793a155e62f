package org.chakong.fund.channel;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.channel.OutgoingRow.Kind;
import org.chakong.fund.correspondence.QuestionAsked;
import org.chakong.fund.counter.OnlineReplaced;
import org.chakong.fund.freeze.FreezeChanged;
import org.chakong.fund.freeze.FreezesChanged;
import org.chakong.fund.freeze.Holder;
import org.chakong.fund.request.AnswerDelayed;
import org.chakong.fund.request.CounterDecided;
import org.chakong.fund.request.RequestChanged;
import org.chakong.fund.request.StoredJson;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.TaskScheduler;
import org.chakong.runtime.trace.Traces;

/**
 * Writes down what courts have to be told, in the transaction that makes it true, with the task
 * that delivers it. The first attempt is made right after the commit.
 */
@ApplicationScoped
class TellCourt {

  private final OutgoingStore outgoing;
  private final PeerDirectory peers;
  private final NoticePace pace;
  private final SchedulerClient tasks;
  private final TaskScheduler scheduler;
  private final TransactionSynchronizationRegistry transaction;
  private final Traces traces;
  private final Clock legal;
  private final Clock real;

  TellCourt(
      OutgoingStore outgoing,
      PeerDirectory peers,
      NoticePace pace,
      SchedulerClient tasks,
      TaskScheduler scheduler,
      TransactionSynchronizationRegistry transaction,
      Traces traces,
      Clock legal,
      @RealTime Clock real) {
    this.outgoing = outgoing;
    this.peers = peers;
    this.pace = pace;
    this.tasks = tasks;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.traces = traces;
    this.legal = legal;
    this.real = real;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void answer(@Observes RequestChanged changed) {
    tell(
        row(
            changed.sender(),
            Kind.ANSWER,
            UUID.randomUUID(),
            changed.now().requestNo(),
            changed.now().revision(),
            changed.now()));
  }

  /** A court without a gateway is told at the window. */
  @Transactional(Transactional.TxType.MANDATORY)
  void freezes(@Observes FreezesChanged changed) {
    tell(
        changed.all().stream()
            .filter(one -> one.cause() != FreezeChanged.Cause.PLACED)
            .flatMap(one ->
                peers.byCourt(one.court()).stream()
                    .map(gateway -> notice(gateway.party().value(), noticeOf(one))))
            .toList());
  }

  private Notice noticeOf(FreezeChanged changed) {
    return new Notice(
        UUID.randomUUID().toString(),
        changed.cause() == FreezeChanged.Cause.EXPIRED
            ? Notice.Kind.FREEZE_EXPIRED
            : Notice.Kind.FREEZE_CHANGED,
        changed.requestNo(),
        changed.court(),
        legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime(),
        NoticeTexts.of(changed),
        changed.now(),
        passedTo(changed.passedTo()));
  }

  private static Notice.NewHolder passedTo(Holder holder) {
    return holder == null
        ? null
        : new Notice.NewHolder(holder.court(), holder.caseNumber(), holder.requestNo());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void counter(@Observes OnlineReplaced replaced) {
    tell(
        notice(
            replaced.sender(),
            new Notice(
                UUID.randomUUID().toString(),
                Notice.Kind.COUNTER_RESULT,
                replaced.requestNo(),
                replaced.court(),
                legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime(),
                "已在柜台收件，柜台请求编号 " + replaced.counterRequestNo(),
                null,
                replaced.counterRequestNo(),
                null,
                null)));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void counterDecided(@Observes CounterDecided decided) {
    peers
        .byCourt(decided.court())
        .ifPresent(gateway -> tell(notice(gateway.party().value(), counterResult(decided))));
  }

  private Notice counterResult(CounterDecided decided) {
    return new Notice(
        UUID.randomUUID().toString(),
        Notice.Kind.COUNTER_RESULT,
        decided.requestNo(),
        decided.court(),
        legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime(),
        "已在柜台办结，柜台请求编号 " + decided.counterRequestNo(),
        decided.answer().freeze(),
        decided.counterRequestNo(),
        decided.answer().verdict(),
        decided.answer().deduction());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void delay(@Observes AnswerDelayed delayed) {
    tell(
        notice(
            delayed.sender(),
            new Notice(
                UUID.randomUUID().toString(),
                Notice.Kind.DELAY,
                delayed.requestNo(),
                delayed.court(),
                legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime(),
                NoticeTexts.delay(delayed.status(), delayed.reason()),
                null)));
  }

  /** Not before the question before it: a court reads them in their order. */
  @Transactional(Transactional.TxType.MANDATORY)
  void question(@Observes QuestionAsked asked) {
    Notice notice =
        new Notice(
            asked.questionId().toString(),
            asked.requestNo(),
            asked.court(),
            asked.at().atZone(LegalZone.ZONE).toOffsetDateTime(),
            new Notice.AskedQuestion(asked.number(), asked.text()));
    tell(
        row(asked.sender(), Kind.QUESTION, asked.questionId(), asked.requestNo(), null, notice)
            .after(asked.before()));
  }

  private OutgoingRow notice(String peer, Notice notice) {
    return row(
        peer, Kind.NOTICE, UUID.fromString(notice.noticeId()), notice.requestNo(), null, notice);
  }

  private OutgoingRow row(
      String peer, Kind kind, UUID id, String requestNo, Integer revision, Object body) {
    return new OutgoingRow(
        id,
        peer,
        kind,
        requestNo,
        revision,
        StoredJson.write(body),
        real.instant(),
        traces.current());
  }

  private void tell(OutgoingRow row) {
    tell(List.of(row));
  }

  private void tell(List<OutgoingRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    outgoing.add(rows);
    Instant now = real.instant();
    tasks.scheduleBatch(rows.stream().map(row -> DeliveryTask.of(row, turn(rows, now))));
    transaction.registerInterposedSynchronization(new WakeAfterCommit());
  }

  /** What is told alone goes at once; many at a time are notices of terms that ended together. */
  private Instant turn(List<OutgoingRow> together, Instant now) {
    return together.size() == 1 ? now : pace.turn(now);
  }

  private final class WakeAfterCommit implements Synchronization {

    @Override
    public void beforeCompletion() {
      // nothing to do before it is true
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        scheduler.wake();
      }
    }
  }
}
