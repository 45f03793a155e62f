package org.chakong.contracts.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.file.PlacedYaml;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Authority;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;

/** The policies of all fund centres, each in force from its first day on. */
public final class Policies {

  private final List<PolicyProfile> profiles;

  private Policies(List<PolicyProfile> profiles) {
    this.profiles = profiles;
  }

  /**
   * Those that come with the product.
   *
   * @throws IllegalStateException naming file and line when a file is not a profile
   */
  public static Policies load() {
    return load(Optional.empty());
  }

  /**
   * Those that come with the product and those of a folder. A file of the folder takes the place of
   * an earlier agreement of the same centre by its {@code effectiveFrom}, never by its name.
   *
   * @throws IllegalStateException naming file and line of everything that is wrong
   */
  public static Policies load(Optional<Path> folder) {
    List<PlacedYaml> files = new ArrayList<>(PolicyFiles.published());
    folder.map(PolicyFiles::in).ifPresent(files::addAll);
    return new Policies(PolicyFiles.profiles(files));
  }

  /** These policies. */
  static Policies of(List<PolicyProfile> profiles) {
    return new Policies(List.copyOf(profiles));
  }

  /** The newest policy of the centre in force on the day; empty before the first one. */
  public Optional<PolicyProfile> at(String fundCentre, LocalDate day) {
    return bound()
        .filter(profile -> profile.fundCentre().equals(fundCentre))
        .filter(profile -> !profile.effectiveFrom().isAfter(day))
        .max(Comparator.comparing(PolicyProfile::effectiveFrom));
  }

  /**
   * The policy that a request received on the day is judged by: that of its fund centre, or for a
   * court that the agreement does not bind the template that the centre serves it under.
   */
  public Optional<PolicyProfile> governing(
      AssistanceRequest request, Channel channel, LocalDate day) {
    return at(request.fundCentre(), day).map(own -> governing(own, request.courtCase(), channel));
  }

  private PolicyProfile governing(PolicyProfile own, CourtCase courtCase, Channel channel) {
    PolicyProfile.CourtsBeyond beyond = own.courtsBeyondScope();
    return beyond != null && beyond.ways().permit(channel) && isBeyond(own, courtCase)
        ? byId(beyond.under()).orElseThrow().at(own, beyond.ways())
        : own;
  }

  /** A court of the agreement stays under it, by whatever name it comes. */
  private static boolean isBeyond(PolicyProfile own, CourtCase courtCase) {
    if (courtCase == null) {
      return false;
    }
    return courtCase.authority() == null
        ? courtCase.court() != null && !own.courtScope().includes(courtCase.court())
        : courtCase.authority().kind() == Authority.Kind.COURT;
  }

  /** A profile or a template by its id. */
  public Optional<PolicyProfile> byId(String id) {
    return profiles.stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /** The centres that have a policy, by their six digits. */
  public Set<String> fundCentres() {
    return bound().map(PolicyProfile::fundCentre).collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<PolicyProfile> bound() {
    return profiles.stream().filter(profile -> !profile.isTemplate());
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
