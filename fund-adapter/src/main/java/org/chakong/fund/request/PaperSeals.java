package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.policy.SealState.Why;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.seal.JudgeSeals;
import org.chakong.runtime.seal.ReadSeals;
import org.chakong.runtime.seal.SealFacts;

/** What the electronic seals on papers come to, on the centre's own copy of the bytes. */
@ApplicationScoped
class PaperSeals {

  private static final String KEEP =
      """
      INSERT INTO paper_seal (sha256, facts, read_at) VALUES (:sha256, :facts, :at)
      ON CONFLICT DO NOTHING
      """;

  private final EntityManager database;
  private final ReadSeals read;
  private final JudgeSeals judge;
  private final Clock real;

  PaperSeals(EntityManager database, ReadSeals read, JudgeSeals judge, @RealTime Clock real) {
    this.database = database;
    this.read = read;
    this.judge = judge;
    this.real = real;
  }

  /**
   * Judges the seals as of a receipt.
   *
   * @param documentIds of papers that are kept
   * @param received legal time
   */
  @Transactional
  Map<String, SealState> of(Set<String> documentIds, Instant received) {
    Map<String, SealState> states = new HashMap<>();
    for (String id : documentIds) {
      String sha256 = Papers.sha256(id);
      Optional<SealFacts> facts = kept(sha256).or(() -> lookNow(sha256));
      states.put(
          id,
          facts
              .map(known -> judge.judge(known, received))
              .orElseGet(() -> new SealState.Invalid(Why.UNREADABLE)));
    }
    return states;
  }

  @Transactional
  void keep(String sha256, SealFacts facts) {
    database
        .createNativeQuery(KEEP)
        .setParameter("sha256", sha256)
        .setParameter("facts", facts.json())
        .setParameter("at", real.instant())
        .executeUpdate();
  }

  private Optional<SealFacts> kept(String sha256) {
    return database
        .createNativeQuery("SELECT facts FROM paper_seal WHERE sha256 = :sha256", String.class)
        .setParameter("sha256", sha256)
        .getResultStream()
        .map(facts -> SealFacts.of((String) facts))
        .findFirst();
  }

  /** Nobody had the time when it came in. */
  private Optional<SealFacts> lookNow(String sha256) {
    byte[] bytes =
        database
            .createQuery(
                "select p.bytes from PaperRow p where p.key.sha256 = :sha256", byte[].class)
            .setParameter("sha256", sha256)
            .setMaxResults(1)
            .getSingleResult();
    Optional<SealFacts> facts = read.read(bytes);
    facts.ifPresent(known -> keep(sha256, known));
    return facts;
  }
}
