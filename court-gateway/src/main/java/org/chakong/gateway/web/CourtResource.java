package org.chakong.gateway.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.api.Change;
import org.chakong.contracts.api.CourtApi;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.api.OfflineResult;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.SlaSummary;
import org.chakong.contracts.api.StoredDocument;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.api.WebhookDelivery;
import org.chakong.contracts.api.YearReport;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.sla.SlaSummaries;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The Court API. Callers may wait for answers, so each has a virtual thread rather than one of the
 * few of a pool.
 */
@RunOnVirtualThread
public class CourtResource implements CourtApi {

  private final Caller caller;
  private final DocumentDoor documents;
  private final FilingDoor filing;
  private final RequestDesk requests;
  private final FreezeDesk freezes;
  private final SlaSummaries summaries;
  private final OfflineDoor offline;
  private final PrintDesk papers;
  private final ChangeDesk changes;
  private final ReportDesk reports;
  private final RoutingContext http;

  CourtResource(
      Caller caller,
      DocumentDoor documents,
      FilingDoor filing,
      RequestDesk requests,
      FreezeDesk freezes,
      SlaSummaries summaries,
      OfflineDoor offline,
      PrintDesk papers,
      ChangeDesk changes,
      ReportDesk reports,
      RoutingContext http) {
    this.caller = caller;
    this.documents = documents;
    this.filing = filing;
    this.requests = requests;
    this.freezes = freezes;
    this.summaries = summaries;
    this.offline = offline;
    this.papers = papers;
    this.changes = changes;
    this.reports = reports;
    this.http = http;
  }

  @Override
  @RolesAllowed(Caller.CASE_SYSTEM)
  public RestResponse<StoredDocument> upload(DocumentType type, FileUpload file) {
    return documents.upload(caller.filer(), type, file);
  }

  @Override
  @RolesAllowed(Caller.CASE_SYSTEM)
  public RestResponse<TrackedRequest> file(String prefer, AssistanceRequest request) {
    return filing.file(caller.filer(), WaitPreference.parse(prefer), request);
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public TrackedRequest request(String requestNo, String prefer) {
    Optional<WaitPreference> wait = WaitPreference.parse(prefer);
    TrackedRequest shown = requests.show(caller.visible(requestNo), wait);
    // the contract's interface gives the body alone
    wait.ifPresent(applied -> http.response().putHeader(WaitPreference.APPLIED, applied.applied()));
    return shown;
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public Page<TrackedRequest> requests(
      RequestStatus status,
      Verdict verdict,
      Sla.State sla,
      Action action,
      String court,
      String caseNumber,
      String from,
      String to,
      Integer limit,
      String cursor) {
    ListQuery query = new ListQuery(caller.onlyCourt(), limit, cursor);
    return requests.list(
        query, query.filter(status, verdict, sla, action, court, caseNumber, from, to));
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS, Caller.AUDITOR})
  public Page<TimelineEvent> timeline(String requestNo, Integer limit, String cursor) {
    return requests.timeline(caller.visible(requestNo), limit, cursor);
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS, Caller.AUDITOR})
  public String receipt(String requestNo) {
    return requests.signedAnswer(caller.visible(requestNo)).token();
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS, Caller.AUDITOR})
  public RestResponse<byte[]> printedReceipt(String requestNo) {
    return papers.receipt(caller.visible(requestNo));
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public RestResponse<byte[]> offlineSlip(String requestNo) {
    return papers.slip(caller.visible(requestNo));
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS, Caller.AUDITOR})
  public byte[] signedAnswer(String requestNo) {
    return requests.signedAnswer(caller.visible(requestNo)).body();
  }

  @Override
  @RolesAllowed(Caller.CASE_SYSTEM)
  public TrackedRequest withdraw(String requestNo) {
    return filing.withdraw(caller.own(requestNo), caller.actor());
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public TrackedRequest offlineResult(String requestNo, OfflineResult result) {
    return offline.result(caller.visible(requestNo), result, caller.actor());
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public YearReport report(int year) {
    return reports.report(year);
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public RestResponse<byte[]> reportWorkbook(int year) {
    return reports.workbook(year);
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public YearReport.JointMeetings recordMeeting(int year, YearReport.JointMeeting meeting) {
    return reports.record(year, meeting, caller.actor());
  }

  @Override
  @RolesAllowed(Caller.CASE_SYSTEM)
  public Assessment assess(AssistanceRequest request) {
    return filing.assess(caller.filer(), request);
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public Page<CourtFreeze> freezes(
      String caseNumber,
      String expiringWithin,
      FreezeView.State state,
      Integer limit,
      String cursor) {
    return freezes.list(
        new ListQuery(caller.onlyCourt(), limit, cursor), caseNumber, expiringWithin, state);
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public Page<Change> changes(String prefer, Integer limit, String cursor) {
    Optional<WaitPreference> wait = WaitPreference.parse(prefer);
    Page<Change> page = changes.changes(caller.onlyCourt(), limit, cursor, wait);
    wait.ifPresent(applied -> http.response().putHeader(WaitPreference.APPLIED, applied.applied()));
    return page;
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public Page<WebhookDelivery> webhookDeliveries(
      WebhookDelivery.State delivery, Integer limit, String cursor) {
    return changes.deliveries(delivery, limit, cursor);
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public WebhookDelivery retryWebhook(long id) {
    return changes.retry(id);
  }

  @Override
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_OPS})
  public SlaSummary slaSummary(String from, String to) {
    return summaries.of(
        ListQuery.day("from", from), ListQuery.day("to", to), caller.onlyCourt().orElse(null));
  }
}
