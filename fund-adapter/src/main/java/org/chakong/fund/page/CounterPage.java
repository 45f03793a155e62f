package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.fund.request.OwnCentre;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;

/** Writes the intake form of the window. */
@Singleton
class CounterPage {

  /** Without letters and digits that look alike: the number is read out at the window. */
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 8;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final OwnCentre centre;
  private final CounterRules rules;
  private final CounterAids aids;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final RoutingContext http;
  private final SecureRandom random = new SecureRandom();

  CounterPage(
      @Location("fund/counter.html") Template template,
      PageWriter pages,
      PageTexts texts,
      OwnCentre centre,
      CounterRules rules,
      CounterAids aids,
      SecurityIdentity caller,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.centre = centre;
    this.rules = rules;
    this.aids = aids;
    this.caller = caller;
    this.legal = legal;
    this.http = http;
  }

  /**
   * Why a form comes back.
   *
   * @param words empty where nothing was refused
   * @param standing number of the request that stands in its way, empty for none
   * @param atPapers whether it is about a scan
   * @param focus id of the element to go on at, empty for none
   */
  public record Back(
      String words, String standing, boolean atPapers, String focus, CounterDefects defects) {

    static final Back FRESH = new Back("", "", false, "", CounterDefects.NONE);

    static Back at(String focus) {
      return new Back("", "", false, focus, CounterDefects.NONE);
    }
  }

  /** Something wrong with its field's name, for the list at the top. */
  public record Summary(String label, String id, CounterDefects.Line line) {}

  String write(CounterForm typed, Back back) {
    return pages.write(template, http, "counter", intake(typed, back, CounterResource.PATH));
  }

  /**
   * What the fragment {@code fund/intake} shows, for a page that puts another use case around it.
   *
   * @param at path below which that page draws the form again ({@code /form}) and takes scans
   *     ({@code /papers})
   */
  Map<String, Object> intake(CounterForm typed, Back back, String at) {
    CounterForm form =
        typed.typed(CounterForm.REQUEST_NO).isEmpty()
            ? typed.with(CounterForm.REQUEST_NO, newNumber())
            : typed;
    DeskWords words = words();
    Map<String, Object> data = new HashMap<>();
    data.put("at", at);
    data.put("requestNo", form.typed(CounterForm.REQUEST_NO));
    data.put("actions", actions(form, words));
    data.put("open", form.action().isPresent());
    data.put("back", back);
    data.put("summary", List.of());
    if (form.action().isPresent()) {
      questions(data, form, back, words);
    }
    return data;
  }

  private void questions(Map<String, Object> data, CounterForm form, Back back, DeskWords words) {
    CounterQuestions asks = questions(form, back.defects());
    PolicyProfile profile = rules.profile(form);
    data.put("asks", asks);
    data.put("caseDefects", back.defects().of(""));
    data.put("officerDefects", back.defects().of(CounterForm.OFFICERS));
    data.put("paperDefects", back.defects().of(CounterForm.DOCUMENTS));
    data.put("summary", summary(back.defects(), words));
    data.put("amountAid", aids.amount(form, words));
    data.put("termAid", aids.term(form, profile, words));
    data.put("deduction", form.action().get() == Action.DEDUCT);
    data.put("policy", profile.title());
  }

  /** The form as it is asked, with what is wrong beside the fields. */
  CounterQuestions questions(CounterForm form, CounterDefects defects) {
    return rules.questions(form, defects, clerk(), words());
  }

  private static List<Summary> summary(CounterDefects defects, DeskWords words) {
    return defects.all().entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream()
                .map(line ->
                    new Summary(
                        entry.getKey().isEmpty() ? "" : FormFields.label(entry.getKey(), words),
                        FormField.idOf(entry.getKey()),
                        line)))
        .collect(Collectors.toList());
  }

  private static List<Choice> actions(CounterForm form, DeskWords words) {
    return Arrays.stream(Action.values())
        .map(action ->
            new Choice(
                action.name(),
                words.word("action", action),
                form.action().filter(action::equals).isPresent()))
        .toList();
  }

  private String newNumber() {
    StringBuilder number =
        new StringBuilder("W" + DAY.format(legal.instant().atZone(LegalZone.ZONE)) + "-");
    random.ints(LENGTH, 0, LETTERS.length()).forEach(at -> number.append(LETTERS.charAt(at)));
    return number.toString();
  }

  DeskWords words() {
    return new DeskWords(texts, Language.of(http), legal.instant());
  }

  String clerk() {
    return caller.getPrincipal().getName();
  }

  String centreCode() {
    return centre.code();
  }
}
