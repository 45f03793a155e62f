package org.chakong.fund.deduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.WHO;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.api.FundApi.CoreEventResult.Result;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.DeductionView.State;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.deduct.BooksModel.Hold;
import org.chakong.fund.deduct.BooksModel.Payout;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.fund.freeze.Release;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

/** Random acts on one account at a time: after each, the books say what the model says. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RandomBooksTest {
  private static final int SEQUENCES = Integer.getInteger("chakong.test.sequences", 150);
  private static final int ACTS = 14;
  private static final Payee PAYEE = new Payee("测试法院执行款专户", "31001500000000000106", null, null);

  @Inject RegisterScene scene;
  @Inject FreezeRegister register;
  @Inject Deductions deductions;
  @Inject Clock clock;

  private Random random;
  private BooksModel model;
  private String account;
  private Map<String, Payout> reserved;
  private Map<String, Payout> instructed;

  @Test
  void the_books_say_what_the_model_says_after_every_act() {
    long first = Long.getLong("chakong.test.seed", new Random().nextLong());
    for (int i = 0; i < SEQUENCES; i++) {
      run(first + i);
    }
    scene.holdsBooks();
  }

  private void run(long seed) {
    random = new Random(seed);
    long balance = random.nextInt(3_000);
    model = new BooksModel(balance);
    account = scene.account("01", yuan(balance));
    reserved = new HashMap<>();
    instructed = new HashMap<>();
    List<String> acts = new ArrayList<>();
    for (int i = 0; i < ACTS; i++) {
      acts.add(act());
      String books =
          scene.entries(account).stream()
                  .map(entry -> entry.freezeNo() + " " + entry.ordered() + " " + entry.frozen())
                  .toList()
              + " of "
              + scene.balance(account)
              + " free "
              + scene.available(account);
      String expected =
          model.open().stream()
                  .map(hold -> hold.no + " " + yuan(hold.ordered) + " " + yuan(hold.frozen))
                  .toList()
              + " of "
              + yuan(model.balance())
              + " free "
              + yuan(model.free());
      assertThat(books).as("seed %d after %s", seed, acts).isEqualTo(expected);
    }
  }

  private String act() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> place();
      case 3 -> contribute();
      case 4 -> interest();
      case 5 -> withdraw();
      case 6, 7 -> release();
      case 8, 9 -> reserve();
      case 10 -> decide();
      case 11 -> settle();
      default -> throw new IllegalStateException();
    };
  }

  private String place() {
    long ordered = 1 + random.nextInt(2_000);
    TopUp topUp = TopUp.values()[1 + random.nextInt(2)];
    FreezeView placed =
        scene.place(
            scene.order(
                A, yuan(ordered), List.of(account), 36, null, SecondFreeze.SURPLUS_FIRST, topUp));
    model.place(placed.freezeNo(), ordered, topUp);
    return "place " + ordered + " " + topUp;
  }

  private String contribute() {
    boolean contributing = random.nextInt(4) > 0;
    scene.status(account, contributing ? "01" : "02");
    model.contributing(contributing);
    long fen = 1 + random.nextInt(800);
    scene.money(Type.CONTRIBUTION, account, yuan(fen));
    model.contribute(fen);
    return "contribute " + fen + (contributing ? "" : " sealed");
  }

  private String interest() {
    long fen = 1 + random.nextInt(300);
    scene.money(Type.INTEREST, account, yuan(fen));
    model.interest(fen);
    return "interest " + fen;
  }

  private String withdraw() {
    long fen = 1 + random.nextInt(1_000);
    Result result = scene.withdrawal(WithdrawalState.PAID, account, yuan(fen)).result();
    assertThat(result).isEqualTo(model.withdraw(fen) ? Result.APPLIED : Result.REFUSED);
    return "withdraw " + fen;
  }

  private String release() {
    Hold hold = any(model.open());
    if (hold == null) {
      return "nothing to release";
    }
    Long amount = random.nextBoolean() ? null : 1L + random.nextInt(1_500);
    UnfreezeFrom from = UnfreezeFrom.values()[random.nextInt(2)];
    Release released =
        scene.release(register.view(hold.no), amount == null ? null : yuan(amount), from);
    if (hold.deductions > 0) {
      assertThat(released).isInstanceOf(Release.WaitsForDeduction.class);
      return "release deferred";
    }
    model.release(hold, amount, from);
    return "release " + hold.no + " " + amount + " " + from;
  }

  private String reserve() {
    Hold hold = any(model.open());
    if (hold == null) {
      return "nothing to reserve";
    }
    long ordered = 1 + random.nextInt(1_500);
    long already =
        reserved.values().stream()
            .filter(payout -> payout.hold() == hold)
            .mapToLong(Payout::frozen)
            .sum();
    Reservation got = reserve(hold.no, ordered);
    Payout payout = model.reserve(hold, ordered, already);
    switch (got) {
      case Reservation.Reserved there -> reserved.put(there.deduction().deductionNo(), payout);
      case Reservation.NothingThere nothing -> assertThat(payout).isNull();
    }
    return "reserve " + hold.no + " " + ordered;
  }

  private Reservation reserve(String freezeNo, long ordered) {
    long sequence = RegisterScene.nextSequence();
    DeductionOrder order =
        new DeductionOrder(
            "REG-" + sequence,
            sequence,
            A,
            "（2026）沪0106执1号",
            List.of(account),
            freezeNo,
            Money.ofFen(ordered),
            true,
            PAYEE,
            clock.instant());
    return QuarkusTransaction.requiringNew().call(() -> deductions.reserve(order));
  }

  private String decide() {
    String no = any(List.copyOf(reserved.keySet()));
    if (no == null) {
      return "nothing to decide";
    }
    Payout payout = reserved.remove(no);
    if (random.nextInt(3) == 0) {
      QuarkusTransaction.requiringNew().run(() -> deductions.cancel(no, WHO));
      model.cancel(payout);
      return "cancel " + no;
    }
    QuarkusTransaction.requiringNew().run(() -> deductions.instruct(no, WHO));
    model.instruct(payout);
    instructed.put(no, payout);
    return "instruct " + no;
  }

  private String settle() {
    String no = any(List.copyOf(instructed.keySet()));
    if (no == null) {
      return "nothing to settle";
    }
    boolean paid = random.nextBoolean();
    PayoutConfirmation said =
        new PayoutConfirmation(paid ? State.PAID : State.FAILED, "BANK-" + no, null);
    QuarkusTransaction.requiringNew().run(() -> deductions.settle(no, said, WHO));
    Payout payout = instructed.remove(no);
    if (paid) {
      model.paid(payout);
    } else {
      model.failed(payout);
    }
    return (paid ? "paid " : "failed ") + no;
  }

  private <T> T any(List<T> of) {
    return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
  }

  private static String yuan(long fen) {
    return Money.ofFen(fen).yuan();
  }
}
