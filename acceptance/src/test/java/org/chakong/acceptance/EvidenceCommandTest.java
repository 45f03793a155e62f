package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both services kept, read from their data while they run, as the command line does it. */
@Jiaozuo
class EvidenceCommandTest {

  private static final Path LIBRARIES =
      Path.of("../court-gateway/target/quarkus-app/lib").toAbsolutePath().normalize();

  private final City city;
  private final Court court;
  @TempDir Path dir;

  EvidenceCommandTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void bothSidesVerifyUnderTheSameKeysAndBothCanShowARequest() throws Exception {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    Filing filing = court.freeze(person, "30000.00", 12);
    court.file(filing);

    Path keys = dir.resolve("keys.json");
    run("keys", "--service", "fund", "--out", keys.toString());
    assertThat(run("verify", "--keys", keys.toString()))
        .contains("gateway: ✓", "fund: ✓", "not sealed yet");
    for (String service : List.of("gateway", "fund")) {
      Path bundle = dir.resolve(service + ".zip");
      String said =
          run("export", filing.requestNo(), "--service", service, "--out", bundle.toString());
      // two papers and the request, each with its answer
      assertThat(messages(said)).as(said).isGreaterThanOrEqualTo(6);
      assertThat(bundle).isNotEmptyFile();
    }
  }

  @Test
  void theHeadThatTheOtherSideKeptIsOneOfTheStore() throws Exception {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    String received = court.file(court.freeze(person, "30000.00", 12)).at("/receivedAt");
    LocalDate day = LegalZone.dayOf(OffsetDateTime.parse(received).toInstant());
    City.eventually(
        () -> city.world().reconcile(day), reply -> "KEPT".equals(reply.at("/peers/0/evidence")));

    Path keys = dir.resolve("keys.json");
    Path head = dir.resolve("head.jws");
    run("keys", "--service", "fund", "--out", keys.toString());
    run("head", "--service", "gateway", "--peer", "fund:410800", "--out", head.toString());
    assertThat(run("verify", "--keys", keys.toString(), "--head", head.toString()))
        .contains("gateway: ✓", "fund: ✓");
  }

  private static int messages(String said) {
    return Integer.parseInt(said.replaceAll("(?s).*: (\\d+) 条报文.*", "$1"));
  }

  private String run(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                LIBRARIES + "/main/*:" + LIBRARIES + "/boot/*",
                "org.chakong.runtime.evidence.EvidenceCommand"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", city.running().data().toString()));
    Path out = Files.createTempFile(dir, "out", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
