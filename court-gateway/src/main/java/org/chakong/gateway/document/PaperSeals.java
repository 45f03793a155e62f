package org.chakong.gateway.document;

import jakarta.enterprise.context.ApplicationScoped;
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

/** What the electronic seals on papers come to. */
@ApplicationScoped
public class PaperSeals {

  private final DocumentRows rows;
  private final ReadSeals read;
  private final JudgeSeals judge;
  private final Clock real;

  PaperSeals(DocumentRows rows, ReadSeals read, JudgeSeals judge, @RealTime Clock real) {
    this.rows = rows;
    this.read = read;
    this.judge = judge;
    this.real = real;
  }

  /**
   * Judges the seals as of a filing.
   *
   * @param documentIds of papers on the shelf
   * @param filed legal time
   */
  @Transactional
  public Map<String, SealState> of(Set<String> documentIds, Instant filed) {
    Map<String, SealState> states = new HashMap<>();
    for (String id : documentIds) {
      String sha256 = DocumentShelf.sha256(id);
      Optional<SealFacts> facts = rows.seals(sha256).or(() -> lookNow(sha256));
      states.put(
          id,
          facts
              .map(known -> judge.judge(known, filed))
              .orElseGet(() -> new SealState.Invalid(Why.UNREADABLE)));
    }
    return states;
  }

  /** Nobody had the time when it came in. */
  private Optional<SealFacts> lookNow(String sha256) {
    Optional<SealFacts> facts = read.read(rows.bytes(sha256));
    facts.ifPresent(known -> rows.keepSeals(sha256, known, real.instant()));
    return facts;
  }
}
