package org.chakong.fund.channel;

import org.chakong.contracts.request.RequestStatus;
import org.chakong.fund.freeze.FreezeChanged;

/** Why a freeze changed, in the words that a court reads; nothing of anybody else. */
final class NoticeTexts {

  private NoticeTexts() {}

  /** Why an answer may be late: a clerk's own words, or what it waits for. */
  static String delay(RequestStatus status, String reason) {
    if (reason != null) {
      return reason + "；答复期限不变";
    }
    return switch (status) {
      case IN_REVIEW -> "正在人工审核，可能不能在期限内答复；答复期限不变";
      case EXECUTING -> "款项已交银行划付，尚待银行回执；答复期限不变";
      case ACCEPTED, SENT, ANSWERED, WITHDRAWN, OFFLINE -> "尚在办理，可能不能在期限内答复；答复期限不变";
    };
  }

  static String of(FreezeChanged changed) {
    return switch (changed.cause()) {
      case PLACED -> "已登记冻结";
      case TOPPED_UP -> "账户新增资金，已继续冻结";
      case PROMOTED -> "在先冻结解除后，已冻结相应金额";
      case MOVED_UP -> "在先冻结终止，轮候顺位提前";
      case MOVED_BACK -> "在先冻结因划拨未成恢复，轮候顺位后移";
      case DISPLACED ->
          "补录停机期间在先送达的冻结，已冻结的相应金额改由在先送达的冻结保全，本冻结就该金额轮候"
              + " / An order served earlier, during an outage, was entered: money it has a claim to"
              + " passed to it and is waited for";
      case OVERTAKEN ->
          "补录停机期间在先送达的冻结，轮候顺位后移"
              + " / An order served earlier, during an outage, was entered: one place behind";
      case REINSTATED ->
          "续行冻结在期限届满前送达、届满后补录，冻结恢复，顺位不变"
              + " / Its extension was served in time and entered later: in force again in its place";
      case EXTENDED -> "已续行冻结";
      case RELEASED -> "冻结已解除";
      case EXPIRED -> "冻结期限届满，冻结终止";
      case DEDUCTED -> "冻结资金已扣划";
      case RESTORED -> "划付未成功，款项已恢复冻结";
      case RENUMBERED -> "冻结已转入执行案件";
      case PASSED ->
          changed.passedTo() == null
              ? "依移送、指定执行裁定接办冻结"
              : "依移送、指定执行裁定，冻结转由" + changed.passedTo().court() + "办理";
      case CALENDAR_KNOWN -> "工作日安排已公布，届满日已确定";
    };
  }
}
