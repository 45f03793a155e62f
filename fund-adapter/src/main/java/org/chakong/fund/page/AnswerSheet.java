package org.chakong.fund.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.AccountView;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Reason;
import org.chakong.fund.page.ReviewSheet.Fact;
import org.chakong.fund.page.ReviewSheet.FindingLine;

/** What a request was answered, in words; everything is empty before there is an answer. */
final class AnswerSheet {

  private final Optional<Answer> answer;
  private final DeskWords words;

  AnswerSheet(Answer answer, DeskWords words) {
    this.answer = Optional.ofNullable(answer);
    this.words = words;
  }

  /** A reason with its clause. */
  public record ReasonLine(String code, String detail, String citation) {}

  /** An account as a query was told of it. */
  public record AccountLine(
      String accountNo,
      String status,
      String balance,
      String available,
      String frozen,
      String freezable,
      int freezes) {}

  /** A freeze that stands before this one. */
  public record AheadLine(
      String court, String caseNumber, String ordered, String frozen, String until) {}

  String verdict() {
    return answer.map(Answer::verdict).map(verdict -> words.word("verdict", verdict)).orElse("");
  }

  /** The class that colours it. */
  String mark() {
    return answer
        .map(Answer::verdict)
        .map(verdict ->
            switch (verdict) {
              case EXECUTED, PARTLY_EXECUTED -> "good";
              case UNABLE, RETURNED, REJECTED -> "bad";
            })
        .orElse("");
  }

  String wayForward() {
    return answer.map(Answer::wayForward).orElse("");
  }

  List<ReasonLine> reasons() {
    return answer.stream().flatMap(one -> one.reasons().stream()).map(this::reason).toList();
  }

  List<FindingLine> findings() {
    return answer.map(one -> FindingLine.of(one.findings(), words)).orElse(List.of());
  }

  List<Fact> effect() {
    return Stream.concat(
            answer.map(Answer::freeze).stream().flatMap(this::freeze),
            answer.map(Answer::deduction).stream().flatMap(this::deduction))
        .toList();
  }

  List<AheadLine> ahead() {
    return answer
        .map(Answer::freeze)
        .map(FreezeView::ahead)
        .map(all ->
            all.stream()
                .map(one ->
                    new AheadLine(
                        one.court(),
                        one.caseNumber() == null ? "" : one.caseNumber(),
                        words.yuan(one.ordered()),
                        words.yuan(one.frozen()),
                        day(one.until())))
                .toList())
        .orElse(List.of());
  }

  List<AccountLine> accounts() {
    return answer
        .map(Answer::accounts)
        .map(all -> all.stream().map(this::account).toList())
        .orElse(List.of());
  }

  private ReasonLine reason(Reason reason) {
    return new ReasonLine(
        words.code(reason.code()),
        reason.detail() == null ? "" : reason.detail(),
        reason.citation() == null ? "" : reason.citation());
  }

  private Stream<Fact> freeze(FreezeView freeze) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "freeze_no", freeze.freezeNo());
    add(facts, "account", freeze.accountNo());
    add(facts, "status", freeze.state() == null ? "" : words.word("freeze", freeze.state()));
    add(facts, "frozen", sum(freeze.frozen()));
    add(facts, "waiting", sum(freeze.waiting()));
    add(facts, "place", freeze.position() == null ? "" : freeze.position().toString());
    add(facts, "from", day(freeze.from()));
    add(facts, "until", day(freeze.until()));
    add(facts, "released", sum(freeze.released()));
    return facts.stream();
  }

  private Stream<Fact> deduction(DeductionView deduction) {
    List<Fact> facts = new ArrayList<>();
    add(facts, "deduction_no", deduction.deductionNo());
    add(facts, "account", deduction.accountNo());
    add(facts, "freeze_no", deduction.freezeNo());
    add(facts, "deducted", sum(deduction.deducted()));
    add(facts, "short", sum(deduction.shortfall()));
    DeductionView.Payout payout = deduction.payout();
    if (payout != null) {
      add(facts, "payout", words.word("payout", payout.state()));
      add(facts, "instructed_at", words.at(payout.instructedAt()));
      add(facts, "settled_at", words.at(payout.settledAt()));
      add(facts, "bank_reference", payout.bankReference());
    }
    return facts.stream();
  }

  private AccountLine account(AccountView account) {
    AccountView.Freezable freezable = account.freezable();
    return new AccountLine(
        account.accountNo(),
        account.status() == null ? "" : words.word("account", account.status()),
        sum(account.balance()),
        sum(account.available()),
        sum(account.frozen()),
        freezable == null ? "" : words.word("freezable", freezable.possible()),
        account.freezes() == null ? 0 : account.freezes().size());
  }

  /** What was not disclosed stays empty. */
  private String sum(Money money) {
    return money == null ? "" : words.yuan(money);
  }

  private static String day(LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(new Fact(words.say("label_" + name), value));
    }
  }
}
