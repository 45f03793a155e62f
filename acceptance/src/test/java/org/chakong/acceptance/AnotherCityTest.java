package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A city of which the product knows nothing, added by the example of the manual: two agreements, of
 * which the second takes over on 1 October 2026.
 */
class AnotherCityTest {

  private static final Path EXAMPLE = Path.of("../docs/examples/policies/example-2027.yaml");
  private static final String UNDER_THE_FIRST = "2026-09-29T10:00:00";
  private static final String UNDER_THE_SECOND = "2026-10-09T10:00:00";

  /** Beside the example: permits with each request, no seals, and few queries are many. */
  private static final String OWN_WAY =
      """

      officers:
        - for: [QUERY, FREEZE, EXTEND, UNFREEZE, DEDUCT]
          minimum: 2
          permits: BOTH
          clause: { article: "3", citation: 测中法〔2026〕1号 第三条 }
      sealRequired:
        value: false
        clause: { article: "3", citation: 测中法〔2026〕1号 第三条 }
      practice:
        queryAlert:
          persons: 3
          withinMinutes: 60
          clause: { article: "7", citation: 测中法〔2026〕1号 第七条 }
      """;

  private static City city;

  private final Court court = city.court("苏0505");

  @BeforeAll
  static void start() throws IOException {
    Path data =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target/cities").toAbsolutePath()), "320500");
    Path policies = Files.createDirectories(data.resolve("policies"));
    String first = Files.readString(EXAMPLE).replace("2027-01-01", "2026-01-01") + OWN_WAY;
    String second =
        first
            .replace("example-2027", "example-later")
            .replace("2026-01-01", "2026-10-01")
            .replace("value: 36", "value: 12")
            .replace("value: MONTHLY", "value: NONE");
    Files.writeString(policies.resolve("first.yaml"), first);
    Files.writeString(policies.resolve("second.yaml"), second);
    city =
        new City(
            RunningChakong.start(
                data,
                "320500",
                List.of("-Dchakong.policies.dir=" + policies, "-Dchakong.demo.courts=苏05,苏0505")),
            "320505");
  }

  @AfterEach
  void realTime() {
    city.world().realTime();
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  @Test
  void whatLiesAboveALoanIsFrozenAndTheRestStays() {
    city.at(UNDER_THE_FIRST);
    Person person = city.person();
    String account = withLoan(person, "100000.00", "60000.00");

    Reply query = court.file(court.query(person));
    Reply freeze = court.file(court.freeze(person, "50000.00", 36));

    assertThat(query.at("/answer/accounts/0/freezable/now")).isEqualTo("40000.00");
    assertThat(freeze.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(freeze.at("/answer/freeze/frozen")).isEqualTo("40000.00");
    assertThat(freeze.at("/answer/freeze/waiting")).isEqualTo("10000.00");
    assertThat(freeze.json().at("/answer/findings").toString()).contains("example-2027/5#loan");
    city.centre().contribution("ac-" + account, account, "2000.00", "2026-09");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("42000.00");

    Person other = city.person();
    withLoan(other, "60000.00", "60000.00");
    assertThat(court.file(court.freeze(other, "1.00", 36)).codes())
        .containsExactly("LOAN_OUTSTANDING");
  }

  @Test
  void aRequestInProgressStaysUnderTheAgreementItWasReceivedUnder() {
    city.at(UNDER_THE_FIRST);
    Person person = city.person();
    city.account(person, "99", "10000.00", "2000.00");
    Filing inProgress = court.freeze(person, "20000.00", 36);
    assertThat(court.fileForReview(inProgress).at("/status")).isEqualTo("IN_REVIEW");

    city.at(UNDER_THE_SECOND);
    city.centre().clerkDecides(inProgress.requestNo(), "APPROVE", null);

    Reply answered =
        City.eventually(
            () -> court.request(inProgress.requestNo()),
            reply -> "ANSWERED".equals(reply.at("/status")));
    assertThat(answered.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(answered.json().at("/answer/findings").toString()).contains("example-2027/");
    assertThat(answered.json().at("/answer/findings").toString()).doesNotContain("example-later/");
    assertThat(answered.at("/answer/freeze/until")).startsWith("2029-");
  }

  @Test
  void aFreezeInForceKeepsWhatItWasPlacedWithAndANewOneIsUnderTheNewAgreement() {
    city.at(UNDER_THE_FIRST);
    Person person = city.person();
    String earlier = city.account(person, "01", "10000.00", "2000.00");
    court.file(court.freeze(person, "20000.00", 36));

    city.at(UNDER_THE_SECOND);
    Person other = city.person();
    String later = city.account(other, "01", "10000.00", "2000.00");
    assertThat(court.file(court.freeze(other, "20000.00", 36)).codes())
        .containsExactly("TERM_TOO_LONG");
    Reply placed = court.file(court.freeze(other, "20000.00", 12));

    assertThat(placed.json().at("/answer/findings").toString()).contains("example-later/");
    for (String account : List.of(earlier, later)) {
      city.centre().contribution("in-force-" + account, account, "2000.00", "2026-10");
    }
    assertThat(city.centre().freezes(earlier).at("/items/0/frozen")).isEqualTo("12000.00");
    assertThat(city.centre().freezes(later).at("/items/0/frozen")).isEqualTo("10000.00");
  }

  @Test
  void f26_theWindowFreezesForTheLongestTermAndAsksTheCourtToLookAgain() {
    city.at(UNDER_THE_FIRST);
    Person person = city.person();
    city.account(person, "01", "10000.00", "2000.00");

    Reply reply = city.centre().counter(court.freeze(person, "1000.00", 60));

    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/answer/freeze/until")).startsWith("2029-");
    assertThat(reply.at("/answer/objection/detail")).contains("36个月");
  }

  @Test
  void k09_manyPersonsQueriedUnderOneCaseAreToldOnBothSides() {
    city.at(UNDER_THE_FIRST);
    String last = null;
    for (int i = 0; i < 4; i++) {
      Person person = city.person();
      city.account(person, "01", "10.00", "1.00");
      Filing query = court.query(person).caseNumber("（2026）苏0505执9号");
      last = i == 2 ? query.requestNo() : last;
      assertThat(court.file(query).verdict()).isEqualTo("EXECUTED");
    }

    assertThat(court.get("/api/v1/requests/" + last + "/timeline").json().toString())
        .containsOnlyOnce("MANY_QUERIED")
        .contains("60分钟内查询已达3人");
    assertThat(alarms(city.world().fund().get("/q/metrics", null, Map.of())))
        .isEqualTo("chakong_query_alarms_total 1.0");
  }

  private static String alarms(Reply metrics) {
    return new String(metrics.body(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("chakong_query_alarms_total"))
        .findFirst()
        .orElse("none");
  }

  private static String withLoan(Person person, String balance, String owed) {
    ObjectNode facts = World.facts(person, "01", balance, "2000.00");
    facts
        .withArray("loans")
        .addObject()
        .put("role", "BORROWER")
        .put("centre", "320500")
        .put("outstanding", true)
        .put("balance", owed);
    String account = city.accountNo();
    city.world().account(account, facts);
    return account;
  }
}
