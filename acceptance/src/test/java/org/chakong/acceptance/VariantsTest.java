package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.acceptance.AnotherCityPolicies.UNDER_VARIANTS;

import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scenario rows on which a city may choose otherwise than Jiaozuo and Shanghai do. */
@AnotherCity
class VariantsTest {

  private final City city;
  private final Court first;
  private final Court second;

  VariantsTest(City city) {
    this.city = city;
    this.first = city.court("苏0505");
    this.second = city.court("苏0506");
  }

  @BeforeEach
  void underTheVariants() {
    city.at(UNDER_VARIANTS);
  }

  @Test
  void q12_theSecondCourtTakesNothingOfTheSurplusUntilItComesFirst() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    String ahead = first.file(first.freeze(p5, "40000.00", 12)).at("/answer/freeze/freezeNo");

    Reply waiting = second.file(second.freeze(p5, "30000.00", 12));

    assertThat(waiting.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(waiting.at("/answer/freeze/frozen")).isEqualTo("0.00");
    assertThat(waiting.at("/answer/freeze/waiting")).isEqualTo("30000.00");
    assertThat(first.file(first.query(p5)).at("/answer/accounts/0/available"))
        .isEqualTo("20000.00");

    first.file(first.unfreeze(p5, ahead));

    Reply register = city.centre().freezes(account);
    assertThat(register.at("/items/0/frozen")).isEqualTo("30000.00");
    assertThat(register.at("/items/0/waiting")).isEqualTo("0.00");
  }

  @Test
  void h07_interestIsFrozenWhereAnyCreditIs() {
    Person p4 = city.person();
    String account = city.account(p4, "01", "32400.55", "2600.00");
    first.file(first.freeze(p4, "50000.00", 12));

    city.centre().interest("h07-" + account, account, "486.01");

    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("32886.56");
    assertThat(first.file(first.query(p4)).at("/answer/accounts/0/available")).isEqualTo("0.00");
  }

  @Test
  void k08_whoIsNotLiableIsNotQueriedEvenWithAReason() {
    Person spouse = city.person();
    city.account(spouse, "01", "60000.00", "2000.00");
    Filing query = first.query(spouse);
    query.subject().put("role", "RELATED_PERSON").put("reason", "查明夫妻共同财产");

    Reply reply = first.file(query);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).containsExactly("NOT_A_DEBTOR");
    assertThat(city.centre().request(query.requestNo()).status()).isEqualTo(404);
  }
}
