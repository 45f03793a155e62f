package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;

/**
 * The year's work for the joint conference 联席会议 (焦中法〔2024〕 第十一条): online requests by the day of
 * acceptance in Asia/Shanghai. {@code docs/statistics.md} says what counts as what.
 *
 * @param asOf legal time at which it was counted
 * @param groups by court and measure together
 * @param quarters all four, as {@code 2026-Q1}
 * @param months all twelve, as {@code 2026-01}
 * @param toRelease freezes that seem not to be needed any more, whenever they were placed
 */
public record YearReport(
    int year,
    OffsetDateTime asOf,
    ReportFigures total,
    List<ReportFigures> byMeasure,
    List<ReportFigures> byCourt,
    List<ReportFigures> groups,
    List<ReportFigures> quarters,
    List<ReportFigures> months,
    List<RefusalCount> refusals,
    List<ReleasePrompt> toRelease,
    JointMeetings meetings) {

  public YearReport {
    byMeasure = List.copyOf(byMeasure);
    byCourt = List.copyOf(byCourt);
    groups = List.copyOf(groups);
    quarters = List.copyOf(quarters);
    months = List.copyOf(months);
    refusals = List.copyOf(refusals);
    toRelease = List.copyOf(toRelease);
  }

  /**
   * Figures of one group; {@code filed} is the sum of {@code met}, {@code overdue}, {@code open},
   * {@code withdrawn}, {@code offline} and {@code withoutDeadline}.
   *
   * @param period a quarter or month, null where the group is of the year
   * @param court null where the group is of all, as is the measure
   * @param offlineFallbacks taken to the window, before the deadline or after it
   * @param onTimeRate {@code met / (met + overdue)} in per cent with two decimals, null where there
   *     is nothing to judge
   * @param frozen what answers to freezes said was frozen at once, in yuan
   * @param released what answers to releases said was freed
   * @param deducted what banks confirmed as paid
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReportFigures(
      String period,
      String court,
      Action action,
      long filed,
      long executed,
      long partlyExecuted,
      long unable,
      long returned,
      long rejected,
      long met,
      long overdue,
      long open,
      long withdrawn,
      long offline,
      long withoutDeadline,
      long offlineFallbacks,
      String onTimeRate,
      Money frozen,
      Money released,
      Money deducted) {}

  /** In how many requests of the year a reason was given for not doing what was asked. */
  public record RefusalCount(Verdict verdict, ReasonCode code, long requests) {}

  /**
   * A freeze that its court is asked to look at (焦中法〔2024〕 第五条: release what no longer qualifies).
   * It is a prompt: the court alone knows.
   *
   * @param frozen what it holds now, in yuan
   * @param until its last day
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReleasePrompt(
      String court,
      String fundCentre,
      String freezeNo,
      String requestNo,
      String caseNumber,
      Money frozen,
      LocalDate until,
      Why why) {

    /** What the system can know. */
    public enum Why {
      /** Its last day has passed and the centre has not told of its end. */
      PAST_END,
      /** What was deducted in the case reaches its claim. */
      CLAIM_PAID,
      /** A deduction under it was paid in full and no other is under way. */
      DEDUCTION_PAID,
      /** The court has released another freeze of the same case. */
      CASE_RELEASED
    }
  }

  /**
   * The year's joint meetings.
   *
   * @param due how many the policy asks for
   * @param missing true from 1 December on while fewer were held
   */
  public record JointMeetings(int due, List<JointMeeting> held, boolean missing) {

    public JointMeetings {
      held = List.copyOf(held);
    }
  }

  /** A joint meeting; the note is free of personal data. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record JointMeeting(LocalDate heldOn, String note) {}
}
