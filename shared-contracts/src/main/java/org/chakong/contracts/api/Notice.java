package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.request.FreezeView;

/**
 * What a fund centre tells a court without being asked.
 *
 * @param noticeId UUID, the idempotency key
 * @param requestNo the request whose freeze it concerns
 * @param detail why, in Chinese, free of third persons' data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notice(
    String noticeId,
    Kind kind,
    String requestNo,
    String court,
    OffsetDateTime at,
    String detail,
    FreezeView freeze) {

  /** What it tells. */
  public enum Kind {
    /** Place or amount of a freeze changed. */
    FREEZE_CHANGED,
    /** A freeze ended by its term. */
    FREEZE_EXPIRED,
    /** The window did something with the court's request. */
    COUNTER_RESULT,
    /** The centre will be late, with reasons; the deadline stands. */
    DELAY
  }
}
