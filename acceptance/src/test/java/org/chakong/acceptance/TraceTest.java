package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.chakong.acceptance.SpanReceiver.Received;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Lane.OTHERS)
class TraceTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CASE_SYSTEM = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @TempDir Path data;

  @Test
  void oneTraceGoesFromTheFilingOverAnOutageAndAClerkToTheAnswerAndSaysNothingOfThePerson()
      throws Exception {
    Person person = Person.maker("410811", LocalDate.of(1985, 3, 15)).next();
    try (var spans = new SpanReceiver();
        var running =
            RunningChakong.startWithRelay(
                data,
                "410800",
                List.of(
                    "-Dquarkus.otel.sdk.disabled=false",
                    "-Dquarkus.otel.exporter.otlp.endpoint=" + spans.endpoint(),
                    "-Dquarkus.otel.bsp.schedule.delay=200ms"))) {
      running.world().account("410800000042", person, "01", "40000.00", "2400.00");
      Court court = running.world().court("豫0811");
      Filing deduction = court.handOver(court.deduct(person, null, "10000.00"));

      running.relay().cut();
      assertThat(court.post(deduction, Map.of("traceparent", CASE_SYSTEM)).status()).isEqualTo(202);
      Awaitility.await().atMost(SOON).until(() -> named(spans, "deliver DEDUCT") > 0);
      running.relay().mend();
      until(court, deduction, "IN_REVIEW");
      running.world().centre().clerkDecides(deduction.requestNo(), "UNABLE", "CONDITION_NOT_MET");
      until(court, deduction, "ANSWERED");
      court.get("/api/v1/requests?limit=1&asked=" + person.idNumber());

      Awaitility.await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(names(spans))
                  .contains(
                      "court-gateway POST /api/v1/requests",
                      "court-gateway file DEDUCT",
                      "court-gateway deliver DEDUCT",
                      "court-gateway POST fund:410800",
                      "fund-adapter POST /channel/v1/requests",
                      "fund-adapter receive DEDUCT",
                      "fund-adapter decide DEDUCT",
                      "fund-adapter answer DEDUCT",
                      "fund-adapter tell ANSWER",
                      "fund-adapter POST court:410800",
                      "court-gateway POST /channel/v1/answers",
                      "court-gateway take ANSWERED"));
      assertThat(named(spans, "deliver DEDUCT")).isGreaterThan(1);
      assertThat(callers(spans, "fund-adapter", "POST /channel/v1/requests"))
          .containsOnly("court-gateway POST fund:410800");
      assertThat(callers(spans, "court-gateway", "POST /channel/v1/answers"))
          .containsOnly("fund-adapter POST court:410800");
      Awaitility.await()
          .atMost(SOON)
          .until(
              () -> spans.spans().stream().anyMatch(s -> s.name().equals("GET /api/v1/requests")));
      assertThat(spans.everything()).doesNotContain(person.idNumber()).doesNotContain("测试");
    }
  }

  private static void until(Court court, Filing filing, String status) {
    Reply reached =
        City.eventually(
            () -> court.request(filing.requestNo()), reply -> status.equals(reply.at("/status")));
    assertThat(reached.at("/status")).isEqualTo(status);
  }

  private static long named(SpanReceiver spans, String name) {
    return ours(spans).stream().filter(span -> span.name().equals(name)).count();
  }

  private static List<String> names(SpanReceiver spans) {
    return ours(spans).stream().map(TraceTest::text).toList();
  }

  private static List<Received> ours(SpanReceiver spans) {
    return spans.spans().stream().filter(span -> span.traceId().equals(TRACE)).toList();
  }

  /** Who called, for each span of that name. */
  private static List<String> callers(SpanReceiver spans, String service, String name) {
    Map<String, Received> byId =
        ours(spans).stream().collect(Collectors.toMap(Received::spanId, span -> span));
    return byId.values().stream()
        .filter(span -> span.service().equals(service) && span.name().equals(name))
        .map(span -> byId.containsKey(span.parentId()) ? text(byId.get(span.parentId())) : "nobody")
        .toList();
  }

  private static String text(Received span) {
    return span.service() + " " + span.name();
  }
}
