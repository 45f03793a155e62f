package org.chakong.acceptance.chaos;

/** A calamity that is played on purpose, beside kills and a bad line. */
enum Trial {
  /** The working-day calendar of the year is not published yet. */
  CALENDAR_MISSING("工作日安排未公布"),
  /** A request that cannot be decided, and an answer that cannot be taken. */
  POISONED_MESSAGE("总是失败的消息"),
  /** The clock of either machine, and legal time, forward and back. */
  CLOCK_SET("时钟被拨动"),
  /** The disk of the gateway's database is full. */
  GATEWAY_DISK_FULL("网关数据库磁盘写满"),
  /** The disk of the adapter's database is full. */
  FUND_DISK_FULL("适配器数据库磁盘写满");

  private final String chinese;

  Trial(String chinese) {
    this.chinese = chinese;
  }

  String chinese() {
    return chinese;
  }
}
