package org.chakong.fund.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.shows;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.FundApi.CoreEventResult;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Core events that come a day late and in the wrong order come to the same as in the right one. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class CoreEventOrderTest {
  private static final String MONDAY = "2026-11-16T09:00:00+08:00";
  private static final String TUESDAY = "2026-11-17T09:00:00+08:00";
  private static final String WEDNESDAY = "2026-11-18T09:00:00+08:00";

  @Inject RegisterScene scene;
  @Inject Core core;
  @Inject Jdbi jdbi;
  private String account;

  @BeforeEach
  void open() {
    account = scene.account("01", "1000.00");
  }

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
  }

  @Test
  void interest_comes_to_the_same_in_every_order() {
    FreezeView freeze =
        scene.place(
            scene.order(
                A,
                "1500.00",
                List.of(account),
                36,
                null,
                SecondFreeze.SURPLUS_FIRST,
                TopUp.ANY_CREDIT));
    List<CoreEvent> events = new ArrayList<>();
    for (int day = 10; day < 16; day++) {
      Type type = day % 2 == 0 ? Type.INTEREST : Type.CONTRIBUTION;
      events.add(money(type, "2026-11-%dT09:00:00+08:00".formatted(day), "40.00", null));
    }
    long seed = new Random().nextLong();
    Collections.shuffle(events, new Random(seed));
    events.forEach(event -> assertThat(result(event)).as("seed %d", seed).isEqualTo("APPLIED"));
    shows(scene.now(freeze), "1240.00", "260.00");
  }

  @Test
  void a_late_status_does_not_undo_a_later_one() {
    apply(status(TUESDAY, "02"));
    apply(status(MONDAY, "01"));
    assertThat(account().status()).isEqualTo("02");
    apply(status(WEDNESDAY, "05"));
    apply(status("2026-11-17T23:00:00+08:00", "01"));
    assertThat(account().status()).isEqualTo("05");
    assertThat(account().closedOn()).hasToString("2026-11-18");
  }

  @Test
  void what_is_not_dated_happened_last() {
    apply(status("2099-01-01T00:00:00+08:00", "02"));
    apply(status(null, "01"));
    assertThat(account().status()).isEqualTo("01");
  }

  @Test
  void h05_a_contribution_from_before_the_sealing_tops_up_although_it_comes_after_it() {
    FreezeView freeze = scene.place(A, account, "1500.00");
    apply(status(TUESDAY, "02"));
    apply(money(Type.CONTRIBUTION, MONDAY, "100.00", null));
    shows(scene.now(freeze), "1100.00", "400.00");
    apply(money(Type.CONTRIBUTION, WEDNESDAY, "100.00", null));
    shows(scene.now(freeze), "1100.00", "400.00");
    assertThat(scene.available(account)).isEqualTo("100.00");
  }

  @Test
  void a_contribution_from_a_sealed_time_tops_up_nothing_although_it_comes_after_the_reopening() {
    FreezeView freeze = scene.place(A, account, "1500.00");
    apply(status(MONDAY, "02"));
    apply(status(WEDNESDAY, "01"));
    apply(money(Type.CONTRIBUTION, TUESDAY, "100.00", null));
    shows(scene.now(freeze), "1000.00", "500.00");
    assertThat(scene.available(account)).isEqualTo("100.00");
  }

  @Test
  void a_late_loan_or_agreement_does_not_undo_a_later_one_of_its_kind() {
    apply(loan(TUESDAY, "310100", false));
    apply(loan(MONDAY, "310100", true));
    apply(loan(MONDAY, "410800", true));
    assertThat(account().loans())
        .extracting(loan -> loan.centre() + " " + loan.outstanding())
        .containsExactlyInAnyOrder("310100 false", "410800 true");
    apply(agreement(TUESDAY, CoreFacts.AgreementKind.RENT, false));
    apply(agreement(MONDAY, CoreFacts.AgreementKind.RENT, true));
    apply(agreement(MONDAY, CoreFacts.AgreementKind.LOAN_REPAYMENT, true));
    assertThat(account().withdrawalAgreements())
        .extracting(agreement -> agreement.kind() + " " + agreement.active())
        .containsExactlyInAnyOrder("RENT false", "LOAN_REPAYMENT true");
  }

  @Test
  void guarantees_stand_as_if_told_in_order() {
    List<CoreEvent> events =
        new ArrayList<>(
            List.of(
                guarantee(MONDAY, true, false),
                guarantee(TUESDAY, false, false),
                guarantee(WEDNESDAY, false, true)));
    long seed = new Random().nextLong();
    Collections.shuffle(events, new Random(seed));
    events.forEach(this::apply);
    assertThat(account().guarantees())
        .as("seed %d", seed)
        .extracting(one -> one.loanOutstanding() + " " + one.released())
        .containsExactly("false true");
    apply(guarantee("2026-11-19T09:00:00+08:00", true, false));
    assertThat(account().guarantees())
        .extracting(one -> one.loanOutstanding() + " " + one.released())
        .containsExactly("false true", "true false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAID", "CANCELLED"})
  void an_approval_that_comes_after_its_end_opens_nothing(String end) {
    apply(money(Type.WITHDRAWAL, TUESDAY, "300.00", WithdrawalState.valueOf(end)));
    apply(money(Type.WITHDRAWAL, MONDAY, "300.00", WithdrawalState.APPROVED));
    assertThat(withdrawals()).containsExactly(end);
    apply(money(Type.WITHDRAWAL, WEDNESDAY, "300.00", WithdrawalState.APPROVED));
    assertThat(withdrawals()).containsExactly(end, "APPROVED");
  }

  @Test
  void a_withdrawal_that_overtakes_its_money_may_be_sent_again() {
    CoreEvent paid = money(Type.WITHDRAWAL, TUESDAY, "1100.00", WithdrawalState.PAID);
    assertThat(result(paid)).isEqualTo("REFUSED CONDITION_NOT_MET");
    apply(money(Type.CONTRIBUTION, MONDAY, "100.00", null));
    assertThat(result(paid)).isEqualTo("APPLIED");
    assertThat(scene.balance(account)).isEqualTo("0.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "04", "05"})
  void f33_no_account_is_transferred_out_or_closed_while_a_freeze_holds_or_waits(String status) {
    FreezeView holds = scene.place(A, account, "1000.00");
    FreezeView waits = scene.place(B, account, "10.00");
    CoreEvent out = status(TUESDAY, status);
    assertThat(result(out)).isEqualTo("REFUSED PRIOR_FREEZE");
    scene.release(holds, null, UnfreezeFrom.CEILING);
    apply(money(Type.WITHDRAWAL, TUESDAY, "990.00", WithdrawalState.PAID));
    assertThat(result(out)).as("E > 0").isEqualTo("REFUSED PRIOR_FREEZE");
    scene.release(waits, "10.00", UnfreezeFrom.FROZEN);
    apply(money(Type.WITHDRAWAL, TUESDAY, "10.00", WithdrawalState.PAID));
    FreezeView empty = scene.place(B, account, "5.00");
    assertThat(result(out)).as("W > 0").isEqualTo("REFUSED PRIOR_FREEZE");
    assertThat(account().status()).isEqualTo("01");
    scene.release(empty, null, UnfreezeFrom.CEILING);
    assertThat(result(out)).isEqualTo("APPLIED");
    assertThat(account().status()).isEqualTo(status);
  }

  @Test
  void sealing_is_no_closing() {
    scene.place(A, account, "1500.00");
    assertThat(result(status(TUESDAY, "02"))).isEqualTo("APPLIED");
  }

  private CoreFacts.Account account() {
    return core.account(account).orElseThrow();
  }

  private List<String> withdrawals() {
    return jdbi.withHandle(handle ->
        handle
            .select("SELECT state FROM core_withdrawal WHERE account_no = ? ORDER BY id", account)
            .mapTo(String.class)
            .list());
  }

  private void apply(CoreEvent event) {
    assertThat(result(event)).isEqualTo("APPLIED");
  }

  private String result(CoreEvent event) {
    CoreEventResult result = scene.apply(event);
    return result.result() + (result.code() == null ? "" : " " + result.code());
  }

  private CoreEvent money(Type type, String at, String yuan, WithdrawalState state) {
    return event(type, at, Money.parse(yuan), state, null, null, null, null);
  }

  private CoreEvent status(String at, String status) {
    return event(Type.STATUS_CHANGED, at, null, null, status, null, null, null);
  }

  private CoreEvent loan(String at, String centre, boolean outstanding) {
    CoreFacts.Loan loan =
        new CoreFacts.Loan(CoreFacts.LoanRole.BORROWER, centre, outstanding, null);
    return event(Type.LOAN_CHANGED, at, null, null, null, loan, null, null);
  }

  private CoreEvent guarantee(String at, boolean outstanding, boolean released) {
    CoreFacts.Guarantee guarantee = new CoreFacts.Guarantee(outstanding, released);
    return event(Type.GUARANTEE_CHANGED, at, null, null, null, null, guarantee, null);
  }

  private CoreEvent agreement(String at, CoreFacts.AgreementKind kind, boolean active) {
    CoreFacts.Agreement agreement = new CoreFacts.Agreement(kind, active);
    return event(Type.AGREEMENT_CHANGED, at, null, null, null, null, null, agreement);
  }

  private CoreEvent event(
      Type type,
      String at,
      Money amount,
      WithdrawalState state,
      String status,
      CoreFacts.Loan loan,
      CoreFacts.Guarantee guarantee,
      CoreFacts.Agreement agreement) {
    OffsetDateTime when = at == null ? null : OffsetDateTime.parse(at);
    String eventId = UUID.randomUUID().toString();
    return new CoreEvent(
        eventId, type, account, when, amount, null, state, status, loan, guarantee, agreement);
  }
}
