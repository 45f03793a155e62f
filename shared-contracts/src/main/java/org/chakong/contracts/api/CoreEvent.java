package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.identity.Money;

/**
 * Something that happened in the fund centre's core.
 *
 * @param eventId the idempotency key
 * @param amount in yuan, for the three money events
 * @param month {@code YYYY-MM} of a contribution
 * @param state for a withdrawal: APPROVED, PAID or CANCELLED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CoreEvent(
    String eventId,
    Type type,
    String accountNo,
    OffsetDateTime at,
    Money amount,
    String month,
    WithdrawalState state,
    String status,
    CoreFacts.Loan loan,
    CoreFacts.Guarantee guarantee,
    CoreFacts.Agreement agreement) {

  /** What happened. */
  public enum Type {
    /** 汇缴. */
    CONTRIBUTION,
    /** 结息. */
    INTEREST,
    /** 提取 by the holder. */
    WITHDRAWAL,
    STATUS_CHANGED,
    LOAN_CHANGED,
    GUARANTEE_CHANGED,
    AGREEMENT_CHANGED
  }

  /** Where a withdrawal by the holder is. */
  public enum WithdrawalState {
    APPROVED,
    PAID,
    CANCELLED
  }
}
