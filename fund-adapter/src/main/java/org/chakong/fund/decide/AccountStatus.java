package org.chakong.fund.decide;

import java.util.Set;
import org.chakong.contracts.api.CoreFacts.Account;

/** What a status of the fund data standard (个人账户状态) means for a measure. */
enum AccountStatus {
  /** 01 正常, 02 封存, 06 冻结. */
  OPEN,
  /** 03 合并销户, 04 外部转出销户, 05 提取销户. */
  CLOSED,
  /** 99 其他, and whatever the standard does not have. */
  UNKNOWN;

  private static final Set<String> OPEN_CODES = Set.of("01", "02", "06");
  private static final Set<String> CLOSED_CODES = Set.of("03", "04", "05");

  static AccountStatus of(Account account) {
    if (account.status() == null) {
      return UNKNOWN;
    }
    if (OPEN_CODES.contains(account.status())) {
      return OPEN;
    }
    return CLOSED_CODES.contains(account.status()) ? CLOSED : UNKNOWN;
  }

  boolean isOpen() {
    return this == OPEN;
  }
}
