package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * That somebody at the fund centre looked at personal data (个人信息保护法 Art. 51, 54); holds none
 * itself.
 *
 * @param at real time
 * @param by subject of the person's token
 * @param requestNos the requests shown, empty for a register
 * @param documentId of the paper shown
 * @param account keyed digest of the account whose register was shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Look(
    OffsetDateTime at,
    String by,
    Kind kind,
    List<String> requestNos,
    String documentId,
    String account) {

  public Look {
    requestNos = List.copyOf(requestNos);
  }

  /** What was looked at. */
  public enum Kind {
    /** The list of reviews. */
    REVIEWS,
    /** One review with facts, findings and papers. */
    REVIEW,
    /** The bytes of a paper. */
    DOCUMENT,
    /** The list of requests. */
    REQUESTS,
    REQUEST,
    /** The printed receipt 回执. */
    RECEIPT,
    /** Questions to the court, objections, and the replies. */
    CORRESPONDENCE,
    /** The freeze register of an account. */
    REGISTER
  }
}
