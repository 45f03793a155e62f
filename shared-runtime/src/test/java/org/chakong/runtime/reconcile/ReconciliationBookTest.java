package org.chakong.runtime.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.api.ReconciliationDifference;
import org.chakong.contracts.api.ReconciliationReport.EvidenceStanding;
import org.chakong.contracts.api.ReconciliationReport.ReconciledPeer;
import org.chakong.contracts.api.ReconciliationReport.State;
import org.chakong.contracts.api.ReconciliationTotals;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReconciliationBookTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final ReconciliationDifference LOST =
      new ReconciliationDifference(
          "R-00000001", ReconciliationDifference.Kind.ONLY_HERE, "SENT", null, false);
  private static final AtomicInteger PEERS = new AtomicInteger(900_000);

  @Inject ReconciliationBook book;
  private final String peer = "fund:" + PEERS.incrementAndGet();

  @AfterEach
  void nothing_is_left_to_be_looked_at() {
    for (LocalDate day = DAY.minusDays(2); !day.isAfter(DAY); day = day.plusDays(1)) {
      book.put(day, compared(DAY, 0));
    }
  }

  private static ReconciliationTotals totals(long open) {
    return new ReconciliationTotals(3, 3 - open, open, Money.parse("30000.00"));
  }

  private ReconciledPeer compared(LocalDate on, long open, ReconciliationDifference... found) {
    return new ReconciledPeer(
        peer,
        found.length == 0 ? State.AGREED : State.DIFFERENT,
        at(on),
        totals(open),
        totals(0),
        EvidenceStanding.KEPT,
        found.length,
        List.of(found));
  }

  private static OffsetDateTime at(LocalDate day) {
    return day.atTime(LocalTime.of(4, 10)).atZone(LegalZone.ZONE).toOffsetDateTime();
  }

  private List<LocalDate> due() {
    return book.due(peer, DAY.minusDays(2), DAY);
  }

  @Test
  void days_that_were_missed_are_due() {
    assertThat(due()).containsExactly(DAY.minusDays(2), DAY.minusDays(1), DAY);
  }

  @Test
  void a_day_that_agreed_after_its_end_is_done() {
    book.put(DAY.minusDays(1), compared(DAY, 0));
    assertThat(due()).containsExactly(DAY.minusDays(2), DAY);
  }

  @Test
  void a_day_compared_before_its_end_is_due_again() {
    book.put(DAY, compared(DAY, 0));
    assertThat(due()).contains(DAY);
  }

  @Test
  void a_day_with_open_requests_is_looked_at_again() {
    book.put(DAY.minusDays(1), compared(DAY, 1));
    assertThat(due()).contains(DAY.minusDays(1));
  }

  @Test
  void a_day_that_differed_is_shown_and_due_until_it_agrees() {
    book.put(DAY.minusDays(1), compared(DAY, 0, LOST));
    assertThat(due()).contains(DAY.minusDays(1));
    assertThat(shown(DAY.minusDays(1))).isEqualTo(compared(DAY, 0, LOST));
    assertThat(book.differences()).isPositive();
    book.put(DAY.minusDays(1), compared(DAY, 0));
    assertThat(due()).doesNotContain(DAY.minusDays(1));
    assertThat(shown(DAY.minusDays(1)).differences()).isEmpty();
  }

  @Test
  void a_peer_that_does_not_answer_hides_no_difference_that_was_found() {
    book.put(DAY, compared(DAY, 0, LOST));
    book.put(DAY.minusDays(1), compared(DAY, 0));
    book.unanswered(DAY, peer);
    book.unanswered(DAY.minusDays(1), peer);
    assertThat(shown(DAY).state()).isEqualTo(State.DIFFERENT);
    assertThat(shown(DAY.minusDays(1)).state()).isEqualTo(State.UNANSWERED);
    assertThat(book.toRepeat(peer)).containsExactly(DAY.minusDays(1));
    assertThat(due()).contains(DAY.minusDays(1), DAY);
  }

  private ReconciledPeer shown(LocalDate day) {
    return book.report(day).peers().stream()
        .filter(one -> one.party().equals(peer))
        .findFirst()
        .orElseThrow();
  }
}
