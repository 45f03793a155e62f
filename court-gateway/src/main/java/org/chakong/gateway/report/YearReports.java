package org.chakong.gateway.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chakong.contracts.api.YearReport;
import org.chakong.contracts.api.YearReport.ReportFigures;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.gateway.report.CountYear.Group;
import org.chakong.runtime.clock.LegalClock;

/** Puts the year's report together. */
@ApplicationScoped
public class YearReports {

  private final CountYear counts;
  private final ReleasePrompts prompts;
  private final JointMeetings meetings;
  private final LegalClock clock;

  YearReports(CountYear counts, ReleasePrompts prompts, JointMeetings meetings, LegalClock clock) {
    this.counts = counts;
    this.prompts = prompts;
    this.meetings = meetings;
    this.clock = clock;
  }

  /** The report as of now. */
  @Transactional
  public YearReport of(int year) {
    Instant now = clock.instant();
    List<Group> groups = counts.figures(year, now);
    return new YearReport(
        year,
        now.atZone(LegalZone.ZONE).toOffsetDateTime(),
        of(groups, CountYear.TOTAL).getFirst(),
        of(groups, CountYear.BY_MEASURE),
        of(groups, CountYear.BY_COURT),
        of(groups, CountYear.BY_COURT_AND_MEASURE),
        periods(groups, CountYear.BY_QUARTER, 4, year + "-Q%d"),
        periods(groups, CountYear.BY_MONTH, 12, year + "-%02d"),
        counts.refusals(year),
        prompts.on(LegalZone.dayOf(now)),
        meetings.of(year));
  }

  private static List<ReportFigures> of(List<Group> groups, int set) {
    return groups.stream().filter(group -> group.set() == set).map(Group::figures).toList();
  }

  /** Every period has a line: that nothing was filed is a figure too. */
  private static List<ReportFigures> periods(List<Group> groups, int set, int number, String form) {
    List<ReportFigures> found = of(groups, set);
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> String.format(Locale.ROOT, form, i))
        .map(period ->
            found.stream()
                .filter(figures -> figures.period().equals(period))
                .findFirst()
                .orElseGet(() -> CountYear.nothing(period)))
        .toList();
  }
}
