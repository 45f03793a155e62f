package org.chakong.gateway.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.Notice;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;

/** Writes down once more what was lost with a database and the fund centre has. */
@ApplicationScoped
public class LettersAgain {

  private static final String ACTOR = "restored";

  private final Questions questions;
  private final CourtReplies replies;
  private final RequestEvents events;

  LettersAgain(Questions questions, CourtReplies replies, RequestEvents events) {
    this.questions = questions;
    this.replies = replies;
    this.events = events;
  }

  /**
   * A question. That it came is noted when the centre tells it again.
   *
   * @param asked signed by the centre, of a request that is known here
   * @param jti of the message that brought it
   */
  @Transactional
  public void asked(Notice asked, String jti) {
    if (Questions.isWhole(asked)) {
      questions.take(asked, jti);
    }
  }

  /**
   * A reply that the centre has taken.
   *
   * @param told signed by this side, of a request that is known here
   */
  @Transactional
  public void replied(CourtReply told) {
    events.hold(told.requestNo());
    if (replies.again(told, ACTOR)) {
      RequestEvent what =
          switch (told.kind()) {
            case QUESTION -> RequestEvent.QUESTION_REPLIED;
            case OBJECTION -> RequestEvent.OBJECTION_REPLIED;
          };
      events.note(told.requestNo(), what, ACTOR, null);
    }
  }
}
