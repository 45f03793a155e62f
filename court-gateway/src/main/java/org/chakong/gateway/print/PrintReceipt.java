package org.chakong.gateway.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.evidence.SignedAnswers;
import org.chakong.gateway.evidence.SignedAnswers.SignedAnswer;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.print.Receipt;
import org.chakong.runtime.print.ReceiptSheets;
import org.chakong.runtime.print.SheetPrinter;
import org.chakong.runtime.print.TokenFacts;

/** Prints the receipt 回执 of an answered request. */
@ApplicationScoped
public class PrintReceipt {

  private final SignedAnswers evidence;
  private final RequestView view;
  private final Institutions institutions;
  private final SheetPrinter printer;

  PrintReceipt(
      SignedAnswers evidence, RequestView view, Institutions institutions, SheetPrinter printer) {
    this.evidence = evidence;
    this.view = view;
    this.institutions = institutions;
    this.printer = printer;
  }

  /** The receipt as PDF, empty before there is a signed answer. */
  public Optional<byte[]> print(StoredRequest request) {
    return Optional.of(request)
        .filter(answered -> answered.status() == RequestStatus.ANSWERED)
        .map(StoredRequest::answerMessage)
        .flatMap(evidence::find)
        .map(answer -> printer.print(ReceiptSheets.of(receipt(request, answer))));
  }

  private Receipt receipt(StoredRequest request, SignedAnswer answer) {
    Optional<String> asked =
        Optional.ofNullable(request.sentJti())
            .flatMap(jti -> evidence.sent(request.answerMessage().peer(), jti));
    return new Receipt(
        view.of(request),
        institutions.court(request.court(), LegalZone.dayOf(request.periodBegan())),
        institutions.centre(request),
        request.answeredAt(),
        Digests.contentDigest(answer.body()),
        Stream.of(
                asked.map(token -> TokenFacts.signature("法院签名", token)),
                Optional.of(TokenFacts.signature("中心签名", answer.token())))
            .flatMap(Optional::stream)
            .toList());
  }
}
