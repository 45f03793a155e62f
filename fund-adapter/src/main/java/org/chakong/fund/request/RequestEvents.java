package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

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

  /**
   * @param what an event name in UPPER_SNAKE
   * @param detail free of personal data, or null
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(String requestNo, String actor, String what, String detail) {
    database.persist(new EventRow(requestNo, clock.instant(), actor, what, detail));
  }
}
