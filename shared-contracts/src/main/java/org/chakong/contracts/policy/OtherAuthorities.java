package org.chakong.contracts.policy;

import java.util.List;
import java.util.Set;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Authority;

/**
 * Authorities beside the courts of the agreement 其他有权机关: which, for what, which way and with what
 * papers. Beyond this they are held to the rules on officers, person, amount and term.
 *
 * @param decision the paper that is their written decision and bears its number
 */
public record OtherAuthorities(
    Set<Authority.Kind> kinds,
    Set<Action> measures,
    MeasureRule.Ways ways,
    MeasureRule.Paper decision,
    List<MeasureRule.Paper> otherPapers,
    Clause clause) {

  public OtherAuthorities {
    Given.value("kinds", kinds);
    kinds = Set.copyOf(kinds);
    Given.value("measures", measures);
    measures = Set.copyOf(measures);
    Given.value("ways", ways);
    Given.value("decision", decision);
    Given.value("otherPapers", otherPapers);
    otherPapers = List.copyOf(otherPapers);
    Given.value("clause", clause);
  }
}
