package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The fund centre's written doubt 异议 about a measure that it executed all the same.
 *
 * @param replyBy the last of the 15 days in which the court answers (法释〔2013〕20号 第六条), as the
 *     centre counts from its answer; null while the calendar of that year is missing
 * @param replyDueAt the end of the 15 days as the court's gateway counts them from the day it came;
 *     null on the channel and at the fund centre
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Objection(
    String detail, String citation, LocalDate replyBy, OffsetDateTime replyDueAt) {

  /** As the centre says it. */
  public Objection(String detail, String citation, LocalDate replyBy) {
    this(detail, citation, replyBy, null);
  }

  /** The same with the court's own count. */
  public Objection dueAt(OffsetDateTime courtsOwnCount) {
    return new Objection(detail, citation, replyBy, courtsOwnCount);
  }
}
