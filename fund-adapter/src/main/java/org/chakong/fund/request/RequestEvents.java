package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Says who did what to a request, when and why. */
@ApplicationScoped
class RequestEvents {

  /** What the service does by itself. */
  static final String SYSTEM = "system";

  private final EntityManager database;
  private final Clock clock;

  RequestEvents(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The detail of the last such event of a request. */
  Optional<String> last(String requestNo, String what) {
    return database
        .createQuery(
            "select e.detail from EventRow e where e.requestNo = :no and e.what = :what"
                + " order by e.id desc",
            String.class)
        .setParameter("no", requestNo)
        .setParameter("what", what)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** All events of a request, the earliest first. */
  List<EventRow> of(String requestNo) {
    return database
        .createQuery("from EventRow e where e.requestNo = :no order by e.id", EventRow.class)
        .setParameter("no", requestNo)
        .getResultList();
  }

  /**
   * @param what an event name in UPPER_SNAKE
   * @param detail free of personal data, or null
   */
  @Transactional(Transactional.TxType.MANDATORY)
  EventRow add(String requestNo, String actor, String what, String detail) {
    EventRow event = new EventRow(requestNo, clock.instant(), actor, what, detail);
    database.persist(event);
    return event;
  }
}
