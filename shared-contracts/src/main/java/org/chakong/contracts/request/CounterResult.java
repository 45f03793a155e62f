package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * What the window 柜台 did about an online request that was taken there.
 *
 * @param word whose word it is; the court's own is no evidence of what the centre did
 * @param verdict null while the window has only taken it in
 * @param at when it was done, legal time
 * @param counterRequestNo the paper request in the online one's place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CounterResult(
    Word word,
    Verdict verdict,
    OffsetDateTime at,
    String counterRequestNo,
    FreezeView freeze,
    DeductionView deduction) {

  /** Whose word. */
  public enum Word {
    /** The court recorded it by hand; nobody signed it. */
    COURT,
    /** The fund centre's signed notice. */
    FUND_CENTRE
  }
}
