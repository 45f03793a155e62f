package org.chakong.contracts.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;

/** All that the rules found, in the order in which they looked. */
public record Findings(List<RuleFinding> items) {
  /** Nothing looked at. */
  public static final Findings NONE = new Findings(List.of());

  private static final Comparator<RuleFinding> HEAVIEST_FIRST =
      Comparator.comparing((RuleFinding item) -> item.code().weight()).reversed();

  public Findings {
    items = List.copyOf(items);
  }

  /** REJECTED, RETURNED or UNABLE, the heaviest that a rule gives; empty when nothing fails. */
  public Optional<Verdict> verdict() {
    return withCode()
        .map(item -> item.code().weight())
        .max(Comparator.naturalOrder())
        .flatMap(Findings::verdictOf);
  }

  /** Whether a person must look at something that no rule could tell. */
  public boolean needsReview() {
    return items.stream().anyMatch(item -> item.finding().outcome() == Finding.Outcome.REVIEW);
  }

  /** Whether a rule fails for this reason. */
  public boolean has(ReasonCode code) {
    return failures().stream().anyMatch(failure -> failure.code() == code);
  }

  /** The failed rules, heaviest reason first. */
  public List<RuleFinding> failures() {
    return withCode().filter(Findings::fails).sorted(HEAVIEST_FIRST).toList();
  }

  /**
   * Every reason once, heaviest first. Notes stand beside something executed only, so they are left
   * out when a rule fails.
   */
  public List<Reason> reasons() {
    boolean executed = verdict().isEmpty();
    return withCode()
        .filter(item -> executed || fails(item))
        .sorted(HEAVIEST_FIRST)
        .map(RuleFinding::reason)
        .distinct()
        .toList();
  }

  /** As they stand in an answer. */
  public List<Finding> wire() {
    return items.stream().map(RuleFinding::finding).toList();
  }

  public Findings plus(Findings more) {
    return new Findings(Stream.concat(items.stream(), more.items.stream()).toList());
  }

  /** What the court can do instead, when the verdict is UNABLE and a rule says so. */
  public Optional<String> wayForward() {
    if (!verdict().equals(Optional.of(Verdict.UNABLE))) {
      return Optional.empty();
    }
    String ways =
        failures().stream()
            .map(RuleFinding::wayForward)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining());
    return Optional.of(ways).filter(text -> !text.isEmpty());
  }

  private Stream<RuleFinding> withCode() {
    return items.stream().filter(item -> item.code() != null);
  }

  private static boolean fails(RuleFinding item) {
    return item.finding().outcome() == Finding.Outcome.FAIL;
  }

  private static Optional<Verdict> verdictOf(ReasonCode.Weight weight) {
    return switch (weight) {
      case NOTE -> Optional.empty();
      case UNABLE -> Optional.of(Verdict.UNABLE);
      case RETURNED -> Optional.of(Verdict.RETURNED);
      case REJECTED -> Optional.of(Verdict.REJECTED);
    };
  }
}
