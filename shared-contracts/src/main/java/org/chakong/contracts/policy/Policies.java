package org.chakong.contracts.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chakong.contracts.request.Action;

/** The policies of all fund centres, each in force from its first day on. */
public final class Policies {
  private static final String FOLDER = "policies/";

  private final List<PolicyProfile> profiles;

  private Policies(List<PolicyProfile> profiles) {
    this.profiles = profiles;
  }

  /**
   * Reads {@code policies/*.yaml} from the class path.
   *
   * @throws IllegalStateException naming file and line when a file is not a profile
   */
  public static Policies load() {
    YamlResources files = new YamlResources(Policies.class.getClassLoader());
    return of(
        files.index(FOLDER + "index").stream()
            .map(file -> files.read(FOLDER + file, PolicyProfile.class))
            .toList());
  }

  /**
   * These policies.
   *
   * @throws IllegalStateException when two of one centre begin on the same day
   */
  static Policies of(List<PolicyProfile> profiles) {
    long distinct =
        profiles.stream().map(p -> p.fundCentre() + p.effectiveFrom()).distinct().count();
    if (distinct != profiles.size()) {
      throw new IllegalStateException("two profiles of one centre begin on the same day");
    }
    return new Policies(List.copyOf(profiles));
  }

  /** The newest policy of the centre in force on the day; empty before the first one. */
  public Optional<PolicyProfile> at(String fundCentre, LocalDate day) {
    return profiles.stream()
        .filter(profile -> profile.fundCentre().equals(fundCentre))
        .filter(profile -> !profile.effectiveFrom().isAfter(day))
        .max(Comparator.comparing(PolicyProfile::effectiveFrom));
  }

  /** The centres that have a policy, by their six digits. */
  public Set<String> fundCentres() {
    return profiles.stream()
        .map(PolicyProfile::fundCentre)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The same with another choice of ways for one measure of a centre, which an operator may set
   * where the text leaves it open (Jiaozuo 2024, article 7: deductions online).
   */
  public Policies withWays(String fundCentre, Action action, MeasureRule.Ways ways) {
    return new Policies(
        profiles.stream()
            .map(p -> p.fundCentre().equals(fundCentre) ? p.withWays(action, ways) : p)
            .toList());
  }
}
