package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Verdict;

/**
 * What a fund centre tells a court without being asked.
 *
 * @param noticeId UUID, the idempotency key
 * @param requestNo the request whose freeze it concerns
 * @param detail why, in Chinese and for some causes in English too, free of third persons' data
 * @param counterRequestNo with {@code COUNTER_RESULT}: the paper request that took the place of the
 *     online one
 * @param verdict with {@code COUNTER_RESULT}, once the window has decided
 * @param passedTo who holds the freeze from now on, where it has passed to another court
 * @param question with {@code QUESTION}; the notice id is the question's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notice(
    String noticeId,
    Kind kind,
    String requestNo,
    String court,
    OffsetDateTime at,
    String detail,
    FreezeView freeze,
    String counterRequestNo,
    Verdict verdict,
    DeductionView deduction,
    NewHolder passedTo,
    AskedQuestion question) {

  /** A question. */
  public Notice(
      String noticeId, String requestNo, String court, OffsetDateTime at, AskedQuestion question) {
    this(
        noticeId,
        Kind.QUESTION,
        requestNo,
        court,
        at,
        null,
        null,
        null,
        null,
        null,
        null,
        question);
  }

  /** A notice that no freeze has passed. */
  public Notice(
      String noticeId,
      Kind kind,
      String requestNo,
      String court,
      OffsetDateTime at,
      String detail,
      FreezeView freeze,
      String counterRequestNo,
      Verdict verdict,
      DeductionView deduction) {
    this(
        noticeId,
        kind,
        requestNo,
        court,
        at,
        detail,
        freeze,
        counterRequestNo,
        verdict,
        deduction,
        null,
        null);
  }

  /** A notice that is no counter result. */
  public Notice(
      String noticeId,
      Kind kind,
      String requestNo,
      String court,
      OffsetDateTime at,
      String detail,
      FreezeView freeze) {
    this(noticeId, kind, requestNo, court, at, detail, freeze, (NewHolder) null);
  }

  /** A notice that is no counter result. */
  public Notice(
      String noticeId,
      Kind kind,
      String requestNo,
      String court,
      OffsetDateTime at,
      String detail,
      FreezeView freeze,
      NewHolder passedTo) {
    this(noticeId, kind, requestNo, court, at, detail, freeze, null, null, null, passedTo, null);
  }

  /**
   * The court that a freeze has passed to.
   *
   * @param requestNo its own request, under which it hears of the freeze
   */
  public record NewHolder(String court, String caseNumber, String requestNo) {}

  /**
   * What the centre wants to know about a request.
   *
   * @param number counts the questions of one request, from 1
   * @param text 1 to 2000 characters
   */
  public record AskedQuestion(int number, String text) {}

  /** What it tells. */
  public enum Kind {
    /** Place or amount of a freeze changed. */
    FREEZE_CHANGED,
    /** A freeze ended by its term. */
    FREEZE_EXPIRED,
    /** The window did something with the court's request. */
    COUNTER_RESULT,
    /** The centre will be late, with reasons; the deadline stands. */
    DELAY,
    /** The centre asks about the request; the deadline stands. */
    QUESTION
  }
}
