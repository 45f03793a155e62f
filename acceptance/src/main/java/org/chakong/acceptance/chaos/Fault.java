package org.chakong.acceptance.chaos;

/** What the line does to one exchange of two services. */
enum Fault {
  /** Nobody listens for a moment. */
  REFUSED("拒绝连接"),
  /** The line breaks while the request is on its way. */
  RESET_IN_REQUEST("请求中断"),
  /** The line breaks while the response is on its way. */
  RESET_IN_RESPONSE("响应中断"),
  /** Slow both ways. */
  DELAYED("延迟"),
  /** The same bytes arrive twice, and either response comes back. */
  DUPLICATED("重复"),
  /** The caller hears nothing and the request arrives later, after newer ones. */
  REORDERED("乱序"),
  /** Connected, but nothing ever arrives and nothing comes back. */
  HALF_OPEN("半开"),
  /** Carried out, and the answer is lost. */
  ANSWER_LOST("回执丢失");

  private final String chinese;

  Fault(String chinese) {
    this.chinese = chinese;
  }

  String chinese() {
    return chinese;
  }
}
