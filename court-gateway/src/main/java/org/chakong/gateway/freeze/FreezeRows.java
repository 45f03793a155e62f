package org.chakong.gateway.freeze;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Reads and writes {@code court_freeze}. */
@ApplicationScoped
class FreezeRows implements PanacheRepository<FreezeRow> {

  private static final String RESERVE = "SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))";

  /** The freeze, held until the end of the transaction; also keeps a second first row away. */
  Optional<FreezeRow> hold(String fundCentre, String freezeNo) {
    getEntityManager()
        .createNativeQuery(RESERVE)
        .setParameter("key", fundCentre + "/" + freezeNo)
        .getResultList();
    return find("fundCentre = ?1 and freezeNo = ?2", fundCentre, freezeNo)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }
}
