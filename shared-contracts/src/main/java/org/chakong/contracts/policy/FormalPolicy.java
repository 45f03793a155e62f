package org.chakong.contracts.policy;

import java.util.List;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.Subject;

/**
 * What can be said of a request before any account is looked at (形式审查): the way it came, who asks
 * in which case, against whom, with which officers and papers, for how much and how long.
 *
 * <p>The rules stand side by side: none depends on another, and their order only orders the
 * findings.
 */
public final class FormalPolicy {
  static final List<FormalRule> RULES =
      List.of(
          FilingRules::channel,
          FilingRules::scope,
          FilingRules::employerQuery,
          CaseRules::number,
          CaseRules::ownCourtAndYear,
          CaseRules::type,
          SubjectRules::identity,
          SubjectRules::personOnly,
          SubjectRules::role,
          OfficerRules::officers,
          PaperRules::required,
          PaperRules::atHand,
          PaperRules::numbers,
          SealRules::seals,
          FilingRules::freezeNamed,
          FilingRules::accountNumber,
          TransferRules::ruling,
          AmountRules::stated,
          AmountRules::words,
          AmountRules::claim,
          TermRules::term,
          DeductionRules::payee,
          DeductionRules::advanceExecution,
          DeductionRules::condition,
          DeductionRules::proof,
          DeductionRules::otherAssets,
          DeductionRules::dividedAmount);

  /** For another authority than a court of the agreement. */
  private static final List<FormalRule> RULES_OF_OTHERS =
      List.of(
          AuthorityRules::channel,
          AuthorityRules::measure,
          AuthorityRules::name,
          AuthorityRules::papers,
          AuthorityRules::number,
          FilingRules::employerQuery,
          SubjectRules::identity,
          SubjectRules::personOnly,
          OfficerRules::officers,
          PaperRules::atHand,
          SealRules::seals,
          FilingRules::freezeNamed,
          FilingRules::accountNumber,
          TransferRules::courtsOnly,
          AmountRules::stated,
          AmountRules::words,
          TermRules::term);

  private FormalPolicy() {}

  /** Looks at every rule; nothing here reads a clock, a database or an account. */
  public static Findings check(AssistanceRequest request, FilingContext context) {
    boolean other = request.courtCase() != null && request.courtCase().authority() != null;
    return check(request, context, other ? RULES_OF_OTHERS : RULES);
  }

  static Findings check(AssistanceRequest request, FilingContext context, List<FormalRule> rules) {
    AssistanceRequest whole = withEmptyParts(request);
    return new Findings(
        rules.stream().flatMap(rule -> rule.look(whole, context).stream()).toList());
  }

  /** A missing case or person is a defect that the rules name, like any missing part of one. */
  private static AssistanceRequest withEmptyParts(AssistanceRequest request) {
    CourtCase courtCase = request.courtCase();
    Subject subject = request.subject();
    if (courtCase != null && subject != null) {
      return request;
    }
    return new AssistanceRequest(
        request.requestNo(),
        request.fundCentre(),
        courtCase == null ? new CourtCase(null, null, null, null, null, null, null) : courtCase,
        subject == null ? new Subject(null, null, null, null, null) : subject,
        request.officers(),
        request.documents(),
        request.instruction(),
        request.replaces());
  }
}
