package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import org.chakong.contracts.api.CourtApi;
import org.chakong.contracts.api.YearReport;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.gateway.report.JointMeetings;
import org.chakong.gateway.report.ReportWorkbook;
import org.chakong.gateway.report.YearReports;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Reports to look at and meetings to record. */
@ApplicationScoped
class ReportDesk {

  private static final int FIRST_YEAR = 2015;
  private static final int LAST_YEAR = 2100;
  private static final String WORKBOOK = CourtApi.WORKBOOK.replaceFirst(";.*", "");

  private final YearReports reports;
  private final JointMeetings meetings;
  private final LegalClock clock;

  ReportDesk(YearReports reports, JointMeetings meetings, LegalClock clock) {
    this.reports = reports;
    this.meetings = meetings;
    this.clock = clock;
  }

  YearReport report(int year) {
    requireYear(year);
    return reports.of(year);
  }

  RestResponse<byte[]> workbook(int year) {
    return RestResponse.ResponseBuilder.ok(ReportWorkbook.of(report(year)), WORKBOOK)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"chakong-" + year + ".xlsx\"")
        .build();
  }

  YearReport.JointMeetings record(int year, YearReport.JointMeeting meeting, String actor) {
    requireYear(year);
    LocalDate today = LegalZone.dayOf(clock.instant());
    if (meeting.heldOn().getYear() != year || meeting.heldOn().isAfter(today)) {
      throw ProblemException.malformed("heldOn");
    }
    if (!meetings.record(meeting, actor)) {
      throw new ProblemException(ProblemCode.CONFLICT);
    }
    return meetings.of(year);
  }

  private static void requireYear(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw ProblemException.malformed("year");
    }
  }
}
