package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.ObjectionOutcome;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.correspondence.ReadCorrespondence;
import org.chakong.gateway.page.LetterWords.Letter;
import org.chakong.gateway.request.Position;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.evidence.RequestEvidence;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;

/** Writes the page of one request: its whole life. */
@Singleton
class RequestPage {

  private static final int EVENTS = 200;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Caller caller;
  private final RequestView view;
  private final RequestEvents events;
  private final RequestAmounts amounts;
  private final ReadCorrespondence correspondence;
  private final RequestEvidence evidence;
  private final LegalClock clock;
  private final RoutingContext http;

  RequestPage(
      @Location("gateway/request.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Caller caller,
      RequestView view,
      RequestEvents events,
      RequestAmounts amounts,
      ReadCorrespondence correspondence,
      RequestEvidence evidence,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.caller = caller;
    this.view = view;
    this.events = events;
    this.amounts = amounts;
    this.correspondence = correspondence;
    this.evidence = evidence;
    this.clock = clock;
    this.http = http;
  }

  /**
   * What stands on the page beside the request itself.
   *
   * @param whole whether the person is shown
   * @param done key of what was done just now, null for nothing
   * @param refused what was typed and not taken
   */
  record Shown(boolean whole, String done, Refused refused) {}

  String write(StoredRequest stored, Shown shown) {
    BoardWords words = new BoardWords(texts, Language.of(http), clock.instant());
    TrackedRequest request = view.of(stored);
    RequestWords said = new RequestWords(request, words);
    Map<String, Object> data = new HashMap<>();
    data.put("request", request);
    data.put(
        "person",
        shown.whole()
            ? ShownPerson.whole(request.subject())
            : ShownPerson.masked(request.subject()));
    data.put("said", said);
    data.put("findings", said.findings());
    data.put("bars", amounts.bars(stored, caller.onlyCourt().orElse(null), words));
    data.put("done", shown.done() == null ? "" : words.sayOr("done_" + shown.done(), ""));
    data.put("mayWithdraw", mayWithdraw(stored));
    timeline(data, said);
    letters(data, stored, shown.refused(), words);
    // what is fetched again every few seconds leaves the seals alone
    data.put(
        "evidence",
        http.queryParams().contains("live")
            ? List.of()
            : List.of(EvidenceWords.of(evidence.of(request.requestNo()), words)));
    return pages.write(template, http, "request", data);
  }

  /** While nothing is decided; whether it is in time is for the fund centre to say. */
  private boolean mayWithdraw(StoredRequest stored) {
    return caller.mayWithdraw(stored)
        && !stored.status().isFinal()
        && stored.status() != RequestStatus.EXECUTING;
  }

  private void timeline(Map<String, Object> data, RequestWords said) {
    List<RequestWords.Event> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<TimelineEvent> page = events.timeline(said.requestNo(), Position.page(EVENTS, cursor));
      page.items().stream().map(said::event).forEach(all::add);
      cursor = page.next();
    } while (cursor != null);
    data.put("events", all);
  }

  private void letters(
      Map<String, Object> data, StoredRequest stored, Refused refused, BoardWords words) {
    LetterWords letters = new LetterWords(words);
    List<Letter> questions =
        correspondence.questions(stored).stream().map(letters::question).toList();
    List<Letter> objections =
        correspondence.objection(stored).stream().map(letters::objection).toList();
    data.put("questions", questions);
    data.put("objections", objections);
    data.put("mayReply", caller.mayReply(stored));
    data.put("refused", refused);
    data.put("refusal", refused.key() == null ? "" : words.say("refused_" + refused.key()));
    data.put(
        "outcomes",
        Choice.of(
            Arrays.asList(ObjectionOutcome.values()),
            BoardChoice.chosen(List.of(ObjectionOutcome.values()), refused.outcome()).orElse(null),
            outcome -> words.say("reply_", outcome)));
  }
}
