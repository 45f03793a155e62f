package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.fund.audit.RegisterAudit;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * What the register costs; docs/performance.md says how to run it. Not a test by its name, so no
 * part of a normal run. Pairs are taken in turn, so that both sides see the same machine; what is
 * done is rolled back, so that every round meets the same register.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegisterBenchmark {
  private static final Logger LOG = Logger.getLogger(RegisterBenchmark.class);
  private static final int WARM_UP = 100;
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 300);
  private static final int DUE = Integer.getInteger("benchmark.due", 100_000);
  private static final boolean TOLD = Boolean.getBoolean("benchmark.told");
  private static final int LONG = 5_000;

  @TestHTTPResource URI root;
  @Inject FreezeRegister register;
  @Inject FilledRegister filled;
  @Inject RegisterAudit audit;
  @Inject Clock clock;
  TestPeer peer;
  private long sequence = Long.MAX_VALUE / 2;

  @Test
  void placing() {
    LocalDate until = LocalDate.now(clock).plusYears(1);
    String one = filled.queue("4108011", 1, 10_000_000, 100, 100, 100, until);
    String fifty = filled.queue("4108012", 60, 10_000_000, 100, 100, 100, until);
    String many = filled.queue("4108013", LONG, 10_000_000, 100, 100, 100, until);
    compare("place on 1 -> on 5,000", this::place, one, many);
    compare("place on 60 -> on 5,000", this::place, fifty, many);
    compare("place on 1 -> on 1 (noise)", this::place, one, one);
  }

  @Test
  void releasing() {
    LocalDate until = LocalDate.now(clock).plusYears(1);
    String few = filled.queue("4108021", 101, 10_000, 1_000, 100, 0, until);
    String ten = filled.queue("4108022", LONG, 10_000, 1_000, 100, 0, until);
    String hundred = filled.queue("4108023", LONG, 10_000, 10_000, 100, 0, until);
    String half = filled.queue("4108024", LONG, 100_000, 50_000, 100, 0, until);
    compare("release to 10 of 100 -> of 5,000", this::release, few, ten);
    compare("release to 10 -> to 100 of 5,000", this::release, ten, hundred);
    compare("release to 100 -> to 500 of 5,000", this::release, hundred, half);
  }

  @Test
  void ending() {
    Gateway gateway = new Gateway(peer, root);
    Person person = openAccount("100000.00");
    List<Long> before = new ArrayList<>();
    List<Long> meanwhile = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      long took = file(gateway, person, round);
      if (round >= WARM_UP) {
        before.add(took);
      }
    }
    String court = TOLD ? Gateway.COURT : "粤0304";
    filled.oneFreezeEach("4108008", DUE, court, LocalDate.now(clock).minusDays(10));
    long start = System.nanoTime();
    double cpu = cpuSeconds();
    int ended = filled.count("4108008", "EXPIRED");
    for (int round = 0; ended < DUE; round++) {
      meanwhile.add(file(gateway, person, WARM_UP + ROUNDS + round));
      if (round % 50 == 0) {
        ended = filled.count("4108008", "EXPIRED");
        LOG.infof("%,d of %,d ended", ended, DUE);
      }
    }
    LOG.infof(
        "BENCHMARK %,d freezes ended in %.1f s and %.1f CPU seconds;"
            + " %d freezes filed meanwhile: median %.2f ms -> %.2f ms,"
            + " 99 %% %.2f -> %.2f ms, slowest %.2f -> %.2f ms",
        DUE,
        (System.nanoTime() - start) / 1e9,
        cpuSeconds() - cpu,
        meanwhile.size(),
        at(before, 0.5),
        at(meanwhile, 0.5),
        at(before, 0.99),
        at(meanwhile, 0.99),
        at(before, 1),
        at(meanwhile, 1));
    assertThat(filled.ends("4108008")).isEqualTo(DUE);
    assertThat(audit.run()).isEmpty();
    assertThat(filled.notices("4108008")).isEqualTo(TOLD ? DUE + DUE / 10 : 0);
    LOG.infof("BENCHMARK %,d notices not delivered yet", filled.untold("4108008"));
  }

  /** Of this process and its database: on a busy machine they tell more than the clock. */
  private static double cpuSeconds() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }

  private static long file(Gateway gateway, Person person, int round) {
    String amount = String.format(Locale.ROOT, "%d.%02d", 1 + round / 100, round % 100);
    long start = System.nanoTime();
    assertThat(gateway.post(freeze(person, amount)).status()).isEqualTo(200);
    return System.nanoTime() - start;
  }

  private interface Act {
    void on(String accountNo);
  }

  private void compare(String what, Act act, String first, String second) {
    List<Long> a = new ArrayList<>();
    List<Long> b = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      long onFirst = timed(act, first);
      long onSecond = timed(act, second);
      if (round >= WARM_UP) {
        a.add(onFirst);
        b.add(onSecond);
      }
    }
    LOG.infof(
        "BENCHMARK %s: ratio %.2f, medians %.2f and %.2f ms, quarters %.2f-%.2f and %.2f-%.2f ms, %d pairs",
        what,
        at(b, 0.5) / at(a, 0.5),
        at(a, 0.5),
        at(b, 0.5),
        at(a, 0.25),
        at(a, 0.75),
        at(b, 0.25),
        at(b, 0.75),
        ROUNDS);
  }

  private static long timed(Act act, String accountNo) {
    long start = System.nanoTime();
    QuarkusTransaction.begin();
    try {
      act.on(accountNo);
      return System.nanoTime() - start;
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** With the question whether it is a repetition, as when a request is decided. */
  private void place(String accountNo) {
    String number = "B" + sequence;
    Money ordered = Money.ofFen(500);
    register.openAlike(accountNo, "豫0811", ordered, number);
    register.place(
        new FreezeOrder(
            number,
            sequence++,
            "豫0811",
            "（2026）豫0811执9号",
            accountNo,
            List.of(accountNo),
            ordered,
            12,
            null,
            true,
            TopUp.MONTHLY,
            SecondFreeze.SURPLUS_FIRST,
            number,
            Money.ZERO,
            true,
            clock.instant()));
  }

  private void release(String accountNo) {
    register.release(
        accountNo.substring(0, 7) + "Q1", null, null, new Who("benchmark", "release", null));
  }

  private static double at(List<Long> nanos, double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
  }
}
