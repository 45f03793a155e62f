package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CaseTransfer;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;

/**
 * The ruling that passes a freeze to the requesting court (移送执行、指定执行): named, at hand, and of a
 * court that may. What it concerns is measured against the freeze itself, which only the fund
 * centre knows.
 */
final class TransferRules {
  private static final String FROM = "case.transfer.fromCaseNumber";
  private static final String RULING = "case.transfer.rulingNumber";

  private TransferRules() {}

  /** An extension without a term that only takes the freeze over. */
  static boolean onlyPasses(CourtCase courtCase, Instruction.Extend extend) {
    return courtCase.transfer() != null && extend.termMonths() == null && extend.until() == null;
  }

  static List<RuleFinding> ruling(AssistanceRequest request, FilingContext context) {
    CaseTransfer transfer = request.courtCase().transfer();
    if (transfer == null) {
      return List.of();
    }
    NamedRule rule = context.profile().rule(Requirement.TRANSFER);
    Optional<CaseNumber> from = CaseNumber.parse(transfer.fromCaseNumber());
    Optional<CaseNumber> ruling = CaseNumber.parse(transfer.rulingNumber());
    List<RuleFinding> found = new ArrayList<>();
    if (!namesFreeze(request.instruction())) {
      found.add(
          rule.fail(ReasonCode.FREEZE_NOT_FOUND, "instruction.freezeNo", "移送、指定执行应当写明所针对的冻结编号"));
    }
    if (from.isEmpty()) {
      found.add(rule.fail(ReasonCode.CASE_NUMBER_INVALID, FROM, "原冻结案件的案号缺失或者不符合现行案号格式"));
    }
    if (ruling.isEmpty()) {
      found.add(rule.fail(ReasonCode.CASE_NUMBER_INVALID, RULING, "移送、指定执行裁定的文号缺失或者不符合现行案号格式"));
    }
    if (from.isPresent() && ruling.isPresent()) {
      found.add(paper(request, ruling.get(), rule));
      found.add(issuer(request.courtCase().court(), from.get(), ruling.get(), context, rule));
    }
    return found;
  }

  /** Extension and release are held to it by a rule of their own. */
  private static boolean namesFreeze(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Extend e -> true;
      case Instruction.Unfreeze u -> true;
      case Instruction.Deduct deduct -> deduct.freezeNo() != null && !deduct.freezeNo().isBlank();
      case Instruction.Query q -> false;
      case Instruction.Freeze f -> false;
    };
  }

  private static RuleFinding paper(AssistanceRequest request, CaseNumber ruling, NamedRule rule) {
    List<DocumentRef> given =
        request.documentsOf(DocumentType.TRANSFER_RULING).stream()
            .filter(document -> document.documentId() != null)
            .toList();
    String name = PaperNames.of(DocumentType.TRANSFER_RULING);
    if (given.isEmpty()) {
      return rule.fail(ReasonCode.DOCUMENT_MISSING, "documents", "缺少" + name);
    }
    boolean borne =
        given.stream()
            .map(document -> CaseNumber.parse(document.number()))
            .anyMatch(Optional.of(ruling)::equals);
    return borne
        ? rule.pass("已提交" + name)
        : rule.fail(ReasonCode.CASE_NUMBER_MISMATCH, "documents", name + "的文号缺失，或者与请求写明的文号不一致");
  }

  /** The court that gives the case away, or one above both. */
  private static RuleFinding issuer(
      String to, CaseNumber from, CaseNumber ruling, FilingContext context, NamedRule rule) {
    String issuer = ruling.court();
    boolean may =
        issuer.equals(from.court())
            || (context.courts().isSuperior(issuer, from.court())
                && context.courts().isSuperior(issuer, to));
    return may
        ? rule.pass("裁定由移送法院或者双方的共同上级法院作出")
        : rule.fail(ReasonCode.NOT_HOLDER, RULING, "裁定不是移送法院或者双方的共同上级法院作出的");
  }

  static List<RuleFinding> courtsOnly(AssistanceRequest request, FilingContext context) {
    return request.courtCase().transfer() == null
        ? List.of()
        : List.of(
            context
                .profile()
                .rule(Requirement.TRANSFER)
                .fail(ReasonCode.CASE_TYPE_NOT_ALLOWED, "case.transfer", "移送、指定执行只在适用范围内的法院之间办理"));
  }
}
