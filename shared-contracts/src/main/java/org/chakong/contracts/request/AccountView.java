package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.identity.Money;

/**
 * An account as a query answers it. The policy says which parts a query may disclose; the others
 * are absent.
 *
 * @param status two digits of the fund data standard: 01 normal, 02 sealed, 03–05 closed, 06, 99
 * @param lastContributionMonth {@code YYYY-MM}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
    String accountNo,
    String status,
    Money balance,
    Money available,
    Money frozen,
    Money monthlyContribution,
    String lastContributionMonth,
    Freezable freezable,
    List<LoanView> loans,
    List<GuaranteeView> guarantees,
    List<AgreementView> withdrawalAgreements,
    List<FreezeEntry> freezes) {

  /** Whether a freeze filed now would take hold, and of how much at once. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Freezable(Possible possible, Money now, List<Reason> reasons) {}

  /** Whether a freeze could be placed. */
  public enum Possible {
    YES,
    WAITING_ONLY,
    NO
  }

  /** A housing provident fund loan of the person. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LoanView(String role, Boolean outstanding, Money balance) {}

  /** A guarantee for another person's loan; never whose. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GuaranteeView(Boolean released) {}

  /** A standing withdrawal 约定提取. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AgreementView(String kind, Boolean active) {}

  /** A freeze on the account as others may see it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FreezeEntry(
      String freezeNo,
      String court,
      Money ordered,
      Money frozen,
      Money waiting,
      Integer position,
      LocalDate until) {}
}
