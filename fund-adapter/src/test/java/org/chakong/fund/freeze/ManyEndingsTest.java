package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.chakong.contracts.identity.Money;
import org.chakong.fund.audit.RegisterAudit;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

/** Terms that ended while the service was down: it finds them all at once when it runs again. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ManyEndingsTest {
  private static final String NUMBERS = "4108008";
  private static final int DUE = 2_000;
  private static final Duration SOON = Duration.ofSeconds(5);

  @TestHTTPResource URI root;
  @Inject FilledRegister filled;
  @Inject RegisterAudit audit;
  @Inject Clock clock;
  TestPeer peer;

  @Test
  void each_of_many_terms_ends_once_and_other_requests_go_on_meanwhile() {
    Gateway gateway = new Gateway(peer, root);
    Person person = openAccount("50000.00");
    // the first request of a process loads its classes, which is not what is measured
    gateway.file(freeze(person, "1.00"));
    filled.oneFreezeEach(NUMBERS, DUE, "粤0304", LocalDate.now(clock).minusDays(10));
    int filed = 0;
    int heldUp = 0;
    while (filled.count(NUMBERS, "EXPIRED") < DUE && filed < 500) {
      long start = System.nanoTime();
      // each another measure, and all of them together within the balance
      String amount = Money.ofFen(1_000 + filed).yuan();
      assertThat(gateway.file(freeze(person, amount)).at("/answer/freeze/frozen").asText())
          .isEqualTo(amount);
      heldUp += System.nanoTime() - start > SOON.toNanos() ? 1 : 0;
      filed++;
    }
    assertThat(filed).isPositive();
    // what else runs on the machine may hold up one of them, not one in ten
    assertThat(heldUp).as("of %d", filed).isLessThanOrEqualTo(filed / 10);
    await().atMost(Duration.ofSeconds(120)).until(() -> filled.count(NUMBERS, "EXPIRED") == DUE);
    assertThat(filled.ends(NUMBERS)).isEqualTo(DUE);
    assertThat(filled.count(NUMBERS, "ACTIVE")).as("those that waited").isEqualTo(DUE / 10);
    assertThat(audit.run()).isEmpty();
  }
}
