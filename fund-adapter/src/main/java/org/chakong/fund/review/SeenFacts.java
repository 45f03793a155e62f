package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chakong.fund.request.StoredJson;
import org.chakong.runtime.clock.RealTime;

/**
 * The facts that people were shown, by version, so that what has changed since can be told. Only
 * the last few, and only while the review lasts.
 */
@ApplicationScoped
class SeenFacts {

  /** More people than ever look at one review at a time. */
  private static final int KEPT = 20;

  /** The lock on the request keeps a review from ending between the look and the note of it. */
  private static final String KEEP =
      """
      INSERT INTO review_facts (request_no, version, facts, seen_at)
      SELECT request_no, :version, :facts, :at FROM request
       WHERE request_no = :no AND status = 'IN_REVIEW' FOR SHARE
      ON CONFLICT (request_no, version) DO UPDATE SET seen_at = excluded.seen_at
      """;

  private static final String FORGET =
      """
      DELETE FROM review_facts f
       WHERE request_no = :no
         AND version NOT IN (SELECT version FROM review_facts WHERE request_no = f.request_no
                              ORDER BY seen_at DESC, version LIMIT :kept)
      """;

  private final EntityManager database;
  private final Clock real;

  SeenFacts(EntityManager database, @RealTime Clock real) {
    this.database = database;
    this.real = real;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void keep(String requestNo, FactSheet sheet) {
    database
        .createNativeQuery(KEEP)
        .setParameter("no", requestNo)
        .setParameter("version", sheet.version())
        .setParameter("facts", StoredJson.write(new Kept(new TreeMap<>(sheet.facts()))))
        .setParameter("at", real.instant())
        .executeUpdate();
    database
        .createNativeQuery(FORGET)
        .setParameter("no", requestNo)
        .setParameter("kept", KEPT)
        .executeUpdate();
  }

  /** Empty where nobody was shown this version, or too many others since. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Map<String, String>> of(String requestNo, String version) {
    return database
        .createNativeQuery(
            "SELECT facts FROM review_facts WHERE request_no = :no AND version = :version",
            String.class)
        .setParameter("no", requestNo)
        .setParameter("version", version)
        .getResultStream()
        .map(facts -> StoredJson.read((String) facts, Kept.class).facts())
        .findFirst();
  }

  /** As stored. */
  record Kept(Map<String, String> facts) {}
}
