package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.problem.FactChange;
import org.chakong.contracts.request.Action;
import org.chakong.fund.measure.Examination;

/** Whether a decision would rest on other facts than those that hold. */
@ApplicationScoped
class StaleFacts {

  private final GatherFacts facts;
  private final SeenFacts seen;

  StaleFacts(GatherFacts facts, SeenFacts seen) {
    this.facts = facts;
    this.seen = seen;
  }

  /**
   * What has changed since the version was shown, empty where nothing has. Of a version that is not
   * kept everything counts as new.
   */
  Optional<List<FactChange>> since(
      String requestNo, String version, Action action, Examination now) {
    FactSheet sheet = FactSheet.of(facts.of(action, now), now.findings().wire());
    return sheet.version().equals(version)
        ? Optional.empty()
        : Optional.of(sheet.since(seen.of(requestNo, version).orElse(Map.of())));
  }
}
