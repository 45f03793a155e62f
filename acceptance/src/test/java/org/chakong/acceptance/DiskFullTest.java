package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.PartyId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Both databases on one small disk that is really full: the kernel says so. */
@ResourceLock(Lane.OTHERS)
class DiskFullTest {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String SIZE = "700m";
  private static final String REQUESTS = "/channel/v1/requests";
  private static final int OVERLOADED = 503;
  private static final int TRIES = 200;

  private static Path disk;
  private static RunningChakong running;

  @BeforeAll
  static void start() throws Exception {
    disk = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "disk");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()),
        "skipped: a small disk to be filled needs the right to mount one (root)");
    running = RunningChakong.start(disk.resolve("data"), "410800");
  }

  @AfterAll
  static void end() throws Exception {
    try {
      if (running != null) {
        running.close();
      }
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  @Test
  void what_cannot_be_stored_is_refused_and_leaves_nothing_and_all_goes_on_when_there_is_room()
      throws Exception {
    World world = running.world();
    Court court = world.court("豫0811");
    Person person = Person.maker("410811", LocalDate.of(1985, 3, 15)).next();
    world.account("41080000000001", person, "01", "30000.00", "1000.00");
    Filing before = court.freeze(person, "10000.00", 12);
    assertThat(court.file(before).verdict()).isEqualTo("EXECUTED");

    court.handOver(court.query(person));
    Path ballast = disk.resolve("ballast");
    fill(ballast);
    List<Filing> taken = new ArrayList<>();
    Filing refused = null;
    for (int n = 0; refused == null && n < TRIES; n++) {
      Filing filing = court.handOver(court.query(person));
      Reply reply = court.post(filing, Map.of());
      if (reply.status() == OVERLOADED) {
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        refused = filing;
      } else {
        assertThat(reply.status()).isBetween(200, 202);
        taken.add(filing);
      }
    }
    assertThat(refused).as("a disk that is full refuses in the end").isNotNull();
    assertThat(court.request(before.requestNo()).verdict()).isEqualTo("EXECUTED");
    assertThat(diskRoom(world)).isEqualTo("DOWN");
    Filing atFund = Filing.query("豫0811", "410800", person);
    Awaitility.await().atMost(SOON).until(() -> toFund(world, atFund) == OVERLOADED);

    Files.delete(ballast);
    Filing again = refused;
    assertThat(court.request(again.requestNo()).status()).isEqualTo(404);
    Awaitility.await()
        .atMost(SOON)
        .until(() -> court.post(again, Map.of("Prefer", "wait=10")).status() == 200);
    taken.add(again);
    for (Filing filing : taken) {
      Awaitility.await()
          .atMost(SOON)
          .until(() -> "ANSWERED".equals(court.request(filing.requestNo()).at("/status")));
    }
    Awaitility.await().atMost(SOON).until(() -> toFund(world, atFund) == 200);
    assertThat(world.centre().audit().json().at("/violations")).isEmpty();
  }

  private static String diskRoom(World world) {
    for (JsonNode check :
        world.gateway().get("/q/health/well", null, Map.of()).json().at("/checks")) {
      if (check.at("/name").asText().equals("disk-room")) {
        return check.at("/status").asText();
      }
    }
    return null;
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(file.toFile().getUsableSpace()).isLessThan(block.length);
    }
  }

  /** As the gateway would bring it, with a token that was never used. */
  private static int toFund(World world, Filing filing) {
    MessageSigner signer =
        new MessageSigner(
            new PartyId("court:410800"),
            new KeyDirectory(running.data().resolve("gateway/keys")).loadOrCreate(),
            Clock.systemUTC());
    byte[] body = filing.body().toString().getBytes(StandardCharsets.UTF_8);
    String token = signer.signRequest(new PartyId("fund:410800"), "POST", REQUESTS, body);
    return world.fund().bytes("POST", REQUESTS, token, Map.of(), "application/json", body).status();
  }
}
