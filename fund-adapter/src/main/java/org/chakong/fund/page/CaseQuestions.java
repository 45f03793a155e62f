package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.MeasureRule;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Authority;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.SubjectRole;

/** What the intake form asks of the sender, the case and the person. */
final class CaseQuestions {

  private static final String ALL = "intake-body";
  private static final String EMPLOYER = "20";
  private static final String CITIZEN = "01";
  private static final int PERSONAL_DOCUMENTS = 19;

  private final PolicyProfile profile;
  private final Action action;
  private final CounterForm form;
  private final FormFields fields;
  private final DeskWords words;

  CaseQuestions(PolicyProfile profile, CounterForm form, FormFields fields, DeskWords words) {
    this.profile = profile;
    this.action = form.action().orElseThrow();
    this.form = form;
    this.fields = fields;
    this.words = words;
  }

  /**
   * @param courts to propose their codes
   */
  List<FormField> sender(List<CourtRegistry.Court> courts) {
    FormField who = fields.select(CounterForm.AUTHORITY, senders(), ALL);
    return form.ofAuthority()
        ? List.of(
            who, fields.text("case.authority.name"), fields.text("case.authority.documentNumber"))
        : List.of(
            who,
            fields.text(
                "case.court",
                courts.stream()
                    .map(court -> new Choice(court.code(), court.name(), false))
                    .toList(),
                ALL),
            fields.text("case.number"));
  }

  private List<Choice> senders() {
    List<Choice> senders = new ArrayList<>();
    senders.add(new Choice("", words.say("counter_court"), !form.ofAuthority()));
    if (profile.otherAuthorities().ways().permit(Channel.COUNTER)) {
      Arrays.stream(Authority.Kind.values())
          .filter(profile.otherAuthorities().kinds()::contains)
          .map(kind ->
              fields.choice(CounterForm.AUTHORITY, kind.name(), words.word("authority", kind)))
          .forEach(senders::add);
    }
    return senders;
  }

  /** What only some cases have; nothing of another authority's. */
  List<FormField> more() {
    if (form.ofAuthority()) {
      return List.of();
    }
    List<FormField> more = new ArrayList<>(List.of(fields.text("case.cause")));
    if (action != Action.QUERY) {
      more.add(fields.text("case.formerNumber"));
    }
    if (action == Action.FREEZE || action == Action.DEDUCT) {
      more.add(fields.flag("case.fundLoanCase"));
    }
    if (action == Action.DEDUCT) {
      more.add(fields.flag("case.advanceExecution"));
    }
    if (action == Action.EXTEND || action == Action.UNFREEZE || action == Action.DEDUCT) {
      more.add(fields.text("case.transfer.fromCaseNumber"));
      more.add(fields.text("case.transfer.rulingNumber"));
    }
    more.add(fields.text("replaces"));
    return more;
  }

  List<FormField> person() {
    MeasureRule.Roles rule = profile.roleRule(action);
    List<FormField> person = new ArrayList<>();
    person.add(fields.select("subject.idType", idTypes(), ""));
    person.add(fields.text("subject.idNumber"));
    person.add(fields.text("subject.name"));
    person.add(fields.select("subject.role", roles(rule), "person"));
    if (rule.withReason().stream()
        .anyMatch(role -> role.name().equals(form.typed("subject.role")))) {
      person.add(fields.text("subject.reason"));
    }
    return person;
  }

  private List<Choice> roles(MeasureRule.Roles rule) {
    return Arrays.stream(SubjectRole.values())
        .filter(role -> rule.roles().contains(role) || rule.underPreservation().contains(role))
        .map(role -> fields.choice("subject.role", role.name(), words.word("subject", role)))
        .toList();
  }

  /** An employer may be asked about where the policy lets the window answer it. */
  private List<Choice> idTypes() {
    boolean employer =
        action == Action.QUERY && profile.employerQuery().value().permit(Channel.COUNTER);
    String shown = form.typed("subject.idType").isEmpty() ? CITIZEN : form.typed("subject.idType");
    return Stream.of(
            IntStream.rangeClosed(1, PERSONAL_DOCUMENTS)
                .mapToObj(number -> String.format(Locale.ROOT, "%02d", number)),
            employer ? Stream.of(EMPLOYER) : Stream.<String>empty(),
            Stream.of("99"))
        .flatMap(types -> types)
        .map(type -> new Choice(type, words.word("idtype", type), type.equals(shown)))
        .toList();
  }
}
