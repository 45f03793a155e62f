package org.chakong.fund.measure;

import java.util.List;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.freeze.FreezeRegister;

/** What the court is told of a term whose end depends on holidays not published yet. */
final class TermNotes {

  private static final Reason INCOMPLETE =
      new Reason(
          ReasonCode.CALENDAR_INCOMPLETE, "期限届满年度的工作日安排尚未公布，届满日暂按对应日载明，公布后确定", "《民事诉讼法》第八十五条");

  private TermNotes() {}

  static List<Reason> of(FreezeRegister register, String freezeNo) {
    return register.calendarIncomplete(freezeNo) ? List.of(INCOMPLETE) : List.of();
  }
}
