package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.C;
import static org.chakong.fund.freeze.RegisterScene.shows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
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
class QueueTest {

  @Inject RegisterScene scene;
  private String account;
  private FreezeView a;
  private FreezeView b;
  private FreezeView c;

  @BeforeEach
  void queueOfThree() {
    account = scene.account("01", "60000.00");
    a = scene.place(A, account, "40000.00");
    b = scene.place(B, account, "30000.00");
    c = scene.place(C, account, "25000.00");
  }

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
    scene.realTime();
  }

  @Test
  void q01_the_surplus_is_frozen_and_the_rest_waits_in_order() {
    shows(a, "40000.00", "0.00");
    shows(b, "20000.00", "10000.00");
    shows(c, "0.00", "25000.00");
    assertThat(c.state()).isEqualTo(FreezeView.State.WAITING);
    assertThat(c.position()).isEqualTo(3);
    assertThat(c.until()).isNull();
    assertThat(c.ahead()).extracting(FreezeView.Ahead::court).containsExactly(A, B);
    assertThat(scene.entries(account)).extracting(RegisterEntry::position).containsExactly(1, 2, 3);
  }

  @Test
  void q02_what_the_middle_one_held_goes_to_the_last() {
    scene.release(b, null, UnfreezeFrom.CEILING);
    shows(scene.now(a), "40000.00", "0.00");
    shows(scene.now(c), "20000.00", "5000.00");
    assertThat(scene.now(c).position()).isEqualTo(2);
    assertThat(scene.now(c).state()).isEqualTo(FreezeView.State.ACTIVE);
  }

  @Test
  void q04_what_the_first_held_goes_down_the_line_and_the_rest_to_the_holder() {
    scene.release(a, null, UnfreezeFrom.CEILING);
    shows(scene.now(b), "30000.00", "0.00");
    shows(scene.now(c), "25000.00", "0.00");
    assertThat(scene.available(account)).isEqualTo("5000.00");
  }

  @Test
  void q08_one_that_waits_may_leave_without_any_money_moving() {
    Release left = scene.release(c, null, UnfreezeFrom.CEILING);
    assertThat(left).isInstanceOf(Release.Released.class);
    assertThat(left.freeze().state()).isEqualTo(FreezeView.State.RELEASED);
    assertThat(left.freeze().released().yuan()).isEqualTo("0.00");
    shows(scene.now(b), "20000.00", "10000.00");
    assertThat(scene.entries(account)).hasSize(2);
  }

  @Test
  void q11_the_sequence_of_receipt_decides_and_never_the_clock() {
    String other = scene.account("01", "100.00");
    FreezeOrder earlier = scene.order(A, "100.00", List.of(other));
    FreezeOrder later = scene.order(B, "100.00", List.of(other));
    FreezeView second = scene.place(later);
    FreezeView first = scene.place(earlier);
    assertThat(scene.now(first).position()).isEqualTo(1);
    assertThat(scene.now(second).position()).isEqualTo(2);
  }

  @Test
  void q12_with_whole_waiting_a_second_freeze_takes_nothing_until_it_comes_first() {
    String whole = scene.account("01", "60000.00");
    FreezeView first = scene.place(whole(A, whole, "40000.00"));
    FreezeView second = scene.place(whole(B, whole, "30000.00"));
    FreezeView third = scene.place(whole(C, whole, "25000.00"));
    shows(second, "0.00", "30000.00");
    assertThat(scene.available(whole)).isEqualTo("20000.00");
    scene.release(first, "10000.00", UnfreezeFrom.FROZEN);
    shows(scene.now(second), "0.00", "30000.00");
    scene.release(first, null, UnfreezeFrom.CEILING);
    shows(scene.now(second), "30000.00", "0.00");
    shows(scene.now(third), "0.00", "25000.00");
    assertThat(scene.available(whole)).isEqualTo("30000.00");
  }

  @Test
  void q13_the_term_of_one_that_waits_starts_when_it_takes_effect() {
    scene.day("2027-06-01");
    assertThat(scene.now(c).from()).isNull();
    scene.release(b, null, UnfreezeFrom.CEILING);
    assertThat(scene.now(c).from()).isEqualTo(LocalDate.parse("2027-06-01"));
    assertThat(scene.now(c).until()).isEqualTo(LocalDate.parse("2030-06-01"));
  }

  @Test
  void one_whose_printed_end_has_passed_ends_without_effect_when_money_comes() {
    scene.day("2026-11-20");
    String other = scene.account("01", "100.00");
    FreezeView first = scene.place(A, other, "100.00");
    FreezeView printed =
        scene.place(
            scene.order(
                B,
                "80.00",
                List.of(other),
                null,
                LocalDate.parse("2026-12-31"),
                SecondFreeze.SURPLUS_FIRST,
                TopUp.MONTHLY));
    FreezeView last = scene.place(C, other, "90.00");
    scene.day("2027-01-01");
    scene.expire();
    assertThat(scene.now(printed).state()).isEqualTo(FreezeView.State.WAITING);
    scene.release(first, null, UnfreezeFrom.CEILING);
    assertThat(scene.now(printed).state()).isEqualTo(FreezeView.State.EXPIRED);
    assertThat(scene.now(printed).from()).isNull();
    shows(scene.now(last), "90.00", "0.00");
    assertThat(scene.available(other)).isEqualTo("10.00");
  }

  @Test
  void new_money_goes_to_the_earliest_that_waits_and_then_to_the_next() {
    scene.money(Type.CONTRIBUTION, account, "12000.00");
    shows(scene.now(b), "30000.00", "0.00");
    shows(scene.now(c), "2000.00", "23000.00");
    assertThat(scene.available(account)).isEqualTo("0.00");
  }

  private FreezeOrder whole(String court, String accountNo, String ordered) {
    return scene.order(
        court, ordered, List.of(accountNo), 36, null, SecondFreeze.WHOLE_WAITING, TopUp.MONTHLY);
  }
}
