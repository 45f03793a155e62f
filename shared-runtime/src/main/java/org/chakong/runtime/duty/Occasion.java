package org.chakong.runtime.duty;

import java.time.OffsetDateTime;

/**
 * Something that the person on duty has to know.
 *
 * @param requestNo the request it is about
 * @param until by when something has to be done, Asia/Shanghai; null where nothing says
 */
public record Occasion(Kind kind, String requestNo, OffsetDateTime until) {

  /** What has come up. */
  public enum Kind {
    /** A person must decide. */
    NEW_REVIEW("待审核"),
    /** The deadline is near. */
    DUE_SOON("即将到期"),
    /** The deadline has passed. */
    OVERDUE("已超期"),
    /** A message has not reached the other side for a while. */
    UNDELIVERED("未送达"),
    /** An extension is undecided and its freeze is near its end. */
    EXTENSION_NEAR_END("续冻待办且冻结将届满"),
    /** An order of an outage waits for a supervisor. */
    BACK_ENTRY("补录待批准"),
    /** One that nobody has approved in time: its court has to be told. */
    BACK_ENTRY_LAPSED("补录逾期未批准，须告知法院"),
    /** The fund centre asks the court. */
    CENTRE_ASKS("中心询问待答复"),
    /** The fund centre objects to what it has executed. */
    CENTRE_OBJECTS("中心异议待答复"),
    /** The court has not replied to an objection in time. */
    OBJECTION_OVERDUE("异议逾期未答复"),
    /** The court has replied to a question or an objection. */
    COURT_REPLIED("法院已答复"),
    /** Very many persons were queried under one case in a short time. */
    MANY_QUERIED("同一案件大量查询");

    private final String chinese;

    Kind(String chinese) {
      this.chinese = chinese;
    }

    String chinese() {
      return chinese;
    }
  }
}
