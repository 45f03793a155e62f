package org.chakong.contracts.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DocumentRef;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.ReasonCode;

/**
 * The electronic seals on the papers: looked at wherever there is one, asked for where the policy
 * says so, and then only online, since at the window the paper itself is handed over.
 */
final class SealRules {

  private SealRules() {}

  static List<RuleFinding> seals(AssistanceRequest request, FilingContext context) {
    List<RuleFinding> found = new ArrayList<>();
    for (int i = 0; i < request.documents().size(); i++) {
      DocumentRef document = request.documents().get(i);
      if (context.isAtHand(document)) {
        look(document, "documents[" + i + "].documentId", context).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<RuleFinding> look(
      DocumentRef document, String field, FilingContext context) {
    NamedRule rule = context.profile().rule(Requirement.SEAL);
    String name = PaperNames.of(document.type());
    boolean required = isRequired(document, context);
    return switch (context.sealOf(document)) {
      case SealState.None none -> required ? Optional.of(missing(name, field, context)) : noRule();
      case SealState.Valid valid -> Optional.of(valid(valid, required, name, rule));
      case SealState.Invalid invalid ->
          Optional.of(
              rule.fail(ReasonCode.SIGNATURE_INVALID, field, name + "：" + invalid.why().words()));
      case SealState.Broken broken ->
          Optional.of(rule.fail(ReasonCode.SIGNATURE_BROKEN, field, name + "在签章之后被改动"));
      case SealState.Unverifiable unverifiable ->
          Optional.of(rule.review(name + "带有电子签章，系统无法验证，请核实签章是否真实有效"));
    };
  }

  private static Optional<RuleFinding> noRule() {
    return Optional.empty();
  }

  private static RuleFinding missing(String name, String field, FilingContext context) {
    Clause clause = context.profile().sealRequired().clause();
    NamedRule rule = context.profile().rule("seal-required", clause);
    return rule.fail(ReasonCode.SIGNATURE_INVALID, field, name + "没有电子签章");
  }

  /** A seal that nobody had to put there is no worse for what cannot be known of it. */
  private static RuleFinding valid(
      SealState.Valid seal, boolean required, String name, NamedRule rule) {
    if (!seal.issuerTrusted()) {
      return required
          ? rule.review(name + "的电子签章完整，但未配置受信任的签发机构，请核实签章单位")
          : rule.pass(name + "的电子签章完整；未配置受信任的签发机构，没有核对签章单位");
    }
    if (!seal.revocationKnown()) {
      return required
          ? rule.review(name + "的电子签章完整，但没有有效的证书吊销列表，请核实证书状态")
          : rule.pass(name + "的电子签章有效；没有有效的证书吊销列表，没有核对证书状态");
    }
    return rule.pass(name + "的电子签章有效");
  }

  /** What the asking court issues for the measure itself; other papers may be copies. */
  private static boolean isRequired(DocumentRef document, FilingContext context) {
    if (context.channel() != Channel.ONLINE || !context.profile().sealRequired().value()) {
      return false;
    }
    return switch (Objects.requireNonNullElse(document.type(), DocumentType.OTHER)) {
      case QUERY_SLIP, ENFORCEMENT_RULING, PRESERVATION_RULING, RELEASE_RULING, ASSISTANCE_NOTICE ->
          true;
      case TRANSFER_RULING,
          JUDICIAL_SUGGESTION,
          INTRODUCTION_LETTER,
          EFFECTIVE_JUDGMENT,
          CONDITION_PROOF,
          OFFICER_PERMIT,
          OTHER ->
          false;
    };
  }
}
