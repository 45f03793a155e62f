package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.CounterResult;
import org.chakong.contracts.request.CounterResult.Word;
import org.chakong.contracts.request.RequestStatus;

/**
 * What the window did about requests (焦中法〔2024〕 第八条). The court may record it by hand; the fund
 * centre's signed notice is what counts once it is there.
 */
@ApplicationScoped
public class CounterBook {

  private final RequestRows rows;
  private final CounterWords words;
  private final RequestEvents events;
  private final Event<RequestChanged> changed;

  CounterBook(
      RequestRows rows, CounterWords words, RequestEvents events, Event<RequestChanged> changed) {
    this.rows = rows;
    this.words = words;
    this.events = events;
    this.changed = changed;
  }

  /** What became of the court's word. */
  public enum Recorded {
    /** Written down now. */
    RECORDED,
    /** The same was written down before. */
    REPEATED,
    /** Something else was written down before, or signed by the centre. */
    CONTRADICTED,
    /** The online request is still open; close it first. */
    OPEN,
    /** The online request has ended otherwise. */
    TOO_LATE
  }

  /**
   * Closes an online request here, whatever the fund centre has of it.
   *
   * @return false when it is not open any more
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean close(String requestNo, String actor) {
    RequestRow row = held(requestNo);
    return switch (row.status) {
      case ACCEPTED, SENT, IN_REVIEW -> {
        events.write(
            requestNo,
            RequestEvent.OFFLINE,
            row.status,
            RequestStatus.OFFLINE,
            actor,
            "before the fund centre has confirmed it");
        row.status = RequestStatus.OFFLINE;
        row.lease = null;
        row.leaseUntil = null;
        changed.fire(new RequestChanged(requestNo));
        yield true;
      }
      case EXECUTING, ANSWERED, WITHDRAWN, OFFLINE -> false;
    };
  }

  /** Writes down what the court says that the window did. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Recorded courtSays(String requestNo, CounterResult said, String actor) {
    RequestRow row = held(requestNo);
    CounterResult own = legal(said);
    Optional<CounterResult> before = words.find(requestNo, Word.COURT);
    if (before.isPresent()) {
      return before.get().equals(own) ? Recorded.REPEATED : Recorded.CONTRADICTED;
    }
    Optional<CounterResult> centre = words.find(requestNo, Word.FUND_CENTRE);
    return switch (row.status) {
      case ACCEPTED, SENT, IN_REVIEW -> Recorded.OPEN;
      case EXECUTING, ANSWERED, WITHDRAWN -> Recorded.TOO_LATE;
      case OFFLINE -> {
        if (centre.filter(told -> differ(own, told)).isPresent()) {
          yield Recorded.CONTRADICTED;
        }
        words.write(requestNo, own, actor, null);
        show(row, Optional.of(own), centre);
        events.note(requestNo, RequestEvent.OFFLINE_RESULT, actor, own.verdict().name());
        yield Recorded.RECORDED;
      }
    };
  }

  /** Takes the fund centre's signed word; one without a verdict never displaces one that has it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void centreSays(String requestNo, CounterResult told, MessageRef message) {
    RequestRow row = held(requestNo);
    Optional<CounterResult> before = words.find(requestNo, Word.FUND_CENTRE);
    if (before.filter(known -> known.verdict() != null && told.verdict() == null).isPresent()) {
      return;
    }
    CounterResult centre = legal(told);
    Optional<CounterResult> own = words.find(requestNo, Word.COURT);
    words.write(requestNo, centre, message.peer(), message.jti());
    show(row, own, Optional.of(centre));
    if (own.filter(said -> differ(said, centre)).isPresent()) {
      events.note(requestNo, RequestEvent.COUNTER_RESULT_DIFFERS, message.peer(), null);
    }
  }

  private void show(RequestRow row, Optional<CounterResult> own, Optional<CounterResult> centre) {
    row.counterResult = RequestJson.write(shown(own, centre));
    changed.fire(new RequestChanged(row.requestNo));
  }

  /** The centre's word as soon as it says what came of it; its link at once. */
  static CounterResult shown(Optional<CounterResult> own, Optional<CounterResult> centre) {
    if (own.isEmpty() || centre.filter(told -> told.verdict() != null).isPresent()) {
      return centre.orElseThrow();
    }
    CounterResult said = own.get();
    String counterRequestNo =
        centre.map(CounterResult::counterRequestNo).orElse(said.counterRequestNo());
    return new CounterResult(
        Word.COURT, said.verdict(), said.at(), counterRequestNo, said.freeze(), said.deduction());
  }

  /** Whether the two cannot both be true. */
  static boolean differ(CounterResult one, CounterResult other) {
    return unlike(one.verdict(), other.verdict())
        || unlike(one.counterRequestNo(), other.counterRequestNo())
        || unlike(freezeNo(one), freezeNo(other))
        || unlike(deductionNo(one), deductionNo(other));
  }

  private static boolean unlike(Object one, Object other) {
    return one != null && other != null && !Objects.equals(one, other);
  }

  private static String freezeNo(CounterResult result) {
    return result.freeze() == null ? null : result.freeze().freezeNo();
  }

  private static String deductionNo(CounterResult result) {
    return result.deduction() == null ? null : result.deduction().deductionNo();
  }

  /** The same instant in another offset is the same word. */
  private static CounterResult legal(CounterResult result) {
    OffsetDateTime at = result.at().atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime();
    return new CounterResult(
        result.word(),
        result.verdict(),
        at,
        result.counterRequestNo(),
        result.freeze(),
        result.deduction());
  }

  private RequestRow held(String requestNo) {
    return rows.hold(requestNo)
        .orElseThrow(() -> new IllegalStateException("request " + requestNo + " is not stored"));
  }
}
