package org.chakong.gateway.channel;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.api.HeldDay;
import org.chakong.contracts.api.HeldDays;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciledRequests;
import org.chakong.contracts.api.ReconciliationBucket;
import org.chakong.contracts.api.ReconciliationDigest;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.api.ReconciliationTotals;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;

/**
 * The scripted fund centre's side of the daily reconciliation: all its buckets differ, so that its
 * requests are compared one by one.
 */
final class ScriptedDays {

  private static final int BUCKETS = 64;

  private final Map<LocalDate, ReconciliationResult> told = new ConcurrentHashMap<>();
  private final Map<LocalDate, Long> times = new ConcurrentHashMap<>();

  ReconciliationDigest digest(String day, Collection<TrackedRequest> all) {
    LocalDate date = LocalDate.parse(day);
    List<ReconciliationBucket> buckets =
        received(date, all)
            .map(request -> bucketOf(request.requestNo()))
            .distinct()
            .sorted()
            .map(bucket -> new ReconciliationBucket(bucket, 1, "0".repeat(64)))
            .toList();
    return new ReconciliationDigest(
        date, FundTexts.RECEIVED, ReconciliationTotals.NONE, buckets, null);
  }

  ReconciledRequests requests(String day, String query, Collection<TrackedRequest> all) {
    int bucket = Integer.parseInt(query.replace("bucket=", ""));
    LocalDate date = LocalDate.parse(day);
    return new ReconciledRequests(
        received(date, all)
            .filter(request -> bucketOf(request.requestNo()) == bucket)
            .sorted(Comparator.comparing(TrackedRequest::requestNo))
            .map(ScriptedDays::item)
            .toList(),
        null);
  }

  /** What is held is what was answered: nothing happens to a freeze of the scripted centre. */
  static HeldDays held(Collection<TrackedRequest> all) {
    Map<LocalDate, List<TrackedRequest>> byDay =
        all.stream()
            .filter(request -> request.status() == RequestStatus.ANSWERED)
            .filter(request -> request.receivedAt() != null && request.answer().freeze() != null)
            .collect(
                Collectors.groupingBy(
                    request -> request.receivedAt().toLocalDate(),
                    TreeMap::new,
                    Collectors.toList()));
    List<HeldDay> days = new ArrayList<>();
    byDay.forEach((day, requests) -> days.add(line(day, requests)));
    return new HeldDays(FundTexts.RECEIVED, days);
  }

  private static HeldDay line(LocalDate day, List<TrackedRequest> requests) {
    String lines =
        requests.stream()
            .sorted(Comparator.comparing(TrackedRequest::requestNo))
            .map(one -> one.requestNo() + " " + one.answer().freeze().frozen().yuan() + "\n")
            .collect(Collectors.joining());
    Money held =
        requests.stream()
            .map(one -> one.answer().freeze().frozen())
            .reduce(Money.ZERO, Money::plus);
    String digest = Digests.sha256Hex(lines.getBytes(StandardCharsets.UTF_8));
    return new HeldDay(day, requests.size(), held, digest);
  }

  private static Stream<TrackedRequest> received(LocalDate day, Collection<TrackedRequest> all) {
    return all.stream()
        .filter(request -> request.receivedAt() != null)
        .filter(request -> request.receivedAt().toLocalDate().equals(day));
  }

  void took(ReconciliationResult result) {
    told.put(result.date(), result);
    times.merge(result.date(), 1L, Long::sum);
  }

  long times(LocalDate day) {
    return times.getOrDefault(day, 0L);
  }

  Optional<ReconciliationResult> told(LocalDate day) {
    return Optional.ofNullable(told.get(day));
  }

  private static ReconciledRequest item(TrackedRequest request) {
    FreezeView freeze = request.answer() == null ? null : request.answer().freeze();
    return freeze == null
        ? new ReconciledRequest(
            request.requestNo(), request.status(), null, null, null, null, null, null, null, null)
        : new ReconciledRequest(
            request.requestNo(),
            request.status(),
            request.answer().verdict(),
            freeze.freezeNo(),
            freeze.ordered(),
            freeze.frozen(),
            freeze.waiting(),
            freeze.frozen(),
            null,
            null);
  }

  private static int bucketOf(String requestNo) {
    String hash = Digests.sha256Hex(requestNo.getBytes(StandardCharsets.UTF_8));
    return Integer.parseInt(hash.substring(0, 2), 16) % BUCKETS;
  }
}
