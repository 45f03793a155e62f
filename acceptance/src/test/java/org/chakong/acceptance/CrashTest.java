package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

@Killed
class CrashTest {

  /** What a killed process had in hand is taken over within 30 seconds. */
  private static final Duration TAKEOVER = Duration.ofSeconds(120);

  private final City city;
  private final RunningChakong running;

  CrashTest(City city) {
    this.city = city;
    this.running = city.running();
  }

  @Test
  void whatTheGatewayAcceptedIsAnsweredThoughTheAdapterWasKilledAndTheGatewayToo()
      throws Exception {
    Person person = city.person();
    String account = city.accountNo();
    running.world().account(account, person, "01", "30000.00", "1000.00");
    Court court = running.world().court("豫0811");
    String first = court.file(court.freeze(person, "10000.00", 12)).at("/answer/freeze/freezeNo");

    running.killFund();
    Filing filing = court.handOver(court.freeze(person, "5000.00", 12));
    filing.caseNumber("（2025）豫0811执124号");
    Reply accepted = court.post(filing, Map.of());
    assertThat(accepted.status()).isEqualTo(202);
    running.killGateway();
    running.startFund();
    running.startGateway();
    running.awaitReady();

    Court again = running.world().court("豫0811");
    Reply answered =
        Awaitility.await()
            .atMost(TAKEOVER)
            .until(
                () -> again.request(filing.requestNo()),
                reply -> "ANSWERED".equals(reply.at("/status")));
    assertThat(answered.verdict()).isEqualTo("EXECUTED");
    assertThat(running.world().centre().freezes(account).json().findValuesAsText("freezeNo"))
        .containsExactly(first, answered.at("/answer/freeze/freezeNo"));
  }
}
