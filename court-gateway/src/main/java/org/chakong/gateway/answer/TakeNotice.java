package org.chakong.gateway.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.request.CounterResult;
import org.chakong.gateway.correspondence.Questions;
import org.chakong.gateway.freeze.FreezeNews;
import org.chakong.gateway.request.CounterBook;
import org.chakong.gateway.request.MessageRef;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.gateway.request.RequestFilter;
import org.chakong.gateway.request.StoredRequest;
import org.hibernate.Session;

/** Takes what a fund centre tells without being asked; each notice counts once. */
@ApplicationScoped
class TakeNotice {

  private static final String KEEP =
      """
      INSERT INTO notice (notice_id, fund_centre, kind, request_no, court, at, jti)
      VALUES (:noticeId, :fundCentre, :kind, :requestNo, :court, :at, :jti)
      ON CONFLICT (fund_centre, notice_id) DO NOTHING
      """;

  private final EntityManager database;
  private final RequestBook book;
  private final RequestEvents events;
  private final FreezeNews freezes;
  private final CounterBook counters;
  private final Questions questions;

  TakeNotice(
      EntityManager database,
      RequestBook book,
      RequestEvents events,
      FreezeNews freezes,
      CounterBook counters,
      Questions questions) {
    this.database = database;
    this.book = book;
    this.events = events;
    this.freezes = freezes;
    this.counters = counters;
    this.questions = questions;
  }

  /** What became of a notice. */
  enum Result {
    TAKEN,
    /** It speaks of another centre's request; nothing is taken. */
    NOT_THEIRS,
    /** It asks about a request that did not come this way; nothing is taken. */
    NOBODY_TO_ASK,
    /** It asks under the number of another question; nothing is taken. */
    NUMBER_TAKEN
  }

  /**
   * Takes a notice in one transaction.
   *
   * @param fundCentre the centre that signed it
   */
  @Transactional
  Result take(String fundCentre, Notice notice, MessageRef message) {
    Optional<StoredRequest> request = book.find(notice.requestNo());
    if (request.filter(known -> !known.fundCentre().equals(fundCentre)).isPresent()) {
      return Result.NOT_THEIRS;
    }
    boolean asks = notice.kind() == Notice.Kind.QUESTION;
    if (asks && request.isEmpty()) {
      return Result.NOBODY_TO_ASK;
    }
    if (asks && !questions.take(notice, message.jti())) {
      return Result.NUMBER_TAKEN;
    }
    if (keep(fundCentre, notice, message)) {
      request.ifPresent(known -> note(known, notice, message));
      request
          .filter(known -> notice.kind() == Notice.Kind.COUNTER_RESULT)
          .ifPresent(known -> counters.centreSays(known.requestNo(), told(notice), message));
      noteFreeze(fundCentre, notice, request);
    }
    return Result.TAKEN;
  }

  private boolean keep(String fundCentre, Notice notice, MessageRef message) {
    return database
            .unwrap(Session.class)
            .createNativeMutationQuery(KEEP)
            .setParameter("noticeId", notice.noticeId())
            .setParameter("fundCentre", fundCentre)
            .setParameter("kind", notice.kind().name())
            .setParameter("requestNo", notice.requestNo())
            .setParameter("court", notice.court())
            .setParameter("at", notice.at().toInstant())
            .setParameter("jti", message.jti())
            .executeUpdate()
        == 1;
  }

  private static CounterResult told(Notice notice) {
    return new CounterResult(
        CounterResult.Word.FUND_CENTRE,
        notice.verdict(),
        notice.at(),
        notice.counterRequestNo(),
        notice.freeze(),
        notice.deduction());
  }

  private void note(StoredRequest request, Notice notice, MessageRef message) {
    RequestEvent what =
        switch (notice.kind()) {
          case FREEZE_CHANGED -> RequestEvent.FREEZE_CHANGED;
          case FREEZE_EXPIRED -> RequestEvent.FREEZE_EXPIRED;
          case COUNTER_RESULT -> RequestEvent.COUNTER_RESULT;
          case DELAY -> RequestEvent.DELAY;
          case QUESTION -> RequestEvent.QUESTION;
        };
    // what is asked is free text, and timelines are read by more people than may reply
    String detail =
        notice.kind() == Notice.Kind.QUESTION
            ? "第%d号询问".formatted(notice.question().number())
            : notice.detail();
    events.note(request.requestNo(), what, message.peer(), detail);
  }

  private void noteFreeze(String fundCentre, Notice notice, Optional<StoredRequest> request) {
    if (notice.freeze() == null || notice.freeze().freezeNo() == null) {
      return;
    }
    freezes.take(
        fundCentre, notice.freeze(), notice.at().toInstant(), Optional.of(owner(notice, request)));
  }

  /** A freeze that has passed to another court is no longer in the list of this one. */
  private static FreezeNews.Owner owner(Notice notice, Optional<StoredRequest> request) {
    Notice.NewHolder passedTo = notice.passedTo();
    if (passedTo != null) {
      return new FreezeNews.Owner(
          passedTo.requestNo(), passedTo.court(), RequestFilter.caseNumber(passedTo.caseNumber()));
    }
    String caseNumber =
        request
            .map(known -> RequestFilter.caseNumber(known.body().courtCase().number()))
            .orElse(null);
    return new FreezeNews.Owner(notice.requestNo(), notice.court(), caseNumber);
  }
}
