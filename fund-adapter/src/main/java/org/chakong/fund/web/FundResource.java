package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import java.io.InputStream;
import org.chakong.contracts.api.AuditReport;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.FundApi;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.api.StoredDocument;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.audit.ReportAudit;
import org.chakong.fund.audit.RunAudit;
import org.chakong.fund.counter.FileAtCounter;
import org.chakong.fund.request.AnnounceDelay;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.ReviewFilter;
import org.chakong.fund.request.SettlePayout;
import org.chakong.fund.request.TakePaper;
import org.chakong.fund.review.DecideReview;
import org.chakong.fund.review.Reviewer;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The Fund API: the window, the workbench, the register, and what the core reports. */
public class FundResource implements FundApi {

  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";
  private static final String OPS = "fund-ops";
  private static final String CORE = "fund-core";

  private final SecurityIdentity caller;
  private final RequestLists lists;
  private final ReceiptDesk receipts;
  private final DecideReview reviews;
  private final TakePaper papers;
  private final FileAtCounter counter;
  private final RegisterLists registers;
  private final AnnounceDelay delays;
  private final SettlePayout payouts;
  private final ReceiveCoreEvents coreEvents;
  private final RunAudit runAudit;
  private final ReportAudit reportAudit;

  FundResource(
      SecurityIdentity caller,
      RequestLists lists,
      ReceiptDesk receipts,
      DecideReview reviews,
      TakePaper papers,
      FileAtCounter counter,
      RegisterLists registers,
      AnnounceDelay delays,
      SettlePayout payouts,
      ReceiveCoreEvents coreEvents,
      RunAudit runAudit,
      ReportAudit reportAudit) {
    this.caller = caller;
    this.lists = lists;
    this.receipts = receipts;
    this.reviews = reviews;
    this.papers = papers;
    this.counter = counter;
    this.registers = registers;
    this.delays = delays;
    this.payouts = payouts;
    this.coreEvents = coreEvents;
    this.runAudit = runAudit;
    this.reportAudit = reportAudit;
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public Page<Review> reviews(
      String waitsFor,
      Action action,
      String claimedBy,
      Boolean free,
      Integer limit,
      String cursor) {
    ReviewFilter filter = new ReviewFilter(waitsFor, action, claimedBy, Boolean.TRUE.equals(free));
    return lists.reviews(filter, limit, cursor);
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public TrackedRequest decide(String requestNo, Decision decision) {
    return switch (reviews.decide(
        requestNo, decision, new Reviewer(subject(), caller.getRoles()))) {
      case DecideReview.Result.Taken taken -> taken.request();
      case DecideReview.Result.Refused refused -> throw Refusals.of(refused.why());
      case DecideReview.Result.ClaimedBy other -> throw Refusals.claimedBy(other.person());
      case DecideReview.Result.Stale stale -> throw Refusals.stale(stale.changes());
      case DecideReview.Result.UnfitChecklist unfit ->
          throw ProblemException.malformed(unfit.field());
    };
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<StoredDocument> upload(DocumentType type, FileUpload file) {
    if (type == null) {
      throw ProblemException.malformed("type");
    }
    if (file == null) {
      throw ProblemException.malformed("file");
    }
    Paper paper = Paper.read(file.uploadedFile());
    boolean added = papers.take(Filing.WINDOW, type, paper);
    return RestResponse.status(
        added ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        new StoredDocument(
            paper.documentId(),
            type,
            paper.kind().mediaType(),
            paper.bytes().length,
            file.fileName()));
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<TrackedRequest> counterRequest(AssistanceRequest request) {
    return switch (counter.file(request, subject())) {
      case FileAtCounter.Result.Filed filed -> RestResponse.ok(filed.request());
      case FileAtCounter.Result.Defective defective -> throw Refusals.of(defective.defects());
      case FileAtCounter.Result.OtherCentre other -> throw Refusals.otherCentre();
      case FileAtCounter.Result.Reused reused -> throw Refusals.reused();
      case FileAtCounter.Result.DoneOnline done -> throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  @Override
  @RolesAllowed({CLERK, OPS})
  public Page<TrackedRequest> requests(
      RequestStatus status, Action action, String court, Integer limit, String cursor) {
    return lists.requests(status, action, court, limit, cursor);
  }

  @Override
  @RolesAllowed({CLERK, OPS})
  public TrackedRequest request(String requestNo) {
    return lists.request(requestNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  @Override
  @RolesAllowed(CLERK)
  public TrackedRequest delay(String requestNo, DelayReason delay) {
    if (delay.reason().isBlank()) {
      throw ProblemException.malformed("reason");
    }
    return switch (delays.announce(requestNo, delay.reason().strip(), CLERK + ":" + subject())) {
      case AnnounceDelay.Result.Told told -> told.request();
      case AnnounceDelay.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
      case AnnounceDelay.Result.NothingToDelay n ->
          throw new ProblemException(ProblemCode.CONFLICT);
    };
  }

  @Override
  @RolesAllowed({CLERK, OPS})
  public RestResponse<byte[]> receipt(String requestNo) {
    return receipts
        .receipt(requestNo)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  @Override
  @RolesAllowed({CLERK, OPS})
  public Page<RegisterEntry> freezes(
      String accountNo, Boolean history, Integer limit, String cursor) {
    return registers.page(accountNo, Boolean.TRUE.equals(history), limit, cursor);
  }

  @Override
  @RolesAllowed(CORE)
  public TrackedRequest confirm(String deductionNo, PayoutConfirmation confirmation) {
    if (confirmation.state() == DeductionView.State.INSTRUCTED) {
      throw ProblemException.malformed("state");
    }
    return switch (payouts.settle(deductionNo, confirmation, subject())) {
      case SettlePayout.Result.Taken taken -> taken.request();
      case SettlePayout.Result.Contradicted c -> throw new ProblemException(ProblemCode.CONFLICT);
      case SettlePayout.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  @Override
  @RolesAllowed(CORE)
  public CoreEventResults coreEvent(CoreEvent event) {
    return coreEvents.one(event);
  }

  @Override
  @RolesAllowed(CORE)
  public CoreEventResults coreEvents(InputStream events) {
    return coreEvents.lines(events);
  }

  @Override
  @RolesAllowed(OPS)
  public AuditReport audit() {
    return reportAudit.report();
  }

  @Override
  @RolesAllowed(OPS)
  public RestResponse<AuditReport> startAudit() {
    runAudit.ask();
    return RestResponse.status(RestResponse.Status.ACCEPTED, reportAudit.report());
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
