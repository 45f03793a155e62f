package org.chakong.fund.deduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.WHO;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView.State;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ManyHandsTest {
  private static final int HANDS = 8;
  private static final int ACTS = 40;
  private static final Payee PAYEE = new Payee("测试法院执行款专户", "31001500000000000106", null, null);

  @Inject RegisterScene scene;
  @Inject Deductions deductions;
  @Inject Clock clock;

  private final ConcurrentLinkedDeque<FreezeView> placed = new ConcurrentLinkedDeque<>();

  @Test
  void eight_hands_on_one_account_leave_the_books_whole() throws Exception {
    long seed = Long.getLong("chakong.test.seed", new Random().nextLong());
    String account = scene.account("01", "5000.00");
    String second = scene.account("02", "900.00");
    List<Future<?>> hands = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(HANDS)) {
      for (int hand = 0; hand < HANDS; hand++) {
        Random random = new Random(seed + hand);
        hands.add(threads.submit(() -> work(random, account, second)));
      }
    }
    for (Future<?> hand : hands) {
      assertThat(hand.get()).as("seed %d", seed).isNull();
    }
    assertThat(placed).isNotEmpty();
    scene.holdsBooks();
  }

  private void work(Random random, String account, String second) {
    for (int i = 0; i < ACTS; i++) {
      String amount = Money.ofFen(1 + random.nextInt(90_000)).yuan();
      switch (random.nextInt(6)) {
        case 0 -> placed.addFirst(scene.place(random.nextBoolean() ? A : B, account, amount));
        case 1 -> placed.addFirst(scene.place(scene.order(A, amount, List.of(account, second))));
        case 2 -> scene.money(Type.CONTRIBUTION, account, amount);
        case 3 -> scene.withdrawal(WithdrawalState.PAID, account, amount);
        case 4 -> release(random, amount);
        case 5 -> deduct(random, account, second, amount);
        default -> throw new IllegalStateException();
      }
    }
  }

  private void release(Random random, String amount) {
    FreezeView freeze = placed.pollLast();
    if (freeze != null) {
      scene.release(
          freeze, random.nextBoolean() ? null : amount, UnfreezeFrom.values()[random.nextInt(2)]);
    }
  }

  private void deduct(Random random, String account, String second, String amount) {
    long sequence = RegisterScene.nextSequence();
    DeductionOrder order =
        new DeductionOrder(
            "REG-" + sequence,
            sequence,
            A,
            "（2026）沪0106执1号",
            List.of(account, second),
            null,
            Money.parse(amount),
            true,
            PAYEE,
            clock.instant());
    Reservation got = QuarkusTransaction.requiringNew().call(() -> deductions.reserve(order));
    if (got instanceof Reservation.Reserved reserved) {
      pay(reserved.deduction().deductionNo(), random.nextInt(3));
    }
  }

  private void pay(String no, int end) {
    if (end == 0) {
      QuarkusTransaction.requiringNew().run(() -> deductions.cancel(no, WHO));
      return;
    }
    QuarkusTransaction.requiringNew().run(() -> deductions.instruct(no, WHO));
    PayoutConfirmation said =
        new PayoutConfirmation(end == 1 ? State.PAID : State.FAILED, "BANK-" + no, null);
    QuarkusTransaction.requiringNew().run(() -> deductions.settle(no, said, WHO));
  }
}
