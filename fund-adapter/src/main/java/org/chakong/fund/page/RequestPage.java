package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.correspondence.ReadCorrespondence;
import org.chakong.fund.review.ReadReview;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;

/** Writes the page of one request: what was asked, and all that became of it. */
@Singleton
class RequestPage {

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final ReadReview stories;
  private final ReadCorrespondence correspondence;
  private final OwnLooks looks;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final RoutingContext http;

  RequestPage(
      @Location("fund/request.html") Template template,
      PageWriter pages,
      PageTexts texts,
      ReadReview stories,
      ReadCorrespondence correspondence,
      OwnLooks looks,
      SecurityIdentity caller,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.stories = stories;
    this.correspondence = correspondence;
    this.looks = looks;
    this.caller = caller;
    this.legal = legal;
    this.http = http;
  }

  /**
   * As it stands; a page that loads itself again within five minutes is no other look.
   *
   * @param filed whether it was filed at the window just now
   */
  String show(String requestNo, boolean filed) {
    ReviewDetail story = read(requestNo);
    looks.atList(Look.Kind.REQUESTS, List.of(requestNo));
    return write(story, false, filed);
  }

  /** With names and numbers in full; that somebody asked for them is a look at the request. */
  String withPerson(String requestNo) {
    ReviewDetail story = read(requestNo);
    looks.atRequest(Look.Kind.REQUEST, requestNo);
    return write(story, true, false);
  }

  private ReviewDetail read(String requestNo) {
    return stories.story(requestNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private String write(ReviewDetail story, boolean whole, boolean filed) {
    DeskWords words = new DeskWords(texts, Language.of(http), legal.instant());
    TrackedRequest request = story.request();
    Map<String, Object> data = new HashMap<>();
    data.put("requestNo", request.requestNo());
    data.put("filed", filed);
    data.put("whole", whole);
    data.put("clerk", caller.hasRole(DeskMenu.CLERK));
    data.put("reviewer", caller.hasRole(DeskMenu.CLERK) || caller.hasRole(DeskMenu.SUPERVISOR));
    data.put("atWindow", request.channel() == Channel.COUNTER);
    data.put("answered", request.status() == RequestStatus.ANSWERED);
    data.put("inReview", request.status() == RequestStatus.IN_REVIEW);
    data.put("status", words.word("status", request.status()));
    data.put("channel", words.word("detail", request.channel()));
    data.put("receivedAt", words.at(request.receivedAt()));
    data.put("answeredAt", words.at(request.answeredAt()));
    ReviewSheet sheet = new ReviewSheet(story, words, whole);
    data.put("request", sheet.request());
    data.put("persons", sheet.persons());
    answer(data, request, words);
    story(data, story, words);
    return pages.write(template, http, "request", data);
  }

  private static void answer(Map<String, Object> data, TrackedRequest request, DeskWords words) {
    AnswerSheet answer = new AnswerSheet(request.answer(), words);
    data.put("verdict", answer.verdict());
    data.put("mark", answer.mark());
    data.put("wayForward", answer.wayForward());
    data.put("reasons", answer.reasons());
    data.put("effect", answer.effect());
    data.put("ahead", answer.ahead());
    data.put("accounts", answer.accounts());
    data.put("findings", answer.findings());
    data.put("bars", AmountPicture.of(request.answer(), words).stream().toList());
  }

  private void story(Map<String, Object> data, ReviewDetail detail, DeskWords words) {
    ReviewStory story = new ReviewStory(detail, words);
    String requestNo = detail.request().requestNo();
    var asked = correspondence.questions(requestNo).orElse(List.of());
    var objection = correspondence.objection(requestNo);
    if (!asked.isEmpty() || objection.isPresent()) {
      looks.atList(Look.Kind.CORRESPONDENCE, List.of(requestNo));
    }
    data.put("asked", story.asked(asked));
    data.put("objections", objection.stream().map(story::objection).toList());
    data.put("papers", story.papers());
    data.put("decisions", story.decisions());
    data.put("history", story.history());
  }
}
