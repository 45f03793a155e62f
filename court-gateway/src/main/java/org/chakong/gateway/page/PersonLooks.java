package org.chakong.gateway.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.chakong.runtime.clock.LegalClock;

/** Writes down who has the person concerned shown; rows are never changed. */
@ApplicationScoped
class PersonLooks {

  private static final String WRITE =
      "INSERT INTO page_look (at, actor, request_no) VALUES (:at, :actor, :requestNo)";

  private final EntityManager database;
  private final LegalClock clock;

  PersonLooks(EntityManager database, LegalClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Before anything is shown: what cannot be written down is not shown. */
  @Transactional
  void write(String actor, String requestNo) {
    database
        .createNativeQuery(WRITE)
        .setParameter("at", clock.instant())
        .setParameter("actor", actor)
        .setParameter("requestNo", requestNo)
        .executeUpdate();
  }
}
