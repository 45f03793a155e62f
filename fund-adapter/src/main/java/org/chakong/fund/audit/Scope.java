package org.chakong.fund.audit;

/** What a check looks at one of; violations are named by its number. */
enum Scope {
  ACCOUNT("core_account", "account_no"),
  FREEZE("court_freeze", "freeze_no"),
  DEDUCTION("deduction", "deduction_no"),
  REQUEST("request", "request_no"),
  /** The tables that must only grow; there are few, so that every run looks at them. */
  TABLE("(VALUES %s) AS known (name)", "name");

  private static final String GROWING =
      "('core_entry'), ('core_event'), ('freeze_event'), ('deduction_event'), ('request_event'),"
          + " ('review_decision'), ('assessment'), ('paper'), ('message')";

  private final String from;
  private final String number;

  Scope(String from, String number) {
    this.from = from.formatted(GROWING);
    this.number = number;
  }

  /** The next numbers in their order; parameters {@code after} and {@code limit}. */
  String page() {
    return "SELECT %s FROM %s WHERE %s > :after ORDER BY %s LIMIT :limit"
        .formatted(number, from, number, number);
  }
}
