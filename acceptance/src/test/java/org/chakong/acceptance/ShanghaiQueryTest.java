package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.junit.jupiter.api.Test;

/** What a query tells in Shanghai, and what it may not ask online (沪高法〔2021〕124号 第一条). */
@Shanghai
class ShanghaiQueryTest {

  private final City city;
  private final Court court;
  private final Court other;

  ShanghaiQueryTest(City city) {
    this.city = city;
    this.court = city.court("沪0106");
    this.other = city.court("沪0101");
  }

  @Test
  void k01_aQueryTellsThatOnlyWaitingIsPossible() {
    Person p5 = city.person();
    city.account(p5, "01", "60000.00", "2000.00");
    city.centre().counter(court.freeze(p5, "40000.00", 36));
    city.centre().counter(other.freeze(p5, "30000.00", 36));

    Reply reply = court.file(court.query(p5));

    assertThat(reply.at("/answer/accounts/0/balance")).isEqualTo("60000.00");
    assertThat(reply.at("/answer/accounts/0/frozen")).isEqualTo("60000.00");
    assertThat(reply.at("/answer/accounts/0/freezable/possible")).isEqualTo("WAITING_ONLY");
    assertThat(reply.at("/answer/accounts/0/freezable/now")).isEqualTo("0.00");
    assertThat(reply.json().at("/answer/accounts/0").has("loans")).isFalse();
  }

  @Test
  void k02_aQueryTellsWhatBarsAFreeze() {
    Person person = city.person();
    city.world().account(city.accountNo(), Facts.withRentAgreement(person));
    Reply reply = court.file(court.query(person));
    assertThat(reply.at("/answer/accounts/0/freezable/possible")).isEqualTo("NO");
    assertThat(reply.at("/answer/accounts/0/freezable/reasons/0/code"))
        .isEqualTo("WITHDRAWAL_AGREEMENT");
  }

  @Test
  void k03_anEmployersContributionsAreAskedForAtTheCounter() {
    Filing query = court.query(city.person());
    query
        .subject()
        .put("name", "测试公司")
        .put("idType", "20")
        .put("idNumber", "91110000600037341L")
        .put("role", "PARTY");

    Reply reply = court.file(query);

    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).containsExactly("OFFLINE_ONLY");
    assertThat(reply.at("/answer/accounts")).isNull();
  }

  @Test
  void k03_atTheCounterTheSameQueryRunsTheSameRulesAndIsRecorded() {
    ObjectNode facts = World.facts(city.person(), "01", "1200.00", "1200.00");
    ((ObjectNode) facts.get("owner"))
        .put("name", "测试公司")
        .put("idType", "20")
        .put("idNumber", "91110000600037341L");
    city.world().account(city.accountNo(), facts);
    Filing query = court.query(city.person());
    query
        .subject()
        .put("name", "测试公司")
        .put("idType", "20")
        .put("idNumber", "91110000600037341L")
        .put("role", "PARTY");

    Reply reply = city.centre().counter(query);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/channel")).isEqualTo("COUNTER");
    assertThat(reply.codes()).doesNotContain("OFFLINE_ONLY");
    assertThat(reply.json().findValuesAsText("rule"))
        .anyMatch(rule -> rule.endsWith("employer-query"));
    assertThat(city.centre().request(query.requestNo()).at("/status")).isEqualTo("ANSWERED");
  }

  @Test
  void k03_whatAnEmployerPaidInIsAClerksAnswerAtTheWindow() {
    Filing query = court.query(city.person());
    query
        .subject()
        .put("name", "测试无账户公司")
        .put("idType", "20")
        .put("idNumber", "911100006000373464")
        .put("role", "PARTY");

    assertThat(city.centre().counter(query).at("/status")).isEqualTo("IN_REVIEW");
    assertThat(city.centre().get("/fund/v1/reviews/" + query.requestNo()).at("/questions/0/rule"))
        .endsWith("#employer-query");

    assertThat(city.centre().otherClerkDecides(query.requestNo(), "APPROVE", null).verdict())
        .isEqualTo("EXECUTED");
    assertThat(city.centre().request(query.requestNo()).json().at("/answer/findings"))
        .as("what the clerk found out is the answer")
        .filteredOn(finding -> finding.path("rule").asText().endsWith("#employer-query"))
        .extracting(finding -> finding.path("detail").asText())
        .contains("材料齐全，经核对");
  }
}
