package org.chakong.fund.freeze;

import java.util.List;
import org.chakong.contracts.policy.PolicyProfile.TopUp;

/** What kind of money came to an account: the policy says which of it a waiting freeze takes. */
public enum CreditKind {
  /** 每月缴存 while the account is contributing (上海 2021 2.3). */
  CONTRIBUTION(List.of(TopUp.MONTHLY, TopUp.ANY_CREDIT)),
  /** A contribution from a time when the account was not contributing 封存. */
  WHILE_SEALED(List.of()),
  /** Interest, corrections: anything else. */
  OTHER(List.of(TopUp.ANY_CREDIT));

  private final List<TopUp> claims;

  CreditKind(List<TopUp> claims) {
    this.claims = claims;
  }

  List<TopUp> claims() {
    return claims;
  }
}
