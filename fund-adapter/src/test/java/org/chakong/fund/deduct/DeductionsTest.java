package org.chakong.fund.deduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.C;
import static org.chakong.fund.freeze.RegisterScene.WHO;
import static org.chakong.fund.freeze.RegisterScene.shows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.DeductionView.State;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.fund.freeze.Release;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class DeductionsTest {
  private static final Payee COURT_ACCOUNT =
      new Payee("上海市静安区人民法院执行款专户", "31001500000000000106", null, null);

  @Inject RegisterScene scene;
  @Inject Deductions deductions;
  @Inject Clock clock;
  private String account;

  @BeforeEach
  void openAccount() {
    account = scene.account("01", "60000.00");
  }

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
  }

  @Test
  void d16_without_any_freeze_free_money_is_paid() {
    DeductionView reserved = reserved(A, null, "10000.00", true);
    assertThat(reserved.payout()).isNull();
    assertThat(scene.available(account)).isEqualTo("50000.00");
    DeductionView instructed = instruct(reserved);
    assertThat(instructed.payout().state()).isEqualTo(State.INSTRUCTED);
    assertThat(scene.balance(account)).isEqualTo("50000.00");
    assertThat(settle(reserved, State.PAID, "BANK-1")).isInstanceOf(Settlement.Settled.class);
    assertThat(deductions.view(reserved.deductionNo()).deducted().yuan()).isEqualTo("10000.00");
    assertThat(scene.balance(account)).isEqualTo("50000.00");
  }

  @Test
  void the_courts_own_freeze_comes_first_and_shows_unchanged_while_reserved() {
    FreezeView own = scene.place(A, account, "40000.00");
    DeductionView reserved = reserved(A, null, "45000.00", true);
    assertThat(reserved.deducted().yuan()).isEqualTo("45000.00");
    shows(scene.now(own), "40000.00", "0.00");
    assertThat(scene.available(account)).isEqualTo("15000.00");
    instruct(reserved);
    assertThat(scene.now(own).state()).isEqualTo(FreezeView.State.CONSUMED);
    assertThat(scene.balance(account)).isEqualTo("15000.00");
  }

  @Test
  void q09_money_that_other_courts_hold_is_out_of_reach() {
    scene.place(A, account, "40000.00");
    scene.place(B, account, "30000.00");
    scene.place(C, account, "25000.00");
    Reservation nothing = reserve(C, null, "10000.00", true);
    assertThat(nothing).isInstanceOf(Reservation.NothingThere.class);
    assertThat(((Reservation.NothingThere) nothing).ahead())
        .extracting(FreezeView.Ahead::court)
        .contains(A, B);
  }

  @Test
  void a_failed_payout_restores_ordered_frozen_place_and_free_money() {
    FreezeView own = scene.place(A, account, "40000.00");
    FreezeView other = scene.place(B, account, "5000.00");
    DeductionView reserved = reserved(A, own.freezeNo(), "45000.00", true);
    instruct(reserved);
    settle(reserved, State.FAILED, "BANK-2");
    FreezeView again = scene.now(own);
    shows(again, "40000.00", "0.00");
    assertThat(again.state()).isEqualTo(FreezeView.State.ACTIVE);
    assertThat(again.position()).isEqualTo(1);
    assertThat(scene.now(other).position()).isEqualTo(2);
    assertThat(scene.balance(account)).isEqualTo("60000.00");
    assertThat(scene.available(account)).isEqualTo("15000.00");
  }

  @Test
  void a_repeated_word_of_the_bank_replays_and_a_contrary_one_is_refused() {
    DeductionView reserved = reserved(A, null, "100.00", true);
    assertThat(settle(reserved, State.PAID, "BANK-3")).isInstanceOf(Settlement.Contradicted.class);
    instruct(reserved);
    settle(reserved, State.PAID, "BANK-3");
    assertThat(settle(reserved, State.PAID, "BANK-3")).isInstanceOf(Settlement.Repeated.class);
    assertThat(settle(reserved, State.FAILED, "BANK-3"))
        .isInstanceOf(Settlement.Contradicted.class);
    assertThat(scene.balance(account)).isEqualTo("59900.00");
  }

  @Test
  void a_release_waits_for_a_pending_deduction_on_the_same_freeze() {
    FreezeView own = scene.place(A, account, "40000.00");
    DeductionView reserved = reserved(A, own.freezeNo(), "10000.00", false);
    assertThat(scene.release(own, null, UnfreezeFrom.CEILING))
        .isInstanceOf(Release.WaitsForDeduction.class);
    instruct(reserved);
    assertThat(scene.release(own, null, UnfreezeFrom.CEILING))
        .isInstanceOf(Release.WaitsForDeduction.class);
    settle(reserved, State.PAID, "BANK-4");
    Release released = scene.release(own, null, UnfreezeFrom.CEILING);
    assertThat(released.freeze().released().yuan()).isEqualTo("30000.00");
  }

  @Test
  void a_cancelled_reservation_goes_to_those_placed_meanwhile() {
    DeductionView reserved = reserved(A, null, "60000.00", true);
    FreezeView meanwhile = scene.place(B, account, "1000.00");
    shows(meanwhile, "0.00", "1000.00");
    QuarkusTransaction.requiringNew().run(() -> deductions.cancel(reserved.deductionNo(), WHO));
    shows(scene.now(meanwhile), "1000.00", "0.00");
    assertThat(scene.available(account)).isEqualTo("59000.00");
    assertThatThrownBy(() -> instruct(reserved)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_deduction_that_finds_too_little_is_short() {
    FreezeView own = scene.place(A, account, "40000.00");
    DeductionView reserved = reserved(A, own.freezeNo(), "50000.00", false);
    assertThat(reserved.deducted().yuan()).isEqualTo("40000.00");
    assertThat(reserved.shortfall().yuan()).isEqualTo("10000.00");
    assertThat(scene.available(account)).isEqualTo("20000.00");
  }

  private DeductionView reserved(String court, String freezeNo, String amount, boolean free) {
    return ((Reservation.Reserved) reserve(court, freezeNo, amount, free)).deduction();
  }

  private Reservation reserve(String court, String freezeNo, String amount, boolean free) {
    long sequence = RegisterScene.nextSequence();
    DeductionOrder order =
        new DeductionOrder(
            "REG-" + sequence,
            sequence,
            court,
            "（2026）" + court + "执1号之一",
            List.of(account),
            freezeNo,
            Money.parse(amount),
            free,
            COURT_ACCOUNT,
            clock.instant());
    return QuarkusTransaction.requiringNew().call(() -> deductions.reserve(order));
  }

  private DeductionView instruct(DeductionView reserved) {
    return QuarkusTransaction.requiringNew()
        .call(() -> deductions.instruct(reserved.deductionNo(), WHO));
  }

  private Settlement settle(DeductionView of, State state, String reference) {
    PayoutConfirmation said = new PayoutConfirmation(state, reference, null);
    return QuarkusTransaction.requiringNew()
        .call(() -> deductions.settle(of.deductionNo(), said, WHO));
  }
}
