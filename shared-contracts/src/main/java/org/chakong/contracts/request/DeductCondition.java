package org.chakong.contracts.request;

/** The withdrawal condition a deduction relies on (Shanghai 2021, article 3.1(4)). */
public enum DeductCondition {
  /** Retired (4)(1). */
  RETIRED,
  /** Settled abroad (4)(2). */
  EMIGRATED,
  /** Deceased (4)(3). */
  DECEASED,
  /** The debt concerns housing consumption (4)(4). */
  HOUSING_DEBT,
  /** A judgment or mediation in a marriage or inheritance case divides the fund (4)(5). */
  DIVIDED_BY_JUDGMENT,
  /** The creditor belongs to a group in special hardship (4)(6). */
  VULNERABLE_CREDITOR,
  /** Support, survivor benefits, migrant workers' wages or personal injury (4)(7). */
  PRIORITY_CLAIM,
  NONE
}
