package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Locks that last until the end of the transaction. Always the number before the person, never two
 * persons: so no two transactions wait for each other.
 */
@ApplicationScoped
class Locks {

  private final EntityManager database;

  Locks(EntityManager database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void requestNo(String requestNo) {
    lock("request:" + requestNo);
  }

  /** One paper handed over twice at once is kept once. */
  @Transactional(Transactional.TxType.MANDATORY)
  void paper(String owner, String sha256) {
    lock("paper:" + owner + "/" + sha256);
  }

  /** Everything that concerns one person happens one after the other. */
  @Transactional(Transactional.TxType.MANDATORY)
  void person(String personKey) {
    lock("person:" + personKey);
  }

  private void lock(String name) {
    database
        .createNativeQuery(
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:name, 0))", Integer.class)
        .setParameter("name", name)
        .getSingleResult();
  }
}
