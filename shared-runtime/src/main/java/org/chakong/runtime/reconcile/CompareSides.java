package org.chakong.runtime.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciliationBucket;
import org.chakong.contracts.api.ReconciliationDifference;
import org.chakong.contracts.api.ReconciliationDifference.Kind;
import org.chakong.contracts.identity.Money;

/** What two sides of a day differ in. */
public final class CompareSides {

  private CompareSides() {}

  /** The numbers of the buckets that are not the same on both sides, in order. */
  public static Set<Integer> differing(
      List<ReconciliationBucket> here, List<ReconciliationBucket> there) {
    Map<Integer, ReconciliationBucket> others = new HashMap<>();
    there.forEach(bucket -> others.put(bucket.bucket(), bucket));
    Set<Integer> differing = new TreeSet<>(others.keySet());
    here.forEach(bucket -> {
      if (bucket.equals(others.get(bucket.bucket()))) {
        differing.remove(bucket.bucket());
      } else {
        differing.add(bucket.bucket());
      }
    });
    return differing;
  }

  /** The differences of two lists of requests by number. */
  public static List<ReconciliationDifference> requests(
      List<ReconciledRequest> here, List<ReconciledRequest> there) {
    Map<String, ReconciledRequest> ours = byNumber(here);
    Map<String, ReconciledRequest> theirs = byNumber(there);
    Set<String> numbers = new TreeSet<>(ours.keySet());
    numbers.addAll(theirs.keySet());
    List<ReconciliationDifference> found = new ArrayList<>();
    numbers.forEach(number -> found.addAll(one(number, ours.get(number), theirs.get(number))));
    return found;
  }

  private static List<ReconciliationDifference> one(
      String number, ReconciledRequest here, ReconciledRequest there) {
    if (there == null) {
      return List.of(difference(number, Kind.ONLY_HERE, here.status(), null));
    }
    if (here == null) {
      return List.of(difference(number, Kind.ONLY_THERE, null, there.status()));
    }
    if (here.status() != there.status()) {
      // all else follows from it
      return List.of(difference(number, Kind.OTHER_STATUS, here.status(), there.status()));
    }
    return Stream.of(
            unless(number, Kind.OTHER_VERDICT, here.verdict(), there.verdict()),
            unless(number, Kind.OTHER_FREEZE, acts(here), acts(there)),
            unless(number, Kind.OTHER_AMOUNTS, amounts(here), amounts(there)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ReconciliationDifference> unless(
      String number, Kind kind, Object here, Object there) {
    return Objects.equals(here, there)
        ? Optional.empty()
        : Optional.of(difference(number, kind, here, there));
  }

  private static String acts(ReconciledRequest request) {
    return Stream.of(request.freezeNo(), request.deductionNo())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static String amounts(ReconciledRequest request) {
    return Stream.of(
            named("ordered", request.ordered()),
            named("frozen", request.frozen()),
            named("waiting", request.waiting()),
            named("held", request.held()),
            named("deducted", request.deducted()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> named(String name, Money amount) {
    return Optional.ofNullable(amount).map(yuan -> name + " " + yuan);
  }

  private static ReconciliationDifference difference(
      String number, Kind kind, Object here, Object there) {
    return new ReconciliationDifference(number, kind, text(here), text(there), false);
  }

  private static String text(Object side) {
    return side == null ? null : side.toString();
  }

  private static Map<String, ReconciledRequest> byNumber(List<ReconciledRequest> requests) {
    Map<String, ReconciledRequest> byNumber = new TreeMap<>();
    requests.forEach(request -> byNumber.put(request.requestNo(), request));
    return byNumber;
  }
}
