package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
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

  /**
   * @param what an event name in UPPER_SNAKE
   * @param detail free of personal data, or null
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(String requestNo, String actor, String what, String detail) {
    database.persist(new EventRow(requestNo, clock.instant(), actor, what, detail));
  }
}
