package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.correspondence.ReadCorrespondence;
import org.chakong.fund.review.ReadReview;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;

/** Writes the page of one review. Every time it is shown is a look at it. */
@Singleton
class ReviewPage {

  private static final List<String> DONE =
      List.of("claimed", "taken", "released", "handed", "asked", "decided", "masked");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final ReadReview reviews;
  private final ReadCorrespondence correspondence;
  private final OwnLooks looks;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final RoutingContext http;

  ReviewPage(
      @Location("fund/review.html") Template template,
      PageWriter pages,
      PageTexts texts,
      ReadReview reviews,
      ReadCorrespondence correspondence,
      OwnLooks looks,
      SecurityIdentity caller,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.reviews = reviews;
    this.correspondence = correspondence;
    this.looks = looks;
    this.caller = caller;
    this.legal = legal;
    this.http = http;
  }

  /** A point of the checklist with what was answered. */
  public record Point(
      String id,
      String title,
      String text,
      String citation,
      boolean unconfirmed,
      String ok,
      String remark) {}

  /**
   * As it stands.
   *
   * @param done what was just done, null for nothing
   * @param seen the version of the facts that stand on the reader's screen, null for none
   */
  String show(String requestNo, String done, String seen) {
    String said = done != null && DONE.contains(done) ? words().say("done_" + done) : "";
    return write(requestNo, false, said, seen, Refused.NOT, DecisionForm.empty());
  }

  /** With names and numbers in full; that somebody asked for them is a look at the request. */
  String withPerson(String requestNo) {
    read(requestNo);
    looks.atRequest(Look.Kind.REQUEST, requestNo);
    PageWriter.comeBackTo(http, "/pages/reviews/" + requestNo + "?done=masked");
    return write(requestNo, true, "", null, Refused.NOT, DecisionForm.empty());
  }

  /** With what was refused and what was typed. */
  String again(String requestNo, Refused refused, DecisionForm typed) {
    PageWriter.comeBackTo(http, "/pages/reviews/" + requestNo);
    return write(requestNo, false, "", null, refused, typed);
  }

  ReviewDetail read(String requestNo) {
    return reviews.read(requestNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  DeskWords words() {
    return new DeskWords(texts, Language.of(http), legal.instant());
  }

  private String write(
      String requestNo,
      boolean whole,
      String done,
      String seen,
      Refused refused,
      DecisionForm typed) {
    ReviewDetail review = read(requestNo);
    // the page loads itself anew: within five minutes that is one look
    looks.atList(Look.Kind.REVIEW, List.of(requestNo));
    DeskWords words = words();
    Map<String, Object> data = new HashMap<>();
    data.put("requestNo", requestNo);
    data.put("done", done);
    data.put("whole", whole);
    data.put(
        "changed",
        seen != null
            && !seen.isEmpty()
            && review.factsVersion() != null
            && !seen.equals(review.factsVersion()));
    data.put("clerk", caller.hasRole(DeskMenu.CLERK));
    sheet(data, new ReviewSheet(review, words, whole));
    story(data, new ReviewStory(review, words), requestNo);
    standing(data, review, words);
    refused(data, refused, words);
    form(data, review, typed, words);
    return pages.write(template, http, "review", data);
  }

  private static void sheet(Map<String, Object> data, ReviewSheet sheet) {
    data.put("request", sheet.request());
    data.put("persons", sheet.persons());
    data.put("accounts", sheet.accounts());
    data.put("findings", sheet.findings());
    data.put("questions", sheet.questions());
  }

  private void story(Map<String, Object> data, ReviewStory story, String requestNo) {
    List<Question> asked = correspondence.questions(requestNo).orElse(List.of());
    if (!asked.isEmpty()) {
      looks.atList(Look.Kind.CORRESPONDENCE, List.of(requestNo));
    }
    data.put("asked", story.asked(asked));
    data.put("papers", story.papers());
    data.put("decisions", story.decisions());
    data.put("history", story.history());
  }

  private void standing(Map<String, Object> data, ReviewDetail review, DeskWords words) {
    String reader = caller.getPrincipal().getName();
    data.put("may", ReviewStanding.of(review, reader, caller.getRoles()));
    data.put("waitsFor", review.waitsFor() == null ? "" : words.word("role", review.waitsFor()));
    data.put("claimedBy", review.claimedBy() == null ? "" : words.person(review.claimedBy()));
    data.put("claimedAt", words.at(review.claimedAt()));
    data.put(
        "firstBy", review.firstDecisionBy() == null ? "" : words.person(review.firstDecisionBy()));
    data.put("bar", review.refusal() == null ? "" : words.word("verdict", review.refusal()));
    data.put("factsAt", words.at(review.factsAt()));
    data.put("factsVersion", review.factsVersion() == null ? "" : review.factsVersion());
  }

  private static void refused(Map<String, Object> data, Refused refused, DeskWords words) {
    data.put("refusedClaim", refused.at(Refused.Place.CLAIM));
    data.put("refusedQuestion", refused.at(Refused.Place.QUESTION));
    data.put("refusedDecision", refused.at(Refused.Place.DECISION));
    data.put("changes", FactWords.of(refused.changes(), words));
  }

  private static void form(
      Map<String, Object> data, ReviewDetail review, DecisionForm typed, DeskWords words) {
    data.put("to", typed.typed("to"));
    data.put("text", typed.typed("text"));
    data.put("comment", typed.typed("comment"));
    data.put("objection", typed.typed("objection"));
    data.put("ground", typed.typed("ground"));
    data.put("mayObject", review.request().body().action() != Action.QUERY);
    data.put("kinds", kinds(typed, words));
    data.put("returnReasons", reasons(ReasonCode.Weight.RETURNED, typed, words));
    data.put("unableReasons", reasons(ReasonCode.Weight.UNABLE, typed, words));
    data.put(
        "points",
        review.checklist().stream()
            .map(point ->
                new Point(
                    point.id(),
                    words.check(point.id()),
                    point.text(),
                    point.citation(),
                    Boolean.TRUE.equals(point.unconfirmed()),
                    typed.ok(point),
                    typed.remark(point)))
            .toList());
  }

  private static List<Choice> kinds(DecisionForm typed, DeskWords words) {
    return Arrays.stream(Decision.Kind.values())
        .map(kind ->
            new Choice(
                kind.name(),
                words.word("decide", kind),
                kind.name().equals(typed.typed("decision"))))
        .toList();
  }

  private static List<Choice> reasons(
      ReasonCode.Weight weight, DecisionForm typed, DeskWords words) {
    return Arrays.stream(ReasonCode.values())
        .filter(code -> code.weight() == weight)
        .map(code ->
            new Choice(code.name(), words.code(code), code.name().equals(typed.typed("reason"))))
        .toList();
  }
}
