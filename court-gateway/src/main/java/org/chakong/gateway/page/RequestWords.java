package org.chakong.gateway.page;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.TrackedRequest;

/** Says in the reader's language what a request is and became. */
public final class RequestWords {

  private final TrackedRequest request;
  private final BoardWords words;

  RequestWords(TrackedRequest request, BoardWords words) {
    this.request = request;
    this.words = words;
  }

  /** A rule that was looked at. */
  public record Rule(
      String outcome,
      String mark,
      String title,
      String citation,
      String detail,
      boolean unconfirmed) {}

  /** Something that happened. */
  public record Event(String at, String what, String actor, String detail) {}

  /** A paper that came with it. */
  public record Paper(String type, String number, boolean original) {}

  String requestNo() {
    return request.requestNo();
  }

  public String action() {
    return words.of(request.instruction().action());
  }

  public String status() {
    return words.of(request.status());
  }

  /** Empty before there is one. */
  public String verdict() {
    return request.answer() == null || request.answer().verdict() == null
        ? ""
        : words.of(request.answer().verdict());
  }

  public String deadline() {
    Sla sla = request.sla();
    if (sla.state() == Sla.State.NONE) {
      return words.say("due_none");
    }
    return sla.dueAt() == null
        ? words.say("due_unknown")
        : words.endOf(sla.dueAt().toInstant()) + " · " + words.say("sla_", sla.state());
  }

  public String acceptedAt() {
    return time(request.acceptedAt());
  }

  public String receivedAt() {
    return time(request.receivedAt());
  }

  public String answeredAt() {
    return time(request.answeredAt());
  }

  public List<Paper> papers() {
    return request.documents() == null
        ? List.of()
        : request.documents().stream()
            .map(paper ->
                new Paper(
                    words.say("paper_", paper.type()),
                    paper.number() == null ? "" : paper.number(),
                    paper.isOriginal()))
            .toList();
  }

  public boolean hasReceipt() {
    return request.status() == RequestStatus.ANSWERED;
  }

  /** Whether the window is the way to go; the slip says no where the policy does. */
  public boolean hasSlip() {
    boolean late =
        request.sla().state() == Sla.State.OVERDUE
            && (request.status() == RequestStatus.ACCEPTED
                || request.status() == RequestStatus.SENT
                || request.status() == RequestStatus.IN_REVIEW);
    return late || isTurnedToTheWindow(request.answer());
  }

  List<Rule> findings() {
    return request.answer() == null
        ? List.of()
        : request.answer().findings().stream()
            .map(finding ->
                new Rule(
                    words.say("outcome_", finding.outcome()),
                    finding.outcome().name().toLowerCase(Locale.ROOT),
                    words.title(finding),
                    orEmpty(finding.citation()),
                    orEmpty(finding.detail()),
                    Boolean.TRUE.equals(finding.unconfirmed())))
            .toList();
  }

  Event event(TimelineEvent event) {
    return new Event(
        time(event.at()),
        words.sayOr("event_" + event.what().toLowerCase(Locale.ROOT), event.what()),
        event.actor(),
        orEmpty(event.detail()));
  }

  private static boolean isTurnedToTheWindow(Answer answer) {
    return answer != null
        && Stream.of(ReasonCode.CHANNEL_NOT_ALLOWED, ReasonCode.OFFLINE_ONLY)
            .anyMatch(code -> answer.reasons().stream().anyMatch(reason -> reason.code() == code));
  }

  private String time(OffsetDateTime at) {
    return at == null ? "" : words.time(at.toInstant());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
