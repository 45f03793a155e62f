package org.chakong.contracts.policy;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Defective;

/**
 * How two institutions work together beside the measures themselves. Every part may be left out.
 *
 * @param slaStart from when the answering period counts
 * @param overdueFallback where the court turns when the channel fails it
 * @param queryAlert how many queries under one case are too many to pass unseen
 * @param accountNumber the form of the centre's account numbers, a regular expression
 * @param liaison who talks to whom
 * @param jointMeetingsPerYear 联席会议 that are due in a year
 * @param window where officers go at the centre, in words
 */
public record Practice(
    Setting<SlaStart> slaStart,
    Setting<OverdueFallback> overdueFallback,
    QueryAlert queryAlert,
    Setting<String> accountNumber,
    Liaison liaison,
    Setting<Integer> jointMeetingsPerYear,
    Setting<String> window) {
  static final Practice SILENT = new Practice(null, null, null, null, null, null, null);

  public Practice {
    slaStart = Silence.or(slaStart, reading(SlaStart.RECEIPT, "民诉法-85", "《民事诉讼法》第八十五条"));
    overdueFallback =
        Silence.or(overdueFallback, reading(OverdueFallback.COUNTER, "民诉法-253", "《民事诉讼法》第二百五十三条"));
    queryAlert = queryAlert == null ? QueryAlert.SILENT : queryAlert;
    accountNumber =
        Silence.or(accountNumber, reading("[0-9A-Z]{6,20}", "JGJT320", "JGJ/T 320-2014 表5.0.4"));
    requirePattern(accountNumber.value());
    liaison = liaison == null ? Liaison.SILENT : liaison;
    jointMeetingsPerYear = Silence.or(jointMeetingsPerYear, reading(0, "惯例", "无明文，按惯常做法"));
    Given.atLeast("jointMeetingsPerYear", 0, jointMeetingsPerYear.value());
    window = Silence.or(window, reading("司法协助窗口", "惯例", "无明文，按惯常做法"));
  }

  private static <T> Setting<T> reading(T value, String article, String citation) {
    return Silence.reading(value, article, citation);
  }

  private static void requirePattern(String text) {
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException wrong) {
      throw new Defective(
          "/accountNumber/value",
          new Defect("不是有效的正则表达式", "no regular expression: " + wrong.getDescription()));
    }
  }

  /** Whether the centre could have an account of this number. */
  public boolean isAccountNumber(String accountNo) {
    return Pattern.matches(accountNumber.value(), accountNo);
  }

  /** From when the working days of an answer count; the day itself never does. */
  public enum SlaStart {
    /** The day of durable receipt, also when it is a rest day. */
    RECEIPT,
    /** The first working day on or after it. */
    FIRST_WORKING_DAY
  }

  /** Where a court turns that the channel has failed. */
  public enum OverdueFallback {
    /** Nowhere: only the channel is open. */
    NONE,
    /** To the window, also with a measure that is otherwise for the channel alone. */
    COUNTER
  }

  /**
   * When queries under one case number are told to the liaison persons of both sides.
   *
   * @param persons different persons queried
   * @param withinMinutes in this time
   */
  public record QueryAlert(int persons, int withinMinutes, Clause clause) {
    static final QueryAlert SILENT =
        new QueryAlert(120, 60, new Clause("个保法-34", "《个人信息保护法》第三十四条", true));

    public QueryAlert {
      Given.atLeast("persons", 1, persons);
      Given.atLeast("withinMinutes", 1, withinMinutes);
      Given.value("clause", clause);
    }
  }

  /**
   * The offices that talk to each other.
   *
   * @param court the court's side
   * @param fundCentre the centre's side
   */
  public record Liaison(String court, String fundCentre, Clause clause) {
    static final Liaison SILENT = new Liaison("执行局", "联络人员", new Clause("惯例", "无明文，按惯常做法", true));

    public Liaison {
      Given.text("court", court);
      Given.text("fundCentre", fundCentre);
      Given.value("clause", clause);
    }
  }
}
