package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** Whom a query must name, and whom it may ask about (焦中法〔2024〕 第二条、第三条). */
@Jiaozuo
class QueryTest {

  private final City city;
  private final Court court;

  QueryTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void k05_aQueryWithoutTheNumberOfThePersonIsReturned() {
    Filing query = court.query(city.person());
    query.subject().remove("idNumber");

    Reply reply = court.file(query);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).containsExactly("IDENTITY_MISSING");
    assertThat(reply.at("/violations/0/field")).isEqualTo("subject.idNumber");
    assertThat(city.centre().request(query.requestNo()).status()).isEqualTo(404);
  }

  @Test
  void k09_aQueryWithoutACaseIsRefused() {
    Filing without = court.query(city.person());
    without.courtCase().remove("number");
    Filing noCase = court.query(city.person()).caseNumber("公务查询");

    Reply missing = court.file(without);
    Reply invalid = court.file(noCase);

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.json().path("violations").findValuesAsText("field")).contains("case.number");
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(invalid.codes()).contains("CASE_NUMBER_INVALID");
    assertThat(city.centre().request(noCase.requestNo()).status()).isEqualTo(404);
  }

  @Test
  void k08_theDebtorsSpouseIsQueriedOnlyWithAReasonAndThatIsKept() {
    Person spouse = city.person();
    city.account(spouse, "01", "60000.00", "2000.00");
    Filing without = court.query(spouse);
    without.subject().put("role", "RELATED_PERSON");
    Filing query = court.query(spouse);
    query.subject().put("role", "RELATED_PERSON").put("reason", "查明夫妻共同财产");

    Reply refused = court.file(without);
    Reply answered = court.file(query);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.codes()).containsExactly("PROOF_MISSING");
    assertThat(answered.verdict()).isEqualTo("EXECUTED");
    assertThat(answered.at("/answer/accounts/0/balance")).isEqualTo("60000.00");
    Reply kept = city.centre().request(query.requestNo());
    assertThat(kept.at("/subject/role")).isEqualTo("RELATED_PERSON");
    assertThat(kept.at("/subject/reason")).isEqualTo("查明夫妻共同财产");
    assertThat(court.get("/api/v1/requests/" + query.requestNo() + "/timeline").json().toString())
        .contains("ANSWERED");
  }
}
