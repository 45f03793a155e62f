package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.Test;

/** Beyond what can be worked on, callers are refused before anything is stored. */
@QuarkusTest
@TestProfile(AdmissionTest.LittleRoom.class)
class AdmissionTest extends GatewayTest {

  private static final int POOL = 24;

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  /** Two are worked on and one may wait. */
  public static class LittleRoom implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "chakong.admission.callers", "2",
          "chakong.admission.waiting", "1",
          "chakong.admission.body-within", "6s",
          "chakong.admission.body-room", "1M",
          "quarkus.http.read-timeout", "3s",
          "quarkus.http.limits.max-body-size", "1M",
          "quarkus.datasource.jdbc.max-size", String.valueOf(POOL),
          "quarkus.datasource.jdbc.acquisition-timeout", "2s");
    }
  }

  @Inject MeterRegistry meters;

  @Test
  void beyond_capacity_a_filing_is_refused_with_nothing_stored_and_taken_afterwards()
      throws Exception {
    List<ObjectNode> bodies =
        Stream.generate(() -> SHANYANG.freeze(newRequestNo())).limit(3).toList();
    double before = refused();
    List<CompletableFuture<Response>> inside = new ArrayList<>();
    try (Connection slow = database.getConnection()) {
      slow.setAutoCommit(false);
      slow.createStatement().execute("LOCK TABLE request IN ACCESS EXCLUSIVE MODE");
      bodies
          .subList(0, 2)
          .forEach(body ->
              inside.add(CompletableFuture.supplyAsync(() -> SHANYANG.file(body), callers)));
      await().atMost(SOON).until(() -> gauge("chakong.admission.inside") == 2);

      Response beyond = SHANYANG.file(bodies.get(2));
      assertThat(beyond.statusCode()).isEqualTo(503);
      assertThat(beyond.header("Retry-After")).isEqualTo("2");
      assertThat(beyond.contentType()).isEqualTo("application/problem+json");
      assertThat(beyond.<String>path("code")).isEqualTo("OVERLOADED");
      assertThat(refused()).isEqualTo(before + 1);
      slow.rollback();
    }
    for (CompletableFuture<Response> filing : inside) {
      assertThat(filing.get().statusCode()).isIn(200, 202);
    }
    // a caller may have its answer a moment before its place is free
    await().atMost(SOON).until(() -> gauge("chakong.admission.inside") == 0);
    assertNothingStoredOrSent(bodies.get(2).get("requestNo").asText());
    SHANYANG.file(bodies.get(2)).then().statusCode(TAKEN);
  }

  @Test
  void a_database_that_gives_no_connection_refuses_a_filing_and_takes_it_afterwards()
      throws Exception {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    List<Connection> all = new ArrayList<>();
    try {
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(() -> all.add(database.getConnection()) && all.size() == POOL);
      Response refused = SHANYANG.file(body);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      assertThat(refused.<String>path("code")).isEqualTo("OVERLOADED");
      assertFiguresAreToldWithoutTheDatabase();
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    assertNothingStoredOrSent(body.get("requestNo").asText());
    SHANYANG.file(body).then().statusCode(TAKEN);
  }

  /** Each would wait two seconds for a connection, all of them for the better part of a minute. */
  private static void assertFiguresAreToldWithoutTheDatabase() {
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .time(lessThan(20L), TimeUnit.SECONDS)
        .body(containsString("chakong_tasks_aside NaN"))
        .body(matchesPattern("(?s).*chakong_admission_inside\\{door=\"callers\",?} \\d.*"));
    assertThat(figure("chakong_figures_unread")).isGreaterThan(10);
  }

  @Test
  void whoever_waits_takes_nobodys_place_and_when_too_many_wait_the_next_is_answered_at_once()
      throws Exception {
    String waited = open();
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(
            () ->
                SHANYANG.caseSystem().header("Prefer", "wait=25").get("/api/v1/requests/" + waited),
            callers);
    await().atMost(SOON).until(() -> gauge("chakong.admission.waiting") == 1);
    // it takes its place among those who wait, and then leaves the other
    await().atMost(SOON).until(() -> gauge("chakong.admission.inside") == 0);

    Response beyond =
        SHANYANG.caseSystem().header("Prefer", "wait=25").get("/api/v1/requests/" + waited);
    assertThat(beyond.<String>path("status")).isEqualTo("IN_REVIEW");
    assertThat(waiting).isNotDone();

    fund.pushAnswer(fund.advance(waited, RequestStatus.ANSWERED));
    assertThat(waiting.get().<String>path("status")).isEqualTo("ANSWERED");
    await().atMost(SOON).until(() -> gauge("chakong.admission.waiting") == 0);
  }

  @Test
  void a_statement_that_never_ends_is_cancelled() throws Exception {
    try (Connection connection = database.getConnection();
        ResultSet limit = connection.createStatement().executeQuery("SHOW statement_timeout")) {
      assertThat(limit.next()).isTrue();
      assertThat(limit.getString(1)).isEqualTo("1min");
    }
  }

  @Test
  void a_client_that_stops_in_the_middle_of_its_body_is_cut_off_and_leaves_its_place()
      throws Exception {
    String head =
        "POST /api/v1/requests HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
            + SHANYANG.token("case-system")
            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    try (Socket slow = new Socket(root.getHost(), root.getPort())) {
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().flush();
      await().atMost(SOON).until(() -> gauge("chakong.admission.inside") == 1);
      await().atMost(SOON).until(() -> gauge("chakong.admission.inside") == 0);
    }
  }

  @Test
  void bodies_for_which_together_there_is_no_room_are_refused_before_they_are_read()
      throws Exception {
    ObjectNode small = SHANYANG.freeze(newRequestNo());
    String head =
        "POST /api/v1/requests HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
            + SHANYANG.token("case-system")
            + "\r\nContent-Type: application/json\r\nContent-Length: 700000\r\n\r\n";
    try (Socket first = new Socket(root.getHost(), root.getPort());
        Socket second = new Socket(root.getHost(), root.getPort())) {
      first.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      await().atMost(SOON).until(() -> gauge("chakong.admission.inside") == 1);
      second.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            sendOneMore(first);
            return second.getInputStream().available() > 0;
          });
      assertThat(
              new BufferedReader(new InputStreamReader(second.getInputStream(), UTF_8)).readLine())
          .isEqualTo("HTTP/1.1 503 Service Unavailable");
      SHANYANG.file(small).then().statusCode(TAKEN);
    }
    await().atMost(SOON).until(() -> insideAnyDoor() == 0);
  }

  @Test
  void a_client_that_sends_byte_by_byte_is_cut_off_and_leaves_its_place() throws Exception {
    String head =
        "POST /api/v1/requests HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
            + SHANYANG.token("case-system")
            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    try (Socket slow = new Socket(root.getHost(), root.getPort())) {
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      await().atMost(SOON).until(() -> insideAnyDoor() == 1);
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            sendOneMore(slow);
            return insideAnyDoor() == 0;
          });
    }
  }

  private static void sendOneMore(Socket slow) {
    try {
      slow.getOutputStream().write(' ');
    } catch (IOException cutOff) {
      assertThat(slow.isConnected()).isTrue();
    }
  }

  @Test
  void a_body_that_grows_beyond_the_limit_leaves_its_place() throws Exception {
    for (String path : List.of("/api/v1/requests", "/channel/v1/answers")) {
      for (int i = 0; i < 3; i++) {
        sendWithoutLength(path, 3);
      }
    }
    await().atMost(SOON).until(() -> insideAnyDoor() == 0);
    SHANYANG.file(SHANYANG.freeze(newRequestNo())).then().statusCode(TAKEN);
  }

  /** In chunks, so that nobody knows its length before the end; the server may hang up. */
  private void sendWithoutLength(String path, int mebibytes) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Authorization", "Bearer " + SHANYANG.token("case-system"))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[mebibytes << 20])))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException hungUp) {
      assertThat(insideAnyDoor()).isLessThanOrEqualTo(2);
    }
  }

  private double insideAnyDoor() {
    return meters.get("chakong.admission.inside").gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private String open() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  /** Of the callers' door where there are several. */
  private double gauge(String name) {
    return meters.get(name).gauges().stream()
        .filter(gauge -> !"channel".equals(gauge.getId().getTag("door")))
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private double refused() {
    return meters.get("chakong.admission.refused").tag("door", "callers").counter().count();
  }
}
