package org.chakong.gateway.page;

import java.time.OffsetDateTime;
import org.chakong.contracts.api.ObjectionReply;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.QuestionReply;
import org.chakong.contracts.api.RaisedObjection;

/** Says in the reader's language what the fund centre and the court wrote to each other. */
record LetterWords(BoardWords words) {

  /**
   * What the fund centre wrote, and the court's reply.
   *
   * @param due when the reply is due, empty where nothing sets that
   * @param mark over where that has passed
   * @param reply empty while there is none
   */
  public record Letter(
      int number,
      String at,
      String text,
      String ground,
      String due,
      String mark,
      String reply,
      String outcome,
      String repliedAt,
      String delivered) {

    /** By which its form is known when what it holds is not taken. */
    public String form() {
      return String.valueOf(number);
    }
  }

  Letter question(Question question) {
    QuestionReply reply = question.reply();
    return new Letter(
        question.number(),
        time(question.askedAt()),
        question.text(),
        "",
        "",
        "",
        reply == null ? "" : reply.text(),
        "",
        reply == null ? "" : time(reply.at()),
        reply == null ? "" : delivered(reply.deliveredAt()));
  }

  Letter objection(RaisedObjection objection) {
    ObjectionReply reply = objection.reply();
    return new Letter(
        0,
        time(objection.raisedAt()),
        orEmpty(objection.text()),
        orEmpty(objection.ground()),
        objection.replyDueAt() == null
            ? words.say("due_unknown")
            : words.endOf(objection.replyDueAt().toInstant()),
        objection.state() == RaisedObjection.State.OVERDUE ? "over" : "",
        reply == null ? "" : reply.text(),
        reply == null ? "" : words.say("reply_", reply.outcome()),
        reply == null ? "" : time(reply.at()),
        reply == null ? "" : delivered(reply.deliveredAt()));
  }

  private String delivered(OffsetDateTime at) {
    return at == null ? words.say("letter_on_its_way") : words.say("letter_delivered", time(at));
  }

  private String time(OffsetDateTime at) {
    return at == null ? "" : words.time(at.toInstant());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
