package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.request.Action;

/**
 * How well deadlines were kept; {@code docs/statistics.md} says what counts as what.
 *
 * @param from first day of acceptance in Asia/Shanghai
 * @param to last day of acceptance, inclusive
 * @param groups by action, fund centre and court together
 */
public record SlaSummary(
    LocalDate from,
    LocalDate to,
    Figures total,
    List<Figures> byAction,
    List<Figures> byFundCentre,
    List<Figures> byCourt,
    List<Figures> groups) {

  public SlaSummary {
    byAction = List.copyOf(byAction);
    byFundCentre = List.copyOf(byFundCentre);
    byCourt = List.copyOf(byCourt);
    groups = List.copyOf(groups);
  }

  /**
   * Figures of the requests of one group: {@code filed} is the sum of {@code met}, {@code overdue},
   * {@code open}, {@code withdrawn}, {@code offline} and {@code withoutDeadline}.
   *
   * @param action null where the group is of all, as are fund centre and court
   * @param answered by the fund centre, in time or not
   * @param returned of those answered, returned or rejected
   * @param met answered in time
   * @param overdue answered late, unanswered past the deadline, or ended otherwise after it
   * @param open unanswered with time left
   * @param dueSoon of those open, near the deadline
   * @param undelivered not known to be at the fund centre yet; such deadlines are provisional
   * @param withdrawn by the court before the deadline
   * @param offline taken to the window before the deadline
   * @param withoutDeadline whose deadline waits for a calendar
   * @param handlingTime from receipt to the answer, null where nothing is answered
   * @param deliveryDelay from acceptance to receipt, null where nothing is received
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Figures(
      Action action,
      String fundCentre,
      String court,
      long filed,
      long answered,
      long returned,
      long met,
      long overdue,
      long open,
      long dueSoon,
      long undelivered,
      long withdrawn,
      long offline,
      long withoutDeadline,
      Percentiles handlingTime,
      Percentiles deliveryDelay) {}

  /** ISO 8601 durations, each the time of a real request: no less of them took as long or less. */
  public record Percentiles(String p50, String p90, String p95, String p99, String max) {}
}
