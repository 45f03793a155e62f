package org.chakong.runtime.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.AmountInWords;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.SubjectRole;
import org.chakong.contracts.request.Verdict;
import org.chakong.runtime.web.ProblemTexts;

/** What things are called on paper. Times are Asia/Shanghai; null gives null. */
public final class Words {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");

  private Words() {}

  /** {@code 30,000.00 元（人民币叁万元整）}. */
  public static String money(Money sum) {
    return sum == null ? null : figures(sum) + " 元（人民币" + AmountInWords.of(sum) + "）";
  }

  /** {@code 30,000.00}. */
  public static String figures(Money sum) {
    return sum == null
        ? null
        : String.format(Locale.ROOT, "%,d.%02d", sum.fen() / 100, sum.fen() % 100);
  }

  public static String day(LocalDate day) {
    return day == null ? null : DAY.format(day);
  }

  public static String time(OffsetDateTime at) {
    return at == null ? null : SECOND.format(at.atZoneSameInstant(LegalZone.ZONE));
  }

  public static String time(Instant at) {
    return at == null ? null : SECOND.format(at.atZone(LegalZone.ZONE));
  }

  /** The last day before an instant at which a day begins: {@code 2026年11月24日 24:00}. */
  public static String endOfDay(OffsetDateTime dueAt) {
    return dueAt == null
        ? null
        : day(dueAt.atZoneSameInstant(LegalZone.ZONE).toLocalDate().minusDays(1)) + " 24:00";
  }

  public static String of(ReasonCode code) {
    return ProblemTexts.in(null).of(code.name());
  }

  public static String of(Action action) {
    return switch (action) {
      case QUERY -> "查询";
      case FREEZE -> "冻结";
      case EXTEND -> "续行冻结";
      case UNFREEZE -> "解除冻结";
      case DEDUCT -> "扣划";
    };
  }

  public static String of(Verdict verdict) {
    return switch (verdict) {
      case EXECUTED -> "已办理";
      case PARTLY_EXECUTED -> "部分办理";
      case UNABLE -> "不能协助";
      case RETURNED -> "退回补正";
      case REJECTED -> "拒收";
    };
  }

  public static String of(Channel channel) {
    return switch (channel) {
      case ONLINE -> "线上";
      case COUNTER -> "柜台";
    };
  }

  public static String of(RequestStatus status) {
    return switch (status) {
      case ACCEPTED -> "已受理，尚未送达公积金中心";
      case SENT -> "公积金中心已收妥";
      case IN_REVIEW -> "人工审核中";
      case EXECUTING -> "已交银行划付，待银行回执";
      case ANSWERED -> "已答复";
      case WITHDRAWN -> "已撤回";
      case OFFLINE -> "已转柜台办理";
    };
  }

  static String of(SubjectRole role) {
    return switch (role) {
      case JUDGMENT_DEBTOR -> "被执行人";
      case PARTY -> "当事人";
      case RELATED_PERSON -> "涉案人员";
    };
  }

  static String of(FreezeView.State state) {
    return switch (state) {
      case ACTIVE -> "已冻结";
      case WAITING -> "轮候";
      case RELEASED -> "已解除";
      case EXPIRED -> "期满失效";
      case CONSUMED -> "已扣划完毕";
    };
  }

  static String of(DeductionView.State state) {
    return switch (state) {
      case INSTRUCTED -> "已交银行，待回执";
      case PAID -> "已划付";
      case FAILED -> "划付未成功，款项已退回原冻结";
    };
  }

  static String of(DeductCondition condition) {
    return switch (condition) {
      case RETIRED -> "离休、退休";
      case EMIGRATED -> "出境定居";
      case DECEASED -> "死亡或者宣告死亡";
      case HOUSING_DEBT -> "住房消费类债务";
      case DIVIDED_BY_JUDGMENT -> "离婚、继承案件生效文书分割";
      case VULNERABLE_CREDITOR -> "申请执行人属生活困难人员";
      case PRIORITY_CLAIM -> "抚养费、抚恤金、农民工工资、人身损害赔偿等债权";
      case NONE -> null;
    };
  }

  static String of(Finding finding) {
    String outcome =
        switch (finding.outcome()) {
          case PASS -> "符合";
          case FAIL -> "不符合";
          case REVIEW -> "人工核对";
        };
    return Boolean.TRUE.equals(finding.unconfirmed()) ? outcome + "（条文理解待确认）" : outcome;
  }

  static String of(Sla sla) {
    return switch (sla.state()) {
      case RUNNING, DUE_SOON -> "期限内";
      case MET -> "按期答复";
      case OVERDUE -> "逾期";
      case NONE -> "不计期限";
      case CALENDAR_INCOMPLETE -> "工作日安排未公布，期限待定";
    };
  }

  /** The kinds of identity documents of the courts' network (查控). */
  static String idType(String code) {
    return switch (code) {
      case "01" -> "居民身份证";
      case "02" -> "户口簿";
      case "03" -> "中国护照";
      case "04" -> "外国护照";
      case "05" -> "港澳居民来往内地通行证";
      case "06" -> "港澳同胞回乡证";
      case "07" -> "台湾居民来往大陆通行证";
      case "20" -> "统一社会信用代码";
      default -> "证件（类型 " + code + "）";
    };
  }

  /** The account status of the fund data standard (JGJ/T 320, A.6). */
  static String accountStatus(String code) {
    return switch (code) {
      case "01" -> "正常";
      case "02" -> "封存";
      case "03", "04", "05" -> "销户";
      default -> "其他（" + code + "）";
    };
  }
}
