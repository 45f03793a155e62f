package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.contracts.api.HeldDay;
import org.chakong.contracts.api.ReconciledRequest;
import org.chakong.contracts.api.ReconciliationDifference;
import org.chakong.contracts.api.ReconciliationDifference.Kind;
import org.chakong.contracts.api.ReconciliationDigest;
import org.chakong.contracts.api.ReconciliationReport.EvidenceStanding;
import org.chakong.contracts.api.ReconciliationReport.ReconciledPeer;
import org.chakong.contracts.api.ReconciliationReport.State;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.gateway.reconcile.CourtDay;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.evidence.PeerHeads;
import org.chakong.runtime.reconcile.CompareSides;
import org.chakong.runtime.reconcile.LegalDay;
import org.chakong.runtime.reconcile.ReconciliationBook;
import org.chakong.runtime.reconcile.RequestsOfDay;
import org.jboss.logging.Logger;

/**
 * Compares a legal day with a fund centre: digests first, requests where they differ. What the
 * gateway lacks is fetched, and it is looked again. The centre is told what is left.
 */
@ApplicationScoped
public class ReconcileWithFund {

  private static final Logger LOG = Logger.getLogger(ReconcileWithFund.class);

  /** What was lost is more than what calls can bring back in reasonable time: look at it first. */
  private static final int FETCHED_AT_MOST = 1_000;

  private static final Set<Kind> REPAIRABLE = Set.of(Kind.ONLY_THERE, Kind.OTHER_STATUS);

  private final PeerDirectory peers;
  private final AskReconciliation fund;
  private final CourtDay ours;
  private final FetchAnswer answers;
  private final ReconciliationBook book;
  private final PeerHeads heads;
  private final LegalDay days;
  private final Clock real;

  ReconcileWithFund(
      PeerDirectory peers,
      AskReconciliation fund,
      CourtDay ours,
      FetchAnswer answers,
      ReconciliationBook book,
      PeerHeads heads,
      LegalDay days,
      @RealTime Clock real) {
    this.peers = peers;
    this.fund = fund;
    this.ours = ours;
    this.answers = answers;
    this.book = book;
    this.heads = heads;
    this.days = days;
    this.real = real;
  }

  /**
   * Both sides of a day and what they differ in.
   *
   * @param heard when the centre's side came, real time
   */
  private record Compared(
      RequestsOfDay.Counted here,
      ReconciliationDigest there,
      Instant heard,
      List<ReconciliationDifference> differences) {
    boolean isEqual() {
      return CompareSides.differing(here.buckets(), there.buckets()).isEmpty();
    }
  }

  /** Compares the day with every fund centre. */
  public void reconcile(LocalDate day) {
    peers.peers().stream()
        .filter(peer -> peer.fundCentre().isPresent())
        .forEach(centre -> reconcile(centre, day));
  }

  /** Compares the day with one fund centre. */
  void reconcile(Peer centre, LocalDate day) {
    Optional<Compared> first = compare(centre, day);
    Optional<Compared> last =
        first.filter(compared -> moves(centre, compared)).isPresent()
            ? compare(centre, day)
            : first;
    if (last.isEmpty()) {
      book.unanswered(day, centre.party().value());
      LOG.warnf("%s could not be reconciled with %s", day, centre.party());
      return;
    }
    List<ReconciliationDifference> left = last.get().differences();
    conclude(centre, day, last.get(), withRepaired(first.get().differences(), left), left.size());
  }

  /**
   * The days before today under whose freezes a fund centre holds something else than is known
   * here, or nothing; none where it does not say.
   */
  Set<LocalDate> heldOtherwise(Peer centre) {
    Optional<List<HeldDay>> there = fund.held(centre);
    if (there.isEmpty()) {
      LOG.warnf("%s did not say what is held", centre.party());
      return Set.of();
    }
    LocalDate today = days.today();
    Set<HeldDay> once = new HashSet<>(ours.heldBefore(centre.fundCentre().orElseThrow(), today));
    Set<HeldDay> both = new HashSet<>(there.get());
    both.retainAll(once);
    return Stream.concat(once.stream(), there.get().stream())
        .filter(line -> !both.contains(line))
        .map(HeldDay::date)
        .filter(day -> day.isBefore(today))
        .collect(Collectors.toSet());
  }

  private Optional<Compared> compare(Peer centre, LocalDate day) {
    Optional<ReconciliationDigest> there = fund.digest(centre, day);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Instant heard = real.instant();
    String code = centre.fundCentre().orElseThrow();
    RequestsOfDay.Counted here = ours.count(code, day);
    List<ReconciliationDifference> differences = new ArrayList<>();
    for (int bucket : CompareSides.differing(here.buckets(), there.get().buckets())) {
      Optional<List<ReconciledRequest>> theirs = fund.bucket(centre, day, bucket);
      if (theirs.isEmpty()) {
        return Optional.empty();
      }
      differences.addAll(CompareSides.requests(ours.bucket(code, day, bucket), theirs.get()));
    }
    return Optional.of(new Compared(here, there.get(), heard, differences));
  }

  /**
   * Fetches what is lacking. Whether the sides may be nearer each other than was read: an answer
   * can also come by itself while they are compared.
   */
  private boolean moves(Peer centre, Compared compared) {
    List<ReconciliationDifference> lacking =
        compared.differences().stream()
            .filter(difference -> REPAIRABLE.contains(difference.kind()))
            .limit(FETCHED_AT_MOST)
            .toList();
    lacking.forEach(difference -> answers.fetch(centre, difference.requestNo()));
    return !lacking.isEmpty() || (compared.differences().isEmpty() && !compared.isEqual());
  }

  /** What is left, and what is gone since it was fetched, by number. */
  private static List<ReconciliationDifference> withRepaired(
      List<ReconciliationDifference> before, List<ReconciliationDifference> left) {
    Set<ReconciliationDifference> still = new HashSet<>(left);
    List<ReconciliationDifference> all = new ArrayList<>(left);
    before.stream()
        .filter(difference -> !still.contains(difference))
        .map(ReconciliationDifference::mended)
        .forEach(all::add);
    all.sort(ReconciliationDifference.BY_NUMBER);
    return all;
  }

  private void conclude(
      Peer centre,
      LocalDate day,
      Compared compared,
      List<ReconciliationDifference> differences,
      int left) {
    List<ReconciliationDifference> told =
        differences.stream().limit(ReconciliationResult.TOLD_AT_MOST).toList();
    EvidenceStanding evidence =
        heads.take(centre.party(), compared.there().evidenceHead(), compared.heard());
    book.putUntold(
        day,
        new ReconciledPeer(
            centre.party().value(),
            left == 0 ? State.AGREED : State.DIFFERENT,
            days.now(),
            compared.here().totals(),
            compared.there().totals(),
            evidence,
            left,
            told));
    if (left > 0) {
      LOG.errorf("%s: %d differences from %s", day, left, centre.party());
    }
    ReconciliationResult result =
        new ReconciliationResult(
            day, days.now(), compared.here().totals(), left, told, heads.own().orElse(null));
    if (fund.tell(centre, result)) {
      book.told(day, centre.party().value());
    }
  }
}
