package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.acceptance.AnotherCityPolicies.UNDER_THE_FIRST;
import static org.chakong.acceptance.AnotherCityPolicies.UNDER_THE_SECOND;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.junit.jupiter.api.Test;

/**
 * A city of which the product knows nothing, added by the example of the manual: of two agreements
 * the second takes over on 1 October 2026.
 */
@AnotherCity
class AnotherCityTest {

  private final City city;
  private final Court court;

  AnotherCityTest(City city) {
    this.city = city;
    this.court = city.court("苏0505");
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
        .as("a trace may be named behind it")
        .startsWith("chakong_query_alarms_total 1.0");
  }

  private static String alarms(Reply metrics) {
    return new String(metrics.body(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("chakong_query_alarms_total"))
        .findFirst()
        .orElse("none");
  }

  private String withLoan(Person person, String balance, String owed) {
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
