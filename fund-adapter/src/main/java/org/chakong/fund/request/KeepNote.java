package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.api.TimelineEvent;

/**
 * Keeps what was said or shown about a request. A debtor who shows at the window that the debt is
 * paid is referred to the court, which alone ends its measure (善意文明执行意见 18): a note changes nothing
 * and tells nobody.
 */
@ApplicationScoped
public class KeepNote {

  private final Requests requests;
  private final RequestEvents events;

  KeepNote(Requests requests, RequestEvents events) {
    this.requests = requests;
    this.events = events;
  }

  /**
   * @param actor role and subject of the clerk
   * @param what an event name in UPPER_SNAKE
   * @param text free of names and numbers of persons
   * @return the note as it stands in the history; empty where there is no such request
   */
  @Transactional
  public Optional<TimelineEvent> keep(String requestNo, String actor, String what, String text) {
    return requests
        .findByIdOptional(requestNo)
        .map(row -> ExamineReview.event(events.add(requestNo, actor, what, text)));
  }
}
