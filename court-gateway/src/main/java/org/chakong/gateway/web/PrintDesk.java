package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.chakong.contracts.problem.Problem;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.gateway.print.PrintReceipt;
import org.chakong.gateway.print.PrintSlip;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.print.SheetPrinter;
import org.chakong.runtime.print.Words;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Papers to be printed. */
@ApplicationScoped
public class PrintDesk {

  private final PrintReceipt receipts;
  private final PrintSlip slips;

  PrintDesk(PrintReceipt receipts, PrintSlip slips) {
    this.receipts = receipts;
    this.slips = slips;
  }

  /** The receipt; 404 before there is an answer. */
  public RestResponse<byte[]> receipt(StoredRequest request) {
    return receipts
        .print(request)
        .map(pdf -> file("receipt", request, pdf))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  /** The slip for the window; 409 while it is not the way to go, with a word on when it will be. */
  public RestResponse<byte[]> slip(StoredRequest request) {
    return switch (slips.print(request)) {
      case PrintSlip.Result.Slip slip -> file("offline-slip", request, slip.pdf());
      case PrintSlip.Result.NotBefore(var dueAt) ->
          throw notNow(
              "公积金中心的答复期限未满；逾期未答复的，自 %s（北京时间）起可以取得 / the centre still has time; from %s"
                  .formatted(Words.time(dueAt), dueAt));
      case PrintSlip.Result.DeadlineUnknown unknown ->
          throw notNow("所涉年度的工作日安排尚未公布，答复期限待定 / the deadline waits for the calendar of the year");
      case PrintSlip.Result.NoNeed noNeed ->
          throw notNow("该请求已有结果，或者无须到柜台办理 / it has ended, or no window is open to it");
    };
  }

  private static ProblemException notNow(String detail) {
    return new ProblemException(
        new Problem(
            null,
            null,
            ProblemCode.CONFLICT.status(),
            detail,
            ProblemCode.CONFLICT.name(),
            List.of()));
  }

  /** A request number is safe in a header and says nothing of a person. */
  private static RestResponse<byte[]> file(String name, StoredRequest request, byte[] pdf) {
    return RestResponse.ResponseBuilder.ok(pdf, SheetPrinter.MEDIA_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"" + name + "-" + request.requestNo() + ".pdf\"")
        .build();
  }
}
