package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.chakong.contracts.identity.Money;

/** A deduction 扣划 in an answer; {@code shortfall} is {@code short} on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeductionView(
    String deductionNo,
    String accountNo,
    String freezeNo,
    Money ordered,
    Money deducted,
    @JsonProperty("short") Money shortfall,
    Payout payout) {

  /** The bank's side of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Payout(
      State state,
      Payee payee,
      String bankReference,
      OffsetDateTime instructedAt,
      OffsetDateTime settledAt) {}

  /** Where the payout is. */
  public enum State {
    INSTRUCTED,
    PAID,
    FAILED
  }
}
