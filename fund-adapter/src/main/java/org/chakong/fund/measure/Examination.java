package org.chakong.fund.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.policy.FilingContext;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.request.AccountView;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.decide.FreezeFacts;

/**
 * What the rules found of a request at one moment.
 *
 * @param context null where no policy binds the fund centre asked; then the findings say so
 * @param accounts of the person; empty also when they were not looked at
 * @param named the freeze that the instruction names
 * @param identityInDoubt whether nobody has decided yet that the accounts are the person's
 */
public record Examination(
    FilingContext context,
    Findings findings,
    List<CoreFacts.Account> accounts,
    Optional<FreezeFacts> named,
    boolean identityInDoubt) {

  public Examination {
    accounts = List.copyOf(accounts);
  }

  /** REJECTED, RETURNED or UNABLE when a rule bars the request. */
  public Optional<Verdict> refusal() {
    return findings.verdict();
  }

  /** With what the person who approves has found out where the books could not tell. */
  public Examination answeredBy(String words) {
    return new Examination(
        context, AccountPolicy.answeredBy(findings, words), accounts, named, identityInDoubt);
  }

  /** The answer of a request that a rule bars. */
  public Answer refused() {
    return new Answer(
        findings.verdict().orElseThrow(),
        findings.reasons(),
        findings.wire(),
        null,
        findings.wayForward().orElse(null),
        null,
        null,
        null);
  }

  /** The answer of a request that cannot be done although no rule bars it. */
  Answer refused(Verdict verdict, Reason reason, String wayForward) {
    return new Answer(
        verdict, List.of(reason), findings.wire(), null, wayForward, null, null, null);
  }

  Answer withAccounts(List<AccountView> views) {
    return new Answer(
        Verdict.EXECUTED, findings.reasons(), findings.wire(), null, null, views, null, null);
  }

  Answer withFreeze(Verdict verdict, FreezeView freeze, Objection objection, List<Reason> notes) {
    return new Answer(
        verdict, reasons(notes), findings.wire(), objection, null, null, freeze, null);
  }

  /**
   * @param verdict null while the bank has yet to confirm
   */
  Answer withDeduction(Verdict verdict, DeductionView deduction) {
    return new Answer(
        verdict, findings.reasons(), findings.wire(), null, null, null, null, deduction);
  }

  private List<Reason> reasons(List<Reason> notes) {
    List<Reason> all = new ArrayList<>(findings.reasons());
    notes.stream()
        .filter(note -> all.stream().noneMatch(known -> known.code() == note.code()))
        .forEach(all::add);
    return all;
  }
}
