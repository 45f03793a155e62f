package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.api.ReviewDetail.AccountFacts;
import org.chakong.contracts.api.ReviewDetail.HolderFacts;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;

/** A review's facts in words, each with its name. */
final class ReviewSheet {

  private final ReviewDetail review;
  private final DeskWords words;
  private final boolean whole;

  /**
   * @param whole whether names and id numbers are shown in full
   */
  ReviewSheet(ReviewDetail review, DeskWords words, boolean whole) {
    this.review = review;
    this.words = words;
    this.whole = whole;
  }

  /** A fact with its name. */
  public record Fact(String label, String value) {}

  /** An account as it is now. */
  public record AccountCard(String accountNo, List<Fact> facts, List<FreezeLine> freezes) {}

  /** A freeze of an account, in the order of the register. */
  public record FreezeLine(
      String freezeNo,
      String court,
      String caseNumber,
      String state,
      String frozen,
      String waiting,
      String until) {}

  /** What a rule found. */
  public record FindingLine(
      String outcome,
      String mark,
      String title,
      String citation,
      String detail,
      boolean unconfirmed) {

    static FindingLine of(Finding finding, DeskWords words) {
      String mark =
          switch (finding.outcome()) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case REVIEW -> "review";
          };
      return new FindingLine(
          words.word("fact", finding.outcome()),
          mark,
          words.title(finding),
          finding.citation(),
          finding.detail() == null ? "" : finding.detail(),
          Boolean.TRUE.equals(finding.unconfirmed()));
    }

    /** What a person must look at stands first. */
    static List<FindingLine> of(List<Finding> findings, DeskWords words) {
      return findings.stream()
          .sorted(Comparator.comparing(finding -> finding.outcome() == Finding.Outcome.PASS))
          .map(finding -> of(finding, words))
          .toList();
    }
  }

  List<Fact> request() {
    TrackedRequest request = review.request();
    CourtCase court = request.courtCase();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("action", words.word("action", request.body().action())));
    facts.add(fact("status", words.word("status", request.status())));
    facts.add(fact("due", deadline(request)));
    facts.add(fact("court", court.holder()));
    facts.add(fact("case", court.number()));
    add(facts, "cause", court.cause());
    if (court.claimAmount() != null) {
      facts.add(fact("claim", words.yuan(court.claimAmount())));
    }
    facts.addAll(instruction(request.instruction()));
    return facts;
  }

  List<Fact> persons() {
    TrackedRequest request = review.request();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("person", ShownPerson.name(request.subject().name(), whole)));
    facts.add(fact("id_number", ShownPerson.number(request.subject().idNumber(), whole)));
    facts.add(fact("person_role", words.word("subject", request.subject().role())));
    request.body().officers().stream()
        .map(officer ->
            fact(
                "officer",
                ShownPerson.name(officer.name(), whole)
                    + " "
                    + ShownPerson.number(officer.workPermitNo(), whole)))
        .forEach(facts::add);
    return facts;
  }

  List<AccountCard> accounts() {
    return review.accounts().stream()
        .map(account ->
            new AccountCard(
                account.accountNo(),
                facts(account),
                account.freezes().stream().map(this::freeze).toList()))
        .toList();
  }

  List<FindingLine> findings() {
    return FindingLine.of(review.findings(), words);
  }

  List<String> questions() {
    return review.questions().stream()
        .map(question -> words.chinese() ? question.chinese() : question.english())
        .toList();
  }

  private String deadline(TrackedRequest request) {
    return request.status() == RequestStatus.ANSWERED
        ? words.deadline(request.sla())
        : (words.deadline(request.sla()) + " " + words.left(request.sla())).strip();
  }

  private List<Fact> instruction(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Query query -> List.of();
      case Instruction.Freeze freeze ->
          facts(
              sum(freeze.amount()),
              freeze.termMonths() == null
                  ? null
                  : fact("term", words.say("desk_months", freeze.termMonths())));
      case Instruction.Extend extend -> facts(named("freeze_no", extend.freezeNo()));
      case Instruction.Unfreeze unfreeze ->
          facts(named("freeze_no", unfreeze.freezeNo()), sum(unfreeze.amount()));
      case Instruction.Deduct deduct -> deduction(deduct);
    };
  }

  private List<Fact> deduction(Instruction.Deduct deduct) {
    Payee payee = deduct.payee();
    return facts(
        sum(deduct.amount()),
        deduct.condition() == null
            ? null
            : fact("condition", words.word("condition", deduct.condition())),
        named("freeze_no", deduct.freezeNo()),
        payee == null ? null : named("payee", payee.accountName()),
        payee == null ? null : named("payee_no", payee.accountNo()),
        payee == null ? null : named("payee_bank", payee.bankName()));
  }

  private List<Fact> facts(AccountFacts account) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("account_status", words.word("account", account.status())));
    facts.add(fact("balance", words.yuan(account.balance())));
    facts.add(fact("frozen", words.yuan(account.frozen())));
    facts.add(fact("available", words.yuan(account.available())));
    account.loans().forEach(loan -> facts.add(fact("loan", loan(loan))));
    account.guarantees().forEach(one -> facts.add(fact("guarantee", guarantee(one))));
    account
        .withdrawalAgreements()
        .forEach(one ->
            facts.add(
                fact(
                    "agreement",
                    words.word("agreement", one.kind()) + " · " + words.yesNo(one.active()))));
    if (account.holder() != null) {
      facts.addAll(holder(account.holder()));
    }
    return facts;
  }

  private String loan(CoreFacts.Loan loan) {
    return words.word("loan", loan.role())
        + " · "
        + words.say("desk_outstanding")
        + " "
        + words.yesNo(loan.outstanding());
  }

  private String guarantee(CoreFacts.Guarantee guarantee) {
    return words.say("desk_outstanding")
        + " "
        + words.yesNo(guarantee.loanOutstanding())
        + " · "
        + words.say("desk_released")
        + " "
        + words.yesNo(guarantee.released());
  }

  private List<Fact> holder(HolderFacts holder) {
    String born = holder.birthDate() == null ? null : holder.birthDate().toString();
    return Stream.of(
            holder.name() == null ? null : fact("holder", ShownPerson.name(holder.name(), whole)),
            born == null ? null : fact("birth_date", whole ? born : "****"),
            life("deceased", holder.deceased()),
            life("emigrated", holder.emigrated()),
            life("retired", holder.retired()))
        .filter(fact -> fact != null)
        .toList();
  }

  private Fact life(String name, Boolean known) {
    return fact(name, words.yesNo(known));
  }

  private FreezeLine freeze(RegisterEntry freeze) {
    return new FreezeLine(
        freeze.freezeNo(),
        freeze.court(),
        freeze.caseNumber(),
        words.word("freeze", freeze.state()),
        words.yuan(freeze.frozen()),
        words.yuan(freeze.waiting()),
        freeze.until() == null ? "" : freeze.until().toString());
  }

  private Fact sum(Money amount) {
    return amount == null ? null : fact("amount", words.yuan(amount));
  }

  private Fact named(String name, String value) {
    return value == null || value.isBlank() ? null : fact(name, value);
  }

  private void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.add(fact(name, value));
    }
  }

  private static List<Fact> facts(Fact... facts) {
    return Stream.of(facts).filter(fact -> fact != null).toList();
  }

  private Fact fact(String name, String value) {
    return new Fact(words.say("label_" + name), value);
  }
}
