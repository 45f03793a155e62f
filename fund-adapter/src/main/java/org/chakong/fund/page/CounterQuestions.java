package org.chakong.fund.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.MeasureRule;
import org.chakong.contracts.policy.PaperNames;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Payee;

/**
 * What the intake form asks: just what the policy that governs the request needs for its measure
 * and its sender. The policy's own data says which; nothing is listed here a second time.
 */
public final class CounterQuestions {

  private static final int MOST_OFFICERS = 20;

  private final PolicyProfile profile;
  private final Action action;
  private final CounterForm form;
  private final FormFields fields;
  private final DeskWords words;
  private final List<FormField> sender;
  private final List<FormField> moreOfCase;
  private final List<FormField> person;
  private final List<FormField> measure;
  private final List<FormField> payee;
  private final List<OfficerRow> officers;
  private final List<PaperRow> papers;

  /**
   * What is known beside the policy.
   *
   * @param courts of the registry, to propose codes
   * @param payees registered for the case, to propose accounts
   * @param must names of fields without which the request would be refused
   */
  record Known(List<CourtRegistry.Court> courts, List<Payee> payees, Set<String> must) {

    static final Known NOTHING = new Known(List.of(), List.of(), Set.of());

    Known {
      courts = List.copyOf(courts);
      payees = List.copyOf(payees);
      must = Set.copyOf(must);
    }
  }

  CounterQuestions(
      PolicyProfile profile,
      CounterForm form,
      Known known,
      CounterDefects defects,
      DeskWords words) {
    this.profile = profile;
    this.action = form.action().orElseThrow();
    this.form = form;
    this.words = words;
    this.fields = new FormFields(form, known.must(), defects, words);
    CaseQuestions ofCase = new CaseQuestions(profile, form, fields, words);
    MeasureQuestions ofMeasure = new MeasureQuestions(profile, form, fields, words);
    this.sender = ofCase.sender(known.courts());
    this.moreOfCase = ofCase.more();
    this.person = ofCase.person();
    this.measure = ofMeasure.measure();
    this.payee = ofMeasure.payee(known.payees());
    this.officers = IntStream.range(0, officerCount()).mapToObj(this::officer).toList();
    this.papers =
        IntStream.range(0, form.rows(CounterForm.DOCUMENTS)).mapToObj(this::paper).toList();
  }

  /** An officer to be named; {@code extra} may be taken away again. */
  public record OfficerRow(int row, int number, List<FormField> fields, boolean extra) {}

  /** A scan that was handed in. */
  public record PaperRow(
      int row, String documentId, String file, String size, List<FormField> fields) {}

  /** A paper that the policy asks for, and whether one of the kind is there. */
  public record Slot(String names, boolean there) {}

  /** Of all fields that stand on the form. */
  Set<String> names() {
    return fields.names();
  }

  public List<FormField> sender() {
    return sender;
  }

  public List<FormField> moreOfCase() {
    return moreOfCase;
  }

  public List<FormField> person() {
    return person;
  }

  public List<FormField> measure() {
    return measure;
  }

  public List<FormField> payee() {
    return payee;
  }

  public List<OfficerRow> officers() {
    return officers;
  }

  public boolean mayAddOfficer() {
    return officers.size() < MOST_OFFICERS;
  }

  public List<PaperRow> papers() {
    return papers;
  }

  /** The papers asked for, in the order of the policy. */
  List<MeasureRule.Paper> wanted() {
    return form.ofAuthority()
        ? Stream.concat(
                Stream.of(profile.otherAuthorities().decision()),
                profile.otherAuthorities().otherPapers().stream())
            .toList()
        : profile.paperRule(action, Channel.COUNTER).required();
  }

  public List<Slot> slots() {
    return wanted().stream()
        .map(paper -> new Slot(name(paper), paper.anyOf().stream().anyMatch(given()::contains)))
        .toList();
  }

  /** The kinds of the papers that are there. */
  List<DocumentType> given() {
    return IntStream.range(0, form.rows(CounterForm.DOCUMENTS))
        .mapToObj(row -> form.typed(CounterForm.DOCUMENTS + "[" + row + "].type"))
        .flatMap(
            typed -> Arrays.stream(DocumentType.values()).filter(type -> type.name().equals(typed)))
        .toList();
  }

  /** Whether something stands in what is folded away. */
  public boolean moreOpen() {
    return moreOfCase.stream().anyMatch(f -> !f.value().isEmpty() || !f.defects().isEmpty());
  }

  /** Whether the policy has the measure come another way than over the window. */
  public boolean notAtWindow() {
    return !form.ofAuthority() && !profile.channelRule(action).ways().permit(Channel.COUNTER);
  }

  /** How many officers, and which of their permits. */
  public String officersAsked() {
    MeasureRule.Officers rule = officerRule();
    if (rule.minimum() == 0) {
      return words.say("counter_no_officers");
    }
    String permits = rule.permits().name().toLowerCase(Locale.ROOT);
    String asked = words.say("counter_officers_" + permits, rule.minimum());
    return rule.registration() == MeasureRule.Registration.PER_REQUEST
        ? asked
        : asked + " " + words.say("counter_registered");
  }

  /** What was typed for another measure or sender and comes back with it. */
  public List<Choice> kept() {
    return form.names().stream()
        .filter(name -> !names().contains(name))
        .filter(name -> name.matches("(case|subject|instruction)\\..*|replaces"))
        .map(name -> new Choice(name, form.typed(name), false))
        .toList();
  }

  private String name(MeasureRule.Paper paper) {
    return String.join(
        words.say("counter_or"),
        paper.anyOf().stream()
            .map(type ->
                (words.chinese() ? PaperNames.of(type) : words.word("paper", type))
                    + (paper.originals().contains(type) ? words.say("counter_original") : ""))
            .toList());
  }

  private MeasureRule.Officers officerRule() {
    return profile.officerRule(action, Channel.COUNTER);
  }

  private int officerCount() {
    String typed = form.typed("officer-rows");
    int wished = typed.matches("\\d{1,2}") ? Integer.parseInt(typed) : 0;
    int least = Math.max(officerRule().minimum(), form.rows(CounterForm.OFFICERS));
    return Math.min(MOST_OFFICERS, Math.max(least, wished));
  }

  private OfficerRow officer(int row) {
    String path = CounterForm.OFFICERS + "[" + row + "].";
    return new OfficerRow(
        row,
        row + 1,
        List.of(
            fields.text(path + "name"),
            fields.text(path + "workPermitNo"),
            fields.day(path + "workPermitValidUntil"),
            fields.text(path + "dutyPermitNo"),
            fields.day(path + "dutyPermitValidUntil")),
        row >= officerRule().minimum());
  }

  private PaperRow paper(int row) {
    String path = CounterForm.DOCUMENTS + "[" + row + "].";
    String scan = CounterForm.SCANS + "[" + row + "].";
    fields.hidden(path + "documentId");
    return new PaperRow(
        row,
        form.typed(path + "documentId"),
        form.typed(scan + "file"),
        form.typed(scan + "size"),
        List.of(
            fields.select(path + "type", types(path + "type"), "slots"),
            fields.text(path + "number"),
            fields.flag(path + "original")));
  }

  private List<Choice> types(String name) {
    return Stream.concat(
            Stream.of(fields.choice(name, "", words.say("counter_choose_type"))),
            Arrays.stream(DocumentType.values())
                .map(type -> fields.choice(name, type.name(), words.word("paper", type))))
        .toList();
  }
}
