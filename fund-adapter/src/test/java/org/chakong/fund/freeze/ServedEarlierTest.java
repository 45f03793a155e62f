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

/** Orders that were served during an outage and entered after others 补录. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ServedEarlierTest {
  private static final String DAY_OF_SERVICE = "2026-03-03";
  private static final String NEXT_DAY = "2026-03-04";
  private static final String DAY_OF_ENTRY = "2026-03-05";

  @Inject RegisterScene scene;
  private String account;

  @BeforeEach
  void aDayBefore() {
    scene.day("2026-03-02");
    account = scene.account("01", "1000.00");
  }

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
    scene.realTime();
  }

  @Test
  void free_money_comes_first_and_only_what_is_missing_is_taken_off_the_later_one() {
    FreezeView later = placedOn(NEXT_DAY, A, "700.00");
    FreezeView served = served(B, "500.00");
    shows(served, "500.00", "0.00");
    assertThat(served.position()).isEqualTo(1);
    assertThat(served.from()).isEqualTo(LocalDate.parse(DAY_OF_SERVICE));
    shows(scene.now(later), "500.00", "200.00");
    assertThat(scene.now(later).position()).isEqualTo(2);
    assertThat(scene.now(later).state()).isEqualTo(FreezeView.State.ACTIVE);
    assertThat(scene.now(later).from()).isEqualTo(LocalDate.parse(NEXT_DAY));
  }

  @Test
  void the_last_in_the_queue_loses_first_and_what_was_there_before_keeps_all() {
    FreezeView before = placedOn("2026-03-02", A, "300.00");
    FreezeView second = placedOn(NEXT_DAY, B, "400.00");
    FreezeView third = placedOn(NEXT_DAY, C, "300.00");
    FreezeView served = served(C, "500.00");
    shows(scene.now(before), "300.00", "0.00");
    shows(served, "500.00", "0.00");
    shows(scene.now(second), "200.00", "200.00");
    shows(scene.now(third), "0.00", "300.00");
    assertThat(scene.entries(account))
        .extracting(RegisterEntry::freezeNo)
        .containsExactly(before.freezeNo(), served.freezeNo(), second.freezeNo(), third.freezeNo());
  }

  @Test
  void one_that_holds_nothing_any_more_waits_and_its_term_begins_when_money_comes() {
    FreezeView later = placedOn(NEXT_DAY, A, "1000.00");
    assertThat(later.until()).isNotNull();
    FreezeView served = served(B, "1000.00");
    assertThat(scene.now(later).state()).isEqualTo(FreezeView.State.WAITING);
    assertThat(scene.now(later).from()).isNull();
    assertThat(scene.now(later).until()).isNull();
    scene.day("2026-06-01");
    scene.release(served, null, UnfreezeFrom.CEILING);
    shows(scene.now(later), "1000.00", "0.00");
    assertThat(scene.now(later).from()).isEqualTo(LocalDate.parse("2026-06-01"));
    assertThat(scene.now(later).until()).isAfterOrEqualTo(LocalDate.parse("2029-06-01"));
  }

  @Test
  void two_served_in_one_outage_stand_in_the_order_of_service_however_they_are_entered() {
    FreezeView later = placedOn(NEXT_DAY, A, "1000.00");
    scene.day(DAY_OF_ENTRY);
    FreezeView second = scene.placeServed(order(B, "600.00"), DAY_OF_SERVICE);
    FreezeView first = scene.placeServed(order(C, "600.00"), "2026-03-02");
    assertThat(scene.entries(account))
        .extracting(RegisterEntry::freezeNo)
        .containsExactly(first.freezeNo(), second.freezeNo(), later.freezeNo());
    shows(scene.now(first), "600.00", "0.00");
    shows(scene.now(second), "400.00", "200.00");
    shows(scene.now(later), "0.00", "1000.00");
  }

  @Test
  void interest_that_came_since_is_not_taken_off_who_froze_it() {
    scene.day(NEXT_DAY);
    scene.money(Type.INTEREST, account, "200.00");
    FreezeView later = placedOn(NEXT_DAY, A, "1200.00");
    FreezeView served = served(B, "1100.00");
    shows(served, "1000.00", "100.00");
    shows(scene.now(later), "200.00", "1000.00");
  }

  @Test
  void one_that_waits_as_a_whole_takes_nothing_behind_an_earlier_one() {
    FreezeView before = placedOn("2026-03-02", A, "300.00");
    FreezeView later = placedOn(NEXT_DAY, B, "700.00");
    scene.day(DAY_OF_ENTRY);
    FreezeView served =
        scene.placeServed(
            scene.order(
                C, "500.00", List.of(account), 12, null, SecondFreeze.WHOLE_WAITING, TopUp.MONTHLY),
            DAY_OF_SERVICE);
    shows(served, "0.00", "500.00");
    assertThat(served.position()).isEqualTo(2);
    shows(scene.now(later), "700.00", "0.00");
    shows(scene.now(before), "300.00", "0.00");
  }

  @Test
  void over_several_accounts_the_loser_waits_on_its_first() {
    String other = scene.account("01", "500.00");
    scene.day(NEXT_DAY);
    FreezeView later = scene.place(scene.order(A, "1500.00", List.of(account, other)));
    scene.day(DAY_OF_ENTRY);
    FreezeView served = scene.placeServed(scene.order(B, "300.00", List.of(other)), DAY_OF_SERVICE);
    shows(served, "300.00", "0.00");
    shows(scene.now(later), "1200.00", "300.00");
    assertThat(scene.now(later).parts())
        .extracting(part -> part.frozen().yuan() + " + " + part.waiting().yuan())
        .containsExactly("1000.00 + 300.00", "200.00 + 0.00");
  }

  @Test
  void an_extension_served_in_time_brings_an_expired_freeze_back_to_its_place() {
    FreezeView first = placed(A, "800.00", 1);
    FreezeView waiting = placed(B, "600.00", 36);
    scene.day("2026-04-07");
    scene.expire();
    shows(scene.now(waiting), "600.00", "0.00");
    assertThat(scene.now(first).state()).isEqualTo(FreezeView.State.EXPIRED);
    Extension extended = scene.extendServed(first, new NewTerm(1, null, true), "2026-04-01");
    assertThat(extended).isInstanceOf(Extension.Extended.class);
    shows(scene.now(first), "800.00", "0.00");
    assertThat(scene.now(first).position()).isEqualTo(1);
    assertThat(scene.now(first).until()).isAfterOrEqualTo(LocalDate.parse("2026-05-02"));
    shows(scene.now(waiting), "200.00", "400.00");
  }

  @Test
  void what_has_left_the_account_meanwhile_is_waited_for() {
    FreezeView first = placed(A, "800.00", 1);
    scene.day("2026-04-07");
    scene.expire();
    scene.withdrawal(org.chakong.contracts.api.CoreEvent.WithdrawalState.PAID, account, "900.00");
    scene.extendServed(first, new NewTerm(1, null, true), "2026-04-01");
    shows(scene.now(first), "100.00", "700.00");
    scene.money(Type.CONTRIBUTION, account, "150.00");
    shows(scene.now(first), "250.00", "550.00");
  }

  @Test
  void an_extension_served_after_the_term_brings_nothing_back() {
    FreezeView first = placed(A, "800.00", 1);
    scene.day("2026-04-07");
    scene.expire();
    assertThat(scene.extendServed(first, new NewTerm(1, null, true), "2026-04-06"))
        .isInstanceOf(Extension.HadEnded.class);
    assertThat(scene.available(account)).isEqualTo("1000.00");
  }

  @Test
  void an_extension_that_has_ended_itself_by_now_takes_nothing_off_others() {
    FreezeView first = placed(A, "800.00", 1);
    FreezeView waiting = placed(B, "600.00", 36);
    scene.day("2026-06-10");
    scene.expire();
    shows(scene.now(waiting), "600.00", "0.00");
    assertThat(scene.extendServed(first, new NewTerm(1, null, true), "2026-04-01"))
        .isInstanceOf(Extension.HadEnded.class);
    assertThat(scene.now(first).state()).isEqualTo(FreezeView.State.EXPIRED);
    shows(scene.now(waiting), "600.00", "0.00");
  }

  @Test
  void one_that_waited_past_its_printed_end_waits_again_in_its_place() {
    FreezeView first = placed(A, "1000.00", 36);
    FreezeView waiting = scene.place(printed(B, "600.00", "2026-04-01"));
    scene.day("2026-04-07");
    scene.release(first, null, UnfreezeFrom.CEILING);
    assertThat(scene.now(waiting).state()).isEqualTo(FreezeView.State.EXPIRED);
    LocalDate until = LocalDate.parse("2027-04-01");
    assertThat(scene.extendServed(waiting, new NewTerm(null, until, true), "2026-04-01"))
        .isInstanceOf(Extension.Extended.class);
    assertThat(scene.now(waiting).state()).isEqualTo(FreezeView.State.WAITING);
    shows(scene.now(waiting), "0.00", "600.00");
    scene.money(Type.CONTRIBUTION, account, "150.00");
    shows(scene.now(waiting), "150.00", "450.00");
    assertThat(scene.now(waiting).until()).isEqualTo(until);
  }

  private FreezeOrder printed(String court, String ordered, String until) {
    LocalDate end = LocalDate.parse(until);
    List<String> on = List.of(account);
    return scene.order(court, ordered, on, null, end, SecondFreeze.SURPLUS_FIRST, TopUp.MONTHLY);
  }

  private FreezeView placed(String court, String ordered, int months) {
    return scene.place(
        scene.order(
            court,
            ordered,
            List.of(account),
            months,
            null,
            SecondFreeze.SURPLUS_FIRST,
            TopUp.MONTHLY));
  }

  private FreezeView placedOn(String day, String court, String ordered) {
    scene.day(day);
    return scene.place(order(court, ordered));
  }

  private FreezeView served(String court, String ordered) {
    scene.day(DAY_OF_ENTRY);
    return scene.placeServed(order(court, ordered), DAY_OF_SERVICE);
  }

  private FreezeOrder order(String court, String ordered) {
    return scene.order(court, ordered, List.of(account));
  }
}
