package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.ReasonCode;

/** The papers: those that must be there, in the original where it must be, of the same case. */
final class PaperRules {
  private static final String PRESERVATION_CASE = "执保";

  private PaperRules() {}

  static List<RuleFinding> required(AssistanceRequest request, FilingContext context) {
    MeasureRule.Papers papers = context.profile().paperRule(request.action(), context.channel());
    NamedRule rule = context.profile().rule("papers", papers.clause());
    if (papers.required().isEmpty()) {
      return List.of(rule.pass("本渠道不要求提交文书"));
    }
    return papers.required().stream().map(paper -> required(paper, request, rule)).toList();
  }

  static RuleFinding required(MeasureRule.Paper paper, AssistanceRequest request, NamedRule rule) {
    List<DocumentRef> given =
        request.documents().stream()
            .filter(document -> paper.anyOf().contains(document.type()))
            .filter(document -> document.documentId() != null)
            .toList();
    String name = paper.anyOf().stream().map(PaperNames::of).collect(Collectors.joining("或者"));
    if (given.isEmpty()) {
      return rule.fail(ReasonCode.DOCUMENT_MISSING, "documents", "缺少" + name);
    }
    boolean sufficient =
        given.stream().anyMatch(d -> d.isOriginal() || !paper.originals().contains(d.type()));
    if (!sufficient) {
      String field = "documents[" + request.documents().indexOf(given.getFirst()) + "].original";
      return rule.fail(
          ReasonCode.ORIGINAL_REQUIRED, field, PaperNames.of(given.getFirst().type()) + "应当提交原件");
    }
    return rule.pass("已提交" + name);
  }

  static List<RuleFinding> atHand(AssistanceRequest request, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.PAPER_AT_HAND);
    List<RuleFinding> found = new ArrayList<>();
    for (int i = 0; i < request.documents().size(); i++) {
      DocumentRef document = request.documents().get(i);
      if (document.documentId() != null && !context.isAtHand(document)) {
        String detail = "本院未提交所列的" + PaperNames.of(document.type());
        String field = "documents[" + i + "].documentId";
        found.add(rule.fail(ReasonCode.DOCUMENT_MISSING, field, detail));
      }
    }
    return found.isEmpty() ? List.of(rule.pass("所列文书均已收到")) : found;
  }

  static List<RuleFinding> numbers(AssistanceRequest request, FilingContext context) {
    Optional<CaseNumber> filed = CaseNumber.parse(request.courtCase().number());
    if (filed.isEmpty()) {
      return List.of();
    }
    NamedRule rule = context.profile().rule(Requirement.PAPER_NUMBER);
    List<RuleFinding> found = new ArrayList<>();
    for (int i = 0; i < request.documents().size(); i++) {
      DocumentRef document = request.documents().get(i);
      if (bearsNumber(document) && !isOfCase(document, filed.get(), request, context)) {
        String detail = PaperNames.of(document.type()) + "的案号缺失，或者与请求的案号不一致";
        String field = "documents[" + i + "].number";
        found.add(rule.fail(ReasonCode.CASE_NUMBER_MISMATCH, field, detail));
      }
    }
    return found.isEmpty() ? List.of(rule.pass("裁定书、通知书的案号与请求一致")) : found;
  }

  /** A ruling always does, a notice when it has one; other papers may be of other cases. */
  private static boolean bearsNumber(DocumentRef document) {
    boolean numberedNotice =
        document.type() == DocumentType.ASSISTANCE_NOTICE
            && document.number() != null
            && !document.number().isBlank();
    return numberedNotice || (document.type() != null && document.type().isRuling());
  }

  private static boolean isOfCase(
      DocumentRef document, CaseNumber filed, AssistanceRequest request, FilingContext context) {
    Stream<CaseNumber> own =
        Stream.of(Optional.of(filed), CaseNumber.parse(request.courtCase().formerNumber()))
            .flatMap(Optional::stream);
    return CaseNumber.parse(document.number())
        .filter(number ->
            own.anyMatch(number::sameCaseAs)
                || isTrialNumber(document, number, filed, context.profile()))
        .isPresent();
  }

  private static boolean isTrialNumber(
      DocumentRef document, CaseNumber number, CaseNumber filed, PolicyProfile profile) {
    return document.type() == DocumentType.PRESERVATION_RULING
        && filed.type().equals(PRESERVATION_CASE)
        && number.court().equals(filed.court())
        && profile.preservationNumbers().value().contains(number.type());
  }
}
