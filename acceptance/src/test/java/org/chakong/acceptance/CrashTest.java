package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

  private static final String ACCOUNT = "410800000042";

  /** What a killed process had in hand is taken over within 30 seconds. */
  private static final Duration TAKEOVER = Duration.ofSeconds(35);

  @TempDir Path data;

  @Test
  void whatTheGatewayAcceptedIsAnsweredThoughTheAdapterWasKilledAndTheGatewayToo()
      throws Exception {
    Person person = Person.maker("410811", LocalDate.of(1985, 3, 15)).next();
    try (var running = RunningChakong.start(data, "410800")) {
      running.world().account(ACCOUNT, person, "01", "30000.00", "1000.00");
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
      assertThat(running.world().centre().freezes(ACCOUNT).json().findValuesAsText("freezeNo"))
          .containsExactly(first, answered.at("/answer/freeze/freezeNo"));
    }
  }
}
