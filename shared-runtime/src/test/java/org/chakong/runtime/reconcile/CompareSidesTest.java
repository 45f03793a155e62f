package org.chakong.runtime.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciliationBucket;
import org.chakong.contracts.api.ReconciliationDifference;
import org.chakong.contracts.api.ReconciliationDifference.Kind;
import org.chakong.contracts.api.ReconciliationTotals;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompareSidesTest {

  private static final ReconciledRequest ONE = freeze("R-00000001", "30000.00");

  static ReconciledRequest freeze(String requestNo, String held) {
    return new ReconciledRequest(
        requestNo,
        RequestStatus.ANSWERED,
        Verdict.EXECUTED,
        "F-1",
        Money.parse("30000.00"),
        Money.parse("30000.00"),
        Money.ZERO,
        Money.parse(held),
        null,
        null);
  }

  private static ReconciledRequest with(
      RequestStatus status, Verdict verdict, String freezeNo, Money frozen, Money deducted) {
    return new ReconciledRequest(
        ONE.requestNo(),
        status,
        verdict,
        freezeNo,
        ONE.ordered(),
        frozen,
        ONE.waiting(),
        ONE.held(),
        null,
        deducted);
  }

  @Test
  void the_same_on_both_sides_differs_in_nothing() {
    assertThat(CompareSides.requests(List.of(ONE), List.of(ONE))).isEmpty();
  }

  /** Something altered, and what it is found as. */
  record Altered(Kind kind, ReconciledRequest there) {}

  static Stream<Altered> alterations() {
    Money frozen = ONE.frozen();
    return Stream.of(
        new Altered(Kind.OTHER_STATUS, with(RequestStatus.IN_REVIEW, null, null, null, null)),
        new Altered(
            Kind.OTHER_VERDICT, with(RequestStatus.ANSWERED, Verdict.UNABLE, "F-1", frozen, null)),
        new Altered(
            Kind.OTHER_FREEZE, with(RequestStatus.ANSWERED, Verdict.EXECUTED, "F-2", frozen, null)),
        new Altered(
            Kind.OTHER_AMOUNTS,
            with(RequestStatus.ANSWERED, Verdict.EXECUTED, "F-1", Money.ofFen(1), null)),
        new Altered(
            Kind.OTHER_AMOUNTS,
            with(RequestStatus.ANSWERED, Verdict.EXECUTED, "F-1", frozen, Money.ofFen(1))),
        new Altered(Kind.OTHER_AMOUNTS, freeze(ONE.requestNo(), "29999.99")));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void whatever_is_altered_is_found_by_its_kind_and_in_its_bucket(Altered altered) {
    assertThat(CompareSides.requests(List.of(ONE), List.of(altered.there())))
        .extracting(ReconciliationDifference::kind)
        .containsExactly(altered.kind());
    assertThat(CompareSides.differing(buckets(ONE), buckets(altered.there())))
        .containsExactly(DayBuckets.bucketOf(ONE.requestNo()));
  }

  @Test
  void what_only_one_side_has_is_told_from_where_one_stands() {
    List<ReconciliationDifference> here = CompareSides.requests(List.of(ONE), List.of());
    assertThat(here)
        .containsExactly(
            new ReconciliationDifference(ONE.requestNo(), Kind.ONLY_HERE, "ANSWERED", null, false));
    assertThat(CompareSides.requests(List.of(), List.of(ONE)))
        .containsExactly(here.getFirst().mirrored());
  }

  @Test
  void only_buckets_that_differ_are_looked_at() {
    List<ReconciledRequest> all =
        IntStream.range(0, 500).mapToObj(i -> freeze("R-" + (10_000_000 + i), "30000.00")).toList();
    ReconciledRequest lost = all.get(123);
    List<ReconciliationBucket> without =
        buckets(all.stream().filter(one -> one != lost).toArray(ReconciledRequest[]::new));
    Set<Integer> differing =
        CompareSides.differing(buckets(all.toArray(ReconciledRequest[]::new)), without);
    assertThat(differing).containsExactly(DayBuckets.bucketOf(lost.requestNo()));
  }

  @Test
  void amounts_cannot_be_moved_from_one_field_to_the_next_unseen() {
    UnaryOperator<Money> none = money -> null;
    ReconciledRequest moved =
        new ReconciledRequest(
            ONE.requestNo(),
            ONE.status(),
            ONE.verdict(),
            ONE.freezeNo(),
            ONE.ordered(),
            none.apply(ONE.frozen()),
            ONE.frozen(),
            ONE.held(),
            null,
            null);
    ReconciledRequest before =
        new ReconciledRequest(
            ONE.requestNo(),
            ONE.status(),
            ONE.verdict(),
            ONE.freezeNo(),
            ONE.ordered(),
            ONE.frozen(),
            null,
            ONE.held(),
            null,
            null);
    assertThat(buckets(moved)).isNotEqualTo(buckets(before));
  }

  @Test
  void a_day_is_counted_with_what_is_open_and_held() {
    DayBuckets day = new DayBuckets();
    day.add(ONE);
    day.add(
        new ReconciledRequest(
            "R-00000002", RequestStatus.SENT, null, null, null, null, null, null, null, null));
    assertThat(day.totals()).isEqualTo(new ReconciliationTotals(2, 1, 1, Money.parse("30000.00")));
  }

  private static List<ReconciliationBucket> buckets(ReconciledRequest... requests) {
    DayBuckets day = new DayBuckets();
    Stream.of(requests).forEach(day::add);
    return day.buckets();
  }
}
