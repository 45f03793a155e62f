package org.chakong.fund.audit;

import java.util.List;

/**
 * One way to break each check, in SQL that goes past every guard. In braces stand the numbers of
 * {@link BooksUnderAudit}.
 */
record Break(String check, String key, String... sql) {

  static final List<Break> ALL =
      List.of(
          of(
              "held-is-the-holds",
              "{account}",
              "UPDATE core_account SET held = held - 1 WHERE account_no = '{account}'"),
          of(
              "frozen-within-balance",
              "{account}",
              "UPDATE freeze_part SET frozen = ordered WHERE freeze_no = '{short}'"),
          of(
              "queue-counts-open-freezes",
              "{account}",
              "UPDATE freeze_queue SET open_freezes = open_freezes + 1 WHERE account_no = '{account}'"),
          of(
              "frozen-within-ordered",
              "{first}",
              "ALTER TABLE freeze_part DROP CONSTRAINT frozen_within_ordered",
              "UPDATE freeze_part SET frozen = ordered + 1 WHERE freeze_no = '{first}'"),
          of(
              "frozen-is-held-in-the-core",
              "{first}",
              "UPDATE core_hold SET amount = amount - 1 WHERE hold_no = '{first}'"),
          of(
              "reserved-is-the-deductions",
              "{first}",
              "UPDATE freeze_part SET reserved = reserved - 1 WHERE freeze_no = '{first}'"),
          of(
              "pending-deductions-are-counted",
              "{first}",
              "UPDATE court_freeze SET pending_deductions = 0 WHERE freeze_no = '{first}'"),
          of(
              "open-freeze-orders-something",
              "{waiting}",
              "UPDATE freeze_part SET ordered = 0 WHERE freeze_no = '{waiting}'"),
          of(
              "waiting-freeze-holds-nothing",
              "{short}",
              "UPDATE court_freeze SET state = 'WAITING' WHERE freeze_no = '{short}'"),
          of(
              "part-stands-where-its-freeze-does",
              "{short}",
              "UPDATE freeze_part SET sequence = -sequence WHERE freeze_no = '{short}'"),
          of(
              "part-is-due-with-its-freeze",
              "{short}",
              "UPDATE freeze_part SET due_after = '2001-01-01' WHERE freeze_no = '{short}'"),
          of(
              "what-was-free-is-frozen-when-placed",
              "{short}",
              "UPDATE freeze_event SET free_before = free_before + 100 WHERE freeze_no = '{short}'"),
          of(
              "money-given-up-never-returns",
              "{first}",
              event("{first}", "RELEASED", "test", 3000000, 3000000, 3000000, 2000000)),
          of(
              "place-follows-service",
              "{short}",
              """
              UPDATE court_freeze SET place = sequence, placed_at = placed_at - interval '1 hour'
               WHERE freeze_no = '{short}'
              """),
          of(
              "earlier-service-is-served-first",
              "{short}",
              "UPDATE court_freeze SET place = sequence WHERE freeze_no = '{short}'",
              "UPDATE freeze_event SET behind_before = 100 WHERE freeze_no = '{short}'"),
          of(
              "coming-money-tops-up",
              "{account}",
              """
              INSERT INTO core_entry (account_no, kind, amount, balance_after, at, reference,
                     status_then, held_then, history_then)
              SELECT '{account}', 'CONTRIBUTION', 100, 5000100, now(), 'nobody took it', '01', 5000000, max(id)
                FROM freeze_event
              """),
          of(
              "earlier-freeze-is-served-first",
              "{account}",
              event("{waiting}", "TOPPED_UP", "CONTRIBUTION x", 4500000, 4500000, 0, 100)),
          of(
              "freed-money-is-passed-on",
              "{account}",
              event("{first}", "RELEASED", "test", 3000000, 2000000, 3000000, 2000000)),
          of(
              "balance-is-the-entries",
              "{account}",
              "UPDATE core_account SET balance = balance + 1 WHERE account_no = '{account}'"),
          of(
              "entries-follow-each-other",
              "{account}",
              "UPDATE core_entry SET amount = amount - 1 WHERE account_no = '{account}'"),
          of("entry-has-its-cause", "{account}", entry("WITHDRAWAL", "no event", -100, "5000000")),
          of(
              "only-free-money-is-withdrawn",
              "{account}",
              entry("WITHDRAWAL", "held", -100, "5000000")),
          of(
              "history-is-guarded",
              "core_entry",
              "ALTER TABLE core_entry DISABLE TRIGGER core_entry_append_only"),
          of(
              "part-follows-its-history",
              "{short}",
              "UPDATE freeze_part SET ordered = ordered + 1 WHERE freeze_no = '{short}'"),
          of(
              "history-has-no-gap",
              "{short}",
              """
              DELETE FROM freeze_event WHERE freeze_no = '{short}' AND kind = 'PLACED' AND account_no IS NOT NULL
              """),
          of(
              "freeze-state-follows-its-history",
              "{first}",
              "UPDATE court_freeze SET state = 'EXPIRED', ended_at = now() WHERE freeze_no = '{first}'"),
          of(
              "holder-follows-its-history",
              "{first}",
              "UPDATE court_freeze SET court = '豫0802', held_under = 'none' WHERE freeze_no = '{first}'"),
          of(
              "deduction-state-follows-its-history",
              "{deduction}",
              "UPDATE deduction SET state = 'CANCELLED' WHERE deduction_no = '{deduction}'"),
          of(
              "request-status-follows-its-history",
              "{deducts}",
              "UPDATE request SET status = 'WITHDRAWN', waits_for = NULL WHERE request_no = '{deducts}'"),
          of("request-went-a-way-there-is", "{freezes}", requestEvent("{freezes}", "IN_REVIEW")),
          of(
              "deduction-is-its-takes",
              "{deduction}",
              "UPDATE deduction SET from_freeze = from_freeze - 1 WHERE deduction_no = '{deduction}'"),
          of(
              "deduction-moved-money-once",
              "{deduction}",
              entry("DEDUCTION", "{deduction}", -1000000, "0")),
          of(
              "payout-stands-as-its-deduction",
              "{deduction}",
              """
              INSERT INTO core_transfer (transfer_no, account_no, amount, state, instructed_at)
              VALUES ('{deduction}', '{account}', 1000000, 'INSTRUCTED', now())
              """),
          of(
              "free-money-is-held-while-reserved",
              "{deduction}",
              """
              INSERT INTO core_hold (account_no, hold_no, owner, amount)
              VALUES ('{account}', '{deduction}', 'REGISTER', 1)
              """),
          of("request-has-one-answer", "{freezes}", requestEvent("{freezes}", "ANSWERED")),
          of(
              "request-froze-once",
              "{freezes}",
              "UPDATE request SET freeze_no = NULL WHERE request_no = '{freezes}'"),
          of(
              "request-deducted-once",
              "{deducts}",
              "UPDATE request SET deduction_no = NULL WHERE request_no = '{deducts}'"),
          of(
              "request-extended-once",
              "{extends}",
              """
              INSERT INTO freeze_event (freeze_no, kind, at, actor, why, request_no, state_after)
              SELECT freeze_no, kind, at, actor, why, request_no, state_after
                FROM freeze_event WHERE request_no = '{extends}'
              """),
          of(
              "request-released-once",
              "{releases}",
              """
              INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why, request_no)
              SELECT freeze_no, account_no, kind, at, actor, why, request_no
                FROM freeze_event WHERE request_no = '{releases}'
              """),
          of(
              "decided-request-keeps-nothing-alive",
              "{freezes}",
              "INSERT INTO freeze_keep_alive (freeze_no, request_no) VALUES ('{first}', '{freezes}')"),
          of(
              "ended-entry-keeps-nothing-alive",
              "{first}",
              """
              INSERT INTO back_entry (request_no, action, court, body, served_at, reason, state,
                     entered_at, entered_by, ended_at, ended_by)
              VALUES ('BREAK-LAPSED', 'EXTEND', '豫0811', '{}', now() - interval '20 days', 'test', 'WITHDRAWN',
                      now() - interval '19 days', 'clerk', now(), 'system')
              """,
              "INSERT INTO freeze_keep_alive (freeze_no, request_no) VALUES ('{first}', 'BREAK-LAPSED')"),
          of(
              "freeze-was-requested",
              "{first}",
              "UPDATE court_freeze SET request_no = 'nobody' WHERE freeze_no = '{first}'"),
          of(
              "deduction-was-requested",
              "{deduction}",
              "UPDATE deduction SET request_no = 'nobody' WHERE deduction_no = '{deduction}'"));

  private static Break of(String check, String key, String... sql) {
    return new Break(check, key, sql);
  }

  private static String event(
      String freezeNo,
      String kind,
      String why,
      long orderedBefore,
      long orderedAfter,
      long frozenBefore,
      long frozenAfter) {
    return """
    INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why,
           ordered_before, ordered_after, frozen_before, frozen_after)
    VALUES ('%s', '{account}', '%s', now(), 'test', '%s', %d, %d, %d, %d)
    """
        .formatted(freezeNo, kind, why, orderedBefore, orderedAfter, frozenBefore, frozenAfter);
  }

  private static String entry(String kind, String reference, long fen, String held) {
    return """
    INSERT INTO core_entry (account_no, kind, amount, balance_after, at, reference, held_then)
    VALUES ('{account}', '%s', %d, %d, now(), '%s', %s)
    """
        .formatted(kind, fen, 5000000 + fen, reference, held);
  }

  private static String requestEvent(String requestNo, String what) {
    return "INSERT INTO request_event (request_no, at, actor, what) VALUES ('%s', now(), 'test', '%s')"
        .formatted(requestNo, what);
  }

  @Override
  public String toString() {
    return check;
  }
}
