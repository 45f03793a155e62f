package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.WHO;
import static org.chakong.fund.freeze.RegisterScene.shows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class TermTest {

  @Inject RegisterScene scene;
  @Inject FreezeRegister register;

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
    scene.realTime();
  }

  @Test
  void r02_the_money_is_free_after_the_last_day_and_a_renewal_then_comes_too_late() {
    scene.day("2023-11-20");
    String account = scene.account("01", "100.00");
    FreezeView freeze = scene.place(A, account, "60.00");
    assertThat(freeze.until()).isEqualTo(LocalDate.parse("2026-11-20"));
    scene.day("2026-11-20");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.ACTIVE);
    scene.day("2026-11-21");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.EXPIRED);
    assertThat(scene.available(account)).isEqualTo("100.00");
    assertThat(scene.extend(freeze, new NewTerm(12, null, true)))
        .isInstanceOf(Extension.HadEnded.class);
  }

  @Test
  void a_clock_that_has_leapt_forward_ends_no_term_until_the_other_institution_agrees() {
    scene.day("2023-11-20");
    String account = scene.account("01", "100.00");
    FreezeView freeze = scene.place(A, account, "60.00");
    Leaping machine = new Leaping();
    ClockTrust trust = new ClockTrust(machine, () -> 0);
    machine.now = machine.now.plus(Duration.ofDays(1));
    QuarkusMock.installMockForType(trust, ClockTrust.class);
    scene.day("2026-11-21");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.ACTIVE);
    assertThat(scene.available(account)).isEqualTo("40.00");
    trust.agrees(machine.now);
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.EXPIRED);
  }

  @Test
  void nothing_ends_by_a_day_that_was_read_before_the_clock_was_set_back() {
    scene.day("2023-11-20");
    String account = scene.account("01", "100.00");
    FreezeView freeze = scene.place(A, account, "60.00");
    scene.day("2026-11-20");
    assertThat(scene.end(freeze, Instant.parse("2026-11-23T12:00:00Z"))).isZero();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.ACTIVE);
    scene.day("2026-11-21");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.EXPIRED);
  }

  @Test
  void a_clock_that_has_leapt_forward_passes_no_printed_end_over_when_money_comes() {
    scene.day("2026-11-10");
    String account = scene.account("01", "100.00");
    FreezeView first = scene.place(A, account, "100.00");
    FreezeView waits = scene.place(printed(account, "2026-11-19"));
    Leaping machine = new Leaping();
    ClockTrust trust = new ClockTrust(machine, () -> 0);
    machine.now = machine.now.plus(Duration.ofDays(1));
    QuarkusMock.installMockForType(trust, ClockTrust.class);
    scene.day("2026-11-20");
    scene.release(first, null, UnfreezeFrom.CEILING);
    assertThat(scene.now(waits).state()).isEqualTo(FreezeView.State.ACTIVE);
    trust.agrees(machine.now);
    scene.expire();
    assertThat(scene.now(waits).state()).isEqualTo(FreezeView.State.EXPIRED);
  }

  /** A clock that is set by hand. */
  private static final class Leaping extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void r04_a_term_that_ends_in_a_holiday_runs_to_the_first_working_day() {
    scene.day("2022-10-08");
    FreezeView freeze = scene.place(A, scene.account("01", "100.00"), "60.00");
    assertThat(freeze.until()).isEqualTo(LocalDate.parse("2025-10-09"));
  }

  @Test
  void r07_a_printed_end_governs_and_does_not_roll() {
    scene.day("2025-11-20");
    FreezeView freeze = scene.place(printed(scene.account("01", "100.00"), "2026-11-19"));
    assertThat(freeze.until()).isEqualTo(LocalDate.parse("2026-11-19"));
    FreezeView onSunday = scene.place(printed(scene.account("01", "100.00"), "2026-11-22"));
    assertThat(onSunday.until()).isEqualTo(LocalDate.parse("2026-11-22"));
  }

  @Test
  void r12_the_hold_and_the_claim_to_coming_money_end_together() {
    scene.day("2023-11-20");
    String account = scene.account("01", "32400.55");
    FreezeView freeze = scene.place(A, account, "50000.00");
    scene.day("2026-11-21");
    scene.expire();
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.EXPIRED);
    assertThat(scene.now(freeze).topUp()).isFalse();
    shows(scene.now(freeze), "0.00", "0.00");
    assertThat(scene.available(account)).isEqualTo("35000.55");
  }

  @Test
  void what_expires_goes_to_those_who_wait_in_the_same_transaction() {
    scene.day("2023-11-20");
    String account = scene.account("01", "100.00");
    scene.place(A, account, "60.00");
    scene.day("2026-11-01");
    FreezeView later = scene.place(B, account, "90.00");
    shows(later, "40.00", "50.00");
    scene.day("2026-11-21");
    scene.expire();
    shows(scene.now(later), "90.00", "0.00");
    assertThat(scene.now(later).position()).isEqualTo(1);
  }

  @Test
  void a_renewal_in_time_counts_from_the_old_end_and_keeps_the_place() {
    scene.day("2025-11-20");
    String account = scene.account("01", "100.00");
    FreezeView freeze = scene.place(year(account));
    scene.place(B, account, "60.00");
    scene.day("2026-11-02");
    Extension extended =
        scene.extend(freeze, new NewTerm(null, LocalDate.parse("2027-05-20"), true));
    assertThat(extended).isInstanceOf(Extension.Extended.class);
    assertThat(extended.freeze().until()).isEqualTo(LocalDate.parse("2027-05-20"));
    assertThat(extended.freeze().position()).isEqualTo(1);
  }

  @Test
  void no_freeze_expires_while_a_request_received_in_time_is_undecided() {
    scene.day("2025-11-20");
    FreezeView freeze = scene.place(year(scene.account("01", "100.00")));
    QuarkusTransaction.requiringNew().run(() -> register.keepAlive(freeze.freezeNo(), "REG-KEEP"));
    scene.day("2026-11-21");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.ACTIVE);
    QuarkusTransaction.requiringNew().run(() -> register.letGo("REG-KEEP"));
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.EXPIRED);
  }

  @Test
  void a_deduction_keeps_no_freeze_whose_term_was_over_or_from_which_it_may_not_take() {
    scene.day("2025-11-20");
    FreezeView freeze = scene.place(year(scene.account("01", "100.00")));
    keep("REG-LATE", freeze, null, "2026-11-21");
    keep("REG-BESIDE", freeze, "another account", "2026-11-20");
    scene.day("2026-11-21");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.EXPIRED);
  }

  private void keep(String requestNo, FreezeView freeze, String accountNo, String receivedOn) {
    UndecidedDeduction deduction =
        new UndecidedDeduction(
            requestNo,
            "person-of-" + freeze.accountNo(),
            A,
            "（2026）" + A + "执1号",
            accountNo,
            LocalDate.parse(receivedOn));
    QuarkusTransaction.requiringNew().run(() -> register.keepAlive(deduction));
  }

  @Test
  void an_end_in_a_year_without_calendar_is_nominal_and_releases_nothing() {
    scene.day("2026-11-20");
    FreezeView freeze = scene.place(year(scene.account("01", "100.00")));
    assertThat(freeze.until()).isEqualTo(LocalDate.parse("2027-11-20"));
    assertThat(register.calendarIncomplete(freeze.freezeNo())).isTrue();
    assertThat(register.find(freeze.freezeNo()).orElseThrow().until()).isNull();
    scene.day("2028-01-01");
    scene.expire();
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.ACTIVE);
  }

  @Test
  void r10_a_case_goes_on_under_a_new_number_and_the_term_stays() {
    scene.day("2025-03-10");
    FreezeView freeze = scene.place(year(scene.account("01", "100.00")));
    String renewed = "（2025）沪0106执900号";
    QuarkusTransaction.requiringNew().run(() -> register.renumber(freeze.freezeNo(), renewed, WHO));
    assertThat(register.find(freeze.freezeNo()).orElseThrow().caseNumber()).isEqualTo(renewed);
    assertThat(scene.now(freeze).until()).isEqualTo(LocalDate.parse("2026-03-10"));
  }

  @Test
  void u01_a_full_release_promotes_the_queue_in_the_same_transaction() {
    String account = scene.account("01", "100.00");
    FreezeView first = scene.place(A, account, "100.00");
    FreezeView next = scene.place(B, account, "70.00");
    Release released = scene.release(first, null, UnfreezeFrom.CEILING);
    assertThat(released.freeze().released().yuan()).isEqualTo("100.00");
    shows(released.freeze(), "0.00", "0.00");
    shows(scene.now(next), "70.00", "0.00");
    assertThat(scene.release(first, null, UnfreezeFrom.CEILING))
        .isInstanceOf(Release.HadEnded.class);
  }

  @Test
  void u04_money_freed_from_what_is_frozen_does_not_come_back() {
    String account = scene.account("01", "32400.55");
    FreezeView freeze = scene.place(A, account, "50000.00");
    Release released = scene.release(freeze, "10000.00", UnfreezeFrom.FROZEN);
    assertThat(released.freeze().ordered().yuan()).isEqualTo("40000.00");
    assertThat(released.freeze().released().yuan()).isEqualTo("10000.00");
    shows(scene.now(freeze), "22400.55", "17599.45");
    assertThat(scene.available(account)).isEqualTo("10000.00");
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    assertThat(scene.available(account)).isEqualTo("10000.00");
  }

  @Test
  void what_is_told_of_a_freeze_later_has_the_higher_revision() {
    String account = scene.account("01", "100.00");
    FreezeView first = scene.place(A, account, "100.00");
    FreezeView next = scene.place(B, account, "70.00");
    Release released = scene.release(first, "30.00", UnfreezeFrom.FROZEN);
    assertThat(released.freeze().revision()).isGreaterThan(first.revision());
    FreezeView promoted = scene.now(next);
    shows(promoted, "30.00", "40.00");
    assertThat(promoted.revision()).isGreaterThan(next.revision());
    scene.release(first, null, UnfreezeFrom.CEILING);
    assertThat(scene.now(next).revision()).isGreaterThan(promoted.revision());
  }

  @Test
  void a_lowered_ceiling_gives_up_what_waits_before_what_is_frozen() {
    String account = scene.account("01", "32400.55");
    FreezeView freeze = scene.place(A, account, "50000.00");
    scene.release(freeze, "10000.00", UnfreezeFrom.CEILING);
    shows(scene.now(freeze), "32400.55", "7599.45");
    scene.release(freeze, "10000.00", UnfreezeFrom.CEILING);
    shows(scene.now(freeze), "30000.00", "0.00");
    scene.release(freeze, "99999.00", UnfreezeFrom.CEILING);
    assertThat(scene.now(freeze).state()).isEqualTo(FreezeView.State.RELEASED);
  }

  private FreezeOrder year(String account) {
    return scene.order(
        A, "60.00", List.of(account), 12, null, SecondFreeze.SURPLUS_FIRST, TopUp.MONTHLY);
  }

  private FreezeOrder printed(String account, String until) {
    return scene.order(
        A,
        "60.00",
        List.of(account),
        null,
        LocalDate.parse(until),
        SecondFreeze.SURPLUS_FIRST,
        TopUp.MONTHLY);
  }
}
