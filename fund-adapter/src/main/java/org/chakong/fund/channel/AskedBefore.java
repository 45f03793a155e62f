package org.chakong.fund.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.api.Notice;
import org.chakong.fund.correspondence.QuestionAsked;
import org.chakong.fund.correspondence.Questions;
import org.chakong.fund.request.StoredJson;
import org.chakong.runtime.clock.RealTime;

/** Questions of this centre that were lost with a database; the gateway has them, signed. */
@ApplicationScoped
class AskedBefore {

  private final Questions questions;
  private final OutgoingStore outgoing;
  private final Clock real;

  AskedBefore(Questions questions, OutgoingStore outgoing, @RealTime Clock real) {
    this.questions = questions;
    this.outgoing = outgoing;
    this.real = real;
  }

  /**
   * Stands again as told: a later question is told after it. Nothing is done where it is known.
   *
   * @param peer the gateway that took it
   * @param notice signed by this centre, about a request that is known here
   * @param jti of the message that the gateway took
   */
  @Transactional
  void remember(String peer, Notice notice, String jti) {
    UUID id = UUID.fromString(notice.noticeId());
    if (notice.question() == null || outgoing.findByIdOptional(id).isPresent()) {
      return;
    }
    questions.again(
        new QuestionAsked(
            id,
            null,
            peer,
            notice.requestNo(),
            notice.court(),
            notice.question().number(),
            notice.question().text(),
            notice.at().toInstant()));
    outgoing.add(
        List.of(
            new OutgoingRow(
                id,
                peer,
                OutgoingRow.Kind.QUESTION,
                notice.requestNo(),
                null,
                StoredJson.write(notice),
                real.instant(),
                null)));
    outgoing.taken(id, jti);
  }
}
