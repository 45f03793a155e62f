package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A request that gets no feedback is taken to the window (焦中法〔2024〕 第八条), over both services and a
 * line between them that can be cut.
 */
@ResourceLock(Lane.OTHERS)
class WindowTest {

  private static final String WEDNESDAY = "2026-11-11T10:00:00";
  private static final String SATURDAY = "2026-11-14T00:00:00";
  private static final String MONDAY = "2026-11-16T09:30:00";

  /**
   * What could not be delivered is tried again soon after the line is mended, and deductions are
   * kept to the window.
   */
  private static final List<String> SETTINGS =
      List.of("-Dchakong.delivery.longest-pause=2s", "-Dchakong.channel.deduct=COUNTER");

  @TempDir static Path data;

  private static final Person.Maker PERSONS = Person.maker("410811", LocalDate.of(1985, 3, 15));

  private static RunningChakong running;

  private final World world = running.world();
  private final Court court = world.court("豫0811");

  @BeforeAll
  static void start() {
    running = RunningChakong.startWithRelay(data, "410800", SETTINGS);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void t14_t15_whatIsOverdueIsDoneAtTheWindowAndNeverTwice() {
    Person person = PERSONS.next();
    world.account("410800000071", person, "01", "86450.32", "2400.00");
    at(WEDNESDAY);
    meet(person);
    running.relay().cut();
    Filing online = court.handOver(court.freeze(person, "30000.00", 12));
    assertThat(court.post(online, Map.of()).status()).isEqualTo(202);
    Reply early = court.get(slip(online));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.at("/detail")).contains("2026年11月14日 00:00:00");

    at(SATURDAY);
    assertThat(court.request(online.requestNo()).at("/sla/state")).isEqualTo("OVERDUE");
    assertThat(court.get(slip(online)).status()).isEqualTo(200);
    Reply told =
        eventually(
            () -> court.get("/api/v1/requests/" + online.requestNo() + "/timeline"),
            reply -> reply.json().findValuesAsText("what").contains("OVERDUE"));
    assertThat(told.json().toString()).contains("联络员 豫0811").contains("联络员 410800");

    at(MONDAY);
    Filing oneOfficer = paper(person, online);
    oneOfficer.officers().remove(1);
    Reply returned = world.centre().counter(oneOfficer);
    assertThat(returned.status()).isEqualTo(422);
    assertThat(returned.codes()).contains("OFFICERS_TOO_FEW");
    assertThat(court.request(online.requestNo()).at("/sla/state")).isEqualTo("OVERDUE");

    Filing paper = paper(person, online);
    Reply done = world.centre().counter(paper);
    assertThat(done.verdict()).isEqualTo("EXECUTED");
    assertThat(done.at("/answer/freeze/from")).isEqualTo("2026-11-16");

    // the centre's signed notice takes the other line, so the link is there before the request ends
    Reply linked =
        eventually(
            () -> court.request(online.requestNo()),
            reply -> "EXECUTED".equals(reply.at("/counterResult/verdict")));
    assertThat(linked.at("/counterResult/word")).isEqualTo("FUND_CENTRE");
    assertThat(linked.at("/counterResult/counterRequestNo")).isEqualTo(paper.requestNo());

    running.relay().mend();
    Reply closed =
        eventually(
            () -> court.request(online.requestNo()),
            reply -> "OFFLINE".equals(reply.at("/status")));
    assertThat(closed.at("/answer")).isNull();
    assertThat(world.centre().request(online.requestNo()).at("/status")).isEqualTo("OFFLINE");
    assertThat(freezes("410800000071")).hasSize(1);
    assertThat(receipt(world.centre().receipt(paper.requestNo()))).isTrue();
  }

  @Test
  void t14_theCourtRecordsTheResultByHandAndTheLateJobDoesNothing() {
    Person person = PERSONS.next();
    world.account("410800000072", person, "01", "86450.32", "2400.00");
    at(WEDNESDAY);
    meet(person);
    running.relay().cut();
    Filing online = court.handOver(court.freeze(person, "30000.00", 12));
    assertThat(court.post(online, Map.of()).status()).isEqualTo(202);

    at(MONDAY);
    // the clerk did not name the online request
    Filing paper = court.freeze(person, "30000.00", 12);
    assertThat(world.centre().counter(paper).verdict()).isEqualTo("EXECUTED");
    Reply recorded = record(online, paper.requestNo());
    assertThat(recorded.status()).isEqualTo(200);
    assertThat(recorded.at("/status")).isEqualTo("OFFLINE");
    assertThat(recorded.at("/counterResult/word")).isEqualTo("COURT");
    assertThat(record(online, paper.requestNo()).status()).isEqualTo(200);
    assertThat(record(online, "CK-another-0001").status()).isEqualTo(409);

    running.relay().mend();
    eventually(
        () -> court.get("/api/v1/requests/" + online.requestNo() + "/timeline"),
        reply -> reply.json().findValuesAsText("what").contains("OFFLINE_CONFIRMED"));
    assertThat(court.request(online.requestNo()).at("/status")).isEqualTo("OFFLINE");
    assertThat(freezes("410800000072")).hasSize(1);
  }

  @Test
  void d20_withTheSettingAnOnlineDeductionIsRejectedAndTakenAtTheWindow() {
    world.realTime();
    Person person = PERSONS.next();
    world.account("410800000073", person, "01", "86450.32", "2400.00");
    String freezeNo =
        court.file(court.freeze(person, "30000.00", 12)).at("/answer/freeze/freezeNo");
    Filing online = court.deduct(person, freezeNo, "10000.00");

    Reply rejected = court.fileForReview(online);
    Reply taken = world.centre().counter(court.deduct(person, freezeNo, "10000.00"));

    assertThat(rejected.verdict()).isEqualTo("REJECTED");
    assertThat(rejected.codes()).containsExactly("CHANNEL_NOT_ALLOWED");
    assertThat(court.get(slip(online)).status()).isEqualTo(200);
    assertThat(taken.at("/status")).isEqualTo("IN_REVIEW");
  }

  /** A first request makes papers and keys known on both sides. */
  private void meet(Person person) {
    Filing query = court.query(person);
    court.file(query);
    eventually(
        () -> court.request(query.requestNo()), reply -> "ANSWERED".equals(reply.at("/status")));
  }

  private Reply record(Filing online, String counterRequestNo) {
    ObjectNode result =
        JsonNodeFactory.instance
            .objectNode()
            .put("verdict", "EXECUTED")
            .put("at", "2026-11-16T09:30:00+08:00")
            .put("counterRequestNo", counterRequestNo);
    return court.recordOffline(online.requestNo(), result);
  }

  private Filing paper(Person person, Filing online) {
    Filing paper = court.freeze(person, "30000.00", 12);
    paper.body().put("replaces", online.requestNo());
    return paper;
  }

  private JsonNode freezes(String accountNo) {
    return world.centre().freezes(accountNo).json().path("items");
  }

  private static boolean receipt(Reply reply) {
    return reply.status() == 200
        && new String(reply.body(), 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
  }

  private static String slip(Filing filing) {
    return "/api/v1/requests/" + filing.requestNo() + "/offline-slip";
  }

  private void at(String local) {
    world.clock(LocalDateTime.parse(local).atZone(LegalZone.ZONE).toInstant());
  }

  /** Longer than the longest pause between two attempts to deliver. */
  private static Reply eventually(Supplier<Reply> call, Predicate<Reply> wanted) {
    return Awaitility.await().atMost(Duration.ofSeconds(120)).until(call::get, wanted);
  }
}
