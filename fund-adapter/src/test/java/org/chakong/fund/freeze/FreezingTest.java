package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.shows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.api.FundApi.CoreEventResult.Result;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class FreezingTest {

  @Inject RegisterScene scene;
  @Inject Jdbi jdbi;

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
    scene.realTime();
  }

  @Test
  void f01_takes_the_ordered_amount_for_a_year_from_receipt() {
    scene.day("2025-11-20");
    String account = scene.account("01", "86450.32");
    FreezeView freeze = scene.place(jiaozuo("30000.00", account));
    shows(freeze, "30000.00", "0.00");
    assertThat(freeze.state()).isEqualTo(FreezeView.State.ACTIVE);
    assertThat(freeze.position()).isEqualTo(1);
    assertThat(freeze.topUp()).isFalse();
    assertThat(freeze.ahead()).isEmpty();
    assertThat(freeze.until()).isEqualTo(LocalDate.parse("2026-11-20"));
    assertThat(scene.available(account)).isEqualTo("56450.32");
  }

  @Test
  void f02_keeps_the_ceiling_and_fills_it_from_later_money() {
    String account = scene.account("01", "86450.32");
    FreezeView freeze = scene.place(jiaozuo("100000.00", account));
    shows(freeze, "86450.32", "13549.68");
    assertThat(freeze.ordered().yuan()).isEqualTo("100000.00");
    assertThat(freeze.topUp()).isTrue();
    scene.money(Type.CONTRIBUTION, account, "2400.00");
    shows(scene.now(freeze), "88850.32", "11149.68");
    scene.money(Type.INTEREST, account, "149.68");
    shows(scene.now(freeze), "89000.00", "11000.00");
  }

  @Test
  void f22_a_sealed_account_is_frozen_as_far_as_it_goes() {
    String account = scene.account("02", "18760.40");
    FreezeView freeze = scene.place(jiaozuo("20000.00", account));
    shows(freeze, "18760.40", "1239.60");
    assertThat(freeze.topUp()).isFalse();
  }

  @Test
  void f32_an_approved_withdrawal_is_stopped_and_a_paid_one_is_gone() {
    String account = scene.account("01", "86450.32");
    scene.withdrawal(WithdrawalState.APPROVED, account, "20000.00");
    shows(scene.place(jiaozuo("86450.32", account)), "86450.32", "0.00");
    var late = scene.withdrawal(WithdrawalState.PAID, account, "20000.00");
    assertThat(late.result()).isEqualTo(Result.REFUSED);
    assertThat(late.code()).isEqualTo("PRIOR_FREEZE");

    String paid = scene.account("01", "86450.32");
    scene.withdrawal(WithdrawalState.APPROVED, paid, "20000.00");
    assertThat(scene.withdrawal(WithdrawalState.PAID, paid, "20000.00").result())
        .isEqualTo(Result.APPLIED);
    shows(scene.place(jiaozuo("86450.32", paid)), "66450.32", "20000.00");
  }

  @Test
  void numbers_stay_different_when_restores_have_used_up_eight_digits() {
    String account = scene.account("01", "60000.00");
    jdbi.useHandle(handle -> handle.execute("SELECT setval('freeze_no', 123456788)"));
    String first = scene.place(A, account, "1000.00").freezeNo();
    String second = scene.place(B, account, "1000.00").freezeNo();
    assertThat(first).endsWith("123456789");
    assertThat(second).endsWith("123456790");
  }

  @Test
  void h02_leaves_the_rest_to_the_holder() {
    String account = scene.account("01", "60000.00");
    shows(scene.place(A, account, "40000.00"), "40000.00", "0.00");
    assertThat(scene.available(account)).isEqualTo("20000.00");
  }

  @Test
  void h03_seven_contributions_fill_the_ceiling_and_then_top_up_stops() {
    String account = scene.account("01", "32400.55");
    FreezeView freeze = scene.place(A, account, "50000.00");
    shows(freeze, "32400.55", "17599.45");
    for (String frozen :
        List.of("35000.55", "37600.55", "40200.55", "42800.55", "45400.55", "48000.55")) {
      scene.money(Type.CONTRIBUTION, account, "2600.00");
      assertThat(scene.now(freeze).frozen().yuan()).isEqualTo(frozen);
      assertThat(scene.available(account)).isEqualTo("0.00");
    }
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    shows(scene.now(freeze), "50000.00", "0.00");
    assertThat(scene.now(freeze).topUp()).isFalse();
    assertThat(scene.available(account)).isEqualTo("600.55");
  }

  @Test
  void h04_an_account_that_was_sealed_before_never_tops_up() {
    String account = scene.account("02", "32400.55");
    FreezeView freeze = scene.place(A, account, "50000.00");
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    shows(scene.now(freeze), "32400.55", "17599.45");
    assertThat(freeze.topUp()).isFalse();
    assertThat(scene.available(account)).isEqualTo("2600.00");
  }

  @Test
  void h05_an_account_sealed_later_tops_up_no_more() {
    String account = scene.account("01", "32400.55");
    FreezeView freeze = scene.place(A, account, "50000.00");
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    scene.status(account, "02");
    scene.money(Type.CONTRIBUTION, account, "2600.00");
    shows(scene.now(freeze), "37600.55", "12399.45");
    assertThat(scene.now(freeze).topUp()).isFalse();
  }

  @Test
  void h05_after_a_seal_the_policy_decides_whether_contributions_are_taken_again() {
    String goesOn = scene.account("01", "10000.00");
    String ended = scene.account("01", "10000.00");
    FreezeView again = scene.place(A, goesOn, "50000.00");
    FreezeView never = scene.place(endingWithASeal(ended));
    for (String account : List.of(goesOn, ended)) {
      scene.money(Type.CONTRIBUTION, account, "2600.00");
      scene.status(account, "02");
      scene.status(account, "01");
      scene.money(Type.CONTRIBUTION, account, "2600.00");
    }

    shows(scene.now(again), "15200.00", "34800.00");
    shows(scene.now(never), "12600.00", "37400.00");
    assertThat(scene.now(never).topUp()).isFalse();
    assertThat(scene.available(ended)).isEqualTo("2600.00");
  }

  @Test
  void what_a_loan_needs_stays_free_also_when_an_earlier_freeze_ends() {
    String account = scene.account("01", "100000.00");
    FreezeView first = scene.place(A, account, "30000.00");
    FreezeView second = scene.place(sparing("60000.00", account));
    shows(second, "10000.00", "40000.00");

    scene.release(first, null, null);

    shows(scene.now(second), "40000.00", "10000.00");
    assertThat(scene.available(account)).isEqualTo("60000.00");
  }

  private FreezeOrder endingWithASeal(String account) {
    FreezeOrder order = scene.order(A, "50000.00", List.of(account));
    return RegisterScene.with(order, order.spared(), false, order.receivedAt());
  }

  private FreezeOrder sparing(String yuan, String account) {
    FreezeOrder order = scene.order(B, "50000.00", List.of(account));
    return RegisterScene.with(order, Money.parse(yuan), true, order.receivedAt());
  }

  @Test
  void h07_interest_is_the_holders_unless_the_policy_takes_any_credit() {
    String monthly = scene.account("01", "32400.55");
    FreezeView shanghai = scene.place(A, monthly, "50000.00");
    scene.money(Type.INTEREST, monthly, "486.01");
    shows(scene.now(shanghai), "32400.55", "17599.45");
    assertThat(scene.available(monthly)).isEqualTo("486.01");

    String any = scene.account("01", "32400.55");
    FreezeView other = scene.place(jiaozuo("50000.00", any));
    scene.money(Type.INTEREST, any, "486.01");
    assertThat(scene.now(other).frozen().yuan()).isEqualTo("32886.56");
  }

  @Test
  void several_accounts_are_one_freeze_that_waits_on_the_first() {
    String first = scene.account("01", "1000.00");
    String second = scene.account("02", "500.00");
    FreezeView freeze = scene.place(scene.order(A, "2000.00", List.of(first, second)));
    shows(freeze, "1500.00", "500.00");
    assertThat(freeze.accountNo()).isEqualTo(first);
    assertThat(freeze.parts())
        .extracting(part -> part.accountNo() + " " + part.frozen() + " " + part.waiting())
        .containsExactly(first + " 1000.00 500.00", second + " 500.00 0.00");
    assertThat(scene.entries(second).get(0).freezeNo()).isEqualTo(freeze.freezeNo());
  }

  @Test
  void a_balance_is_never_put_below_what_is_frozen() {
    String account = scene.account("01", "1000.00");
    scene.place(A, account, "600.00");
    scene.put(account, "01", "599.99", 409);
    scene.put(account, "01", "600.00", 200);
    assertThat(scene.available(account)).isEqualTo("0.00");
  }

  private FreezeOrder jiaozuo(String ordered, String account) {
    return scene.order(
        A, ordered, List.of(account), 12, null, SecondFreeze.SURPLUS_FIRST, TopUp.ANY_CREDIT);
  }
}
