package org.chakong.fund.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.fund.correspondence.Questions.Asked;
import org.chakong.fund.request.HoldRequest;
import org.chakong.fund.request.HoldRequest.Held;

/**
 * Asks a court about a request that a person has to decide. The answering period goes on: it is the
 * centre that answers late, whatever it asks meanwhile.
 */
@ApplicationScoped
public class AskCourt {

  /** More is no longer a question about one request. */
  private static final int MOST = 50;

  private final HoldRequest requests;
  private final Questions questions;
  private final Event<QuestionAsked> events;
  private final Clock legal;

  AskCourt(HoldRequest requests, Questions questions, Event<QuestionAsked> events, Clock legal) {
    this.requests = requests;
    this.questions = questions;
    this.events = events;
    this.legal = legal;
  }

  /** What became of a question. */
  public sealed interface Result {

    /** The court is being told. */
    record New(Question question) implements Result {}

    /** It was asked before. */
    record Repeated(Question question) implements Result {}

    /** The key stands for another question. */
    record OtherWords() implements Result {}

    /** There is no such request. */
    record Unknown() implements Result {}

    /** It does not wait for a person, its court stands at the window, or too much was asked. */
    record NothingToAsk() implements Result {}
  }

  /**
   * @param text 1 to 2000 characters
   * @param key by which the caller knows the question, null for none
   * @param actor role and subject of the clerk
   */
  @Transactional
  public Result ask(String requestNo, String text, String key, String actor) {
    Optional<Held> held = requests.hold(requestNo);
    if (held.isEmpty()) {
      return new Result.Unknown();
    }
    List<Asked> before = questions.of(requestNo);
    Optional<Asked> same = before.stream().filter(asked -> isSame(asked, text, key)).findFirst();
    if (same.isPresent()) {
      Question known = same.get().question();
      return known.text().equals(text) ? new Result.Repeated(known) : new Result.OtherWords();
    }
    boolean asksNow =
        held.get().channel() == Channel.ONLINE
            && held.get().status() == RequestStatus.IN_REVIEW
            && before.size() < MOST;
    return asksNow
        ? new Result.New(ask(held.get(), before, text, key, actor))
        : new Result.NothingToAsk();
  }

  private static boolean isSame(Asked asked, String text, String key) {
    return key == null
        ? asked.open() && asked.question().text().equals(text)
        : key.equals(asked.key());
  }

  private Question ask(Held held, List<Asked> before, String text, String key, String actor) {
    QuestionAsked asked =
        new QuestionAsked(
            UUID.randomUUID(),
            before.isEmpty() ? null : before.getLast().id(),
            held.sender(),
            held.requestNo(),
            held.court(),
            before.size() + 1,
            text,
            legal.instant());
    questions.add(asked, key, actor);
    requests.note(held.requestNo(), actor, "QUESTION_ASKED", String.valueOf(asked.number()));
    events.fire(asked);
    return new Question(
        asked.questionId().toString(),
        asked.number(),
        text,
        LegalTime.of(asked.at()),
        Question.State.ASKED,
        null);
  }
}
