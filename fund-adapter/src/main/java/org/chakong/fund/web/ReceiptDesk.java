package org.chakong.fund.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.channel.SignedAnswers;
import org.chakong.fund.channel.SignedAnswers.Signed;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.StoredJson;
import org.chakong.runtime.print.Receipt;
import org.chakong.runtime.print.ReceiptSheets;
import org.chakong.runtime.print.SheetPrinter;
import org.chakong.runtime.print.TokenFacts;
import org.chakong.runtime.registry.Registries;
import org.jboss.resteasy.reactive.RestResponse;

/** Receipts 回执 that a clerk hands to the officers. */
@ApplicationScoped
public class ReceiptDesk {

  private final ReadRequests requests;
  private final Policies policies;
  private final Registries registries;
  private final SignedAnswers signed;
  private final SheetPrinter printer;
  private final OwnLooks looks;

  ReceiptDesk(
      ReadRequests requests,
      Policies policies,
      Registries registries,
      SignedAnswers signed,
      SheetPrinter printer,
      OwnLooks looks) {
    this.requests = requests;
    this.policies = policies;
    this.registries = registries;
    this.signed = signed;
    this.printer = printer;
    this.looks = looks;
  }

  /** Empty before there is an answer. */
  public Optional<RestResponse<byte[]>> receipt(String requestNo) {
    Optional<TrackedRequest> answered =
        requests.find(requestNo).filter(request -> request.status() == RequestStatus.ANSWERED);
    answered.ifPresent(request -> looks.atRequest(Look.Kind.RECEIPT, requestNo));
    return answered.map(
        request -> file(requestNo, printer.print(ReceiptSheets.of(receipt(request)))));
  }

  private Receipt receipt(TrackedRequest request) {
    Optional<Signed> asked = signed.asked(request.requestNo());
    Optional<Signed> answered = signed.answered(request.requestNo(), request.revision());
    LocalDate day = LegalZone.dayOf(request.receivedAt().toInstant());
    return new Receipt(
        request,
        registries.courtName(request.court(), day).orElse(null),
        policies
            .at(request.fundCentre(), day)
            .map(PolicyProfile::centreName)
            .orElse(request.fundCentre()),
        request.answeredAt().toInstant(),
        Digests.contentDigest(answered.map(Signed::body).orElseGet(() -> stored(request))),
        Stream.of(
                asked.map(message -> TokenFacts.signature("法院签名", message.token())),
                answered.map(message -> TokenFacts.signature("中心签名", message.token())))
            .flatMap(Optional::stream)
            .toList());
  }

  /** Nothing signed stands behind a paper of the window: its digest is of what is stored. */
  private static byte[] stored(TrackedRequest request) {
    return StoredJson.write(request).getBytes(StandardCharsets.UTF_8);
  }

  /** A request number is safe in a header and says nothing of a person. */
  private static RestResponse<byte[]> file(String requestNo, byte[] pdf) {
    return RestResponse.ResponseBuilder.ok(pdf, SheetPrinter.MEDIA_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"receipt-" + requestNo + ".pdf\"")
        .build();
  }
}
