package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** Shanghai: how soon, how long, and what an account that was sealed before gives. */
@Shanghai
class ShanghaiTermTest {

  private final City city;
  private final Court court;
  private final Court other;

  ShanghaiTermTest(City city) {
    this.city = city;
    this.court = city.court("沪0106");
    this.other = city.court("沪0101");
  }

  @Test
  void t17_aFreezeHasAnInternalTargetAndNoLimitByTheText() {
    Person person = city.person();
    city.account(person, "01", "60000.00", "2000.00");

    Reply reply = city.centre().counter(court.freeze(person, "40000.00", 36));

    assertThat(reply.at("/sla/workingDays")).isEqualTo("2");
    assertThat(reply.at("/sla/statutory")).isEqualTo("false");
  }

  @Test
  void r02_aRenewalTheDayAfterIsTooLateAndANewFreezeComesLast() {
    city.at("2023-11-20T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2000.00");
    String freezeNo = freeze(court, person, "40000.00");
    city.at("2024-03-11T10:00:00");
    String behind = freeze(other, person, "30000.00");
    assertThat(city.centre().freezes(account).at("/items/0/until")).isEqualTo("2026-11-20");

    city.at("2026-11-21T09:00:00");
    City.eventually(
        () -> city.centre().freezes(account), reply -> reply.json().path("items").size() == 1);
    Reply late = city.centre().counter(court.extend(person, freezeNo, 36));
    Reply again = city.centre().counter(court.freeze(person, "40000.00", 36));

    assertThat(late.verdict()).isEqualTo("REJECTED");
    assertThat(late.codes()).containsExactly("FREEZE_EXPIRED");
    assertThat(again.at("/answer/freeze/position")).isEqualTo("2");
    assertThat(again.at("/answer/freeze/frozen")).isEqualTo("20000.00");
    assertThat(city.centre().freezes(account).at("/items/0/freezeNo")).isEqualTo(behind);
  }

  @Test
  void r04_aTermThatEndsInTheNationalDayHolidayRollsToTheNinth() {
    city.at("2022-10-08T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2000.00");
    freeze(court, person, "40000.00");
    assertThat(city.centre().freezes(account).at("/items/0/until")).isEqualTo("2025-10-09");
  }

  @Test
  void h04_anAccountThatWasSealedBeforeIsNeverToppedUp() {
    Person p4 = city.person();
    String account = city.account(p4, "02", "32400.55", "0.00");

    Reply reply = city.centre().counter(court.freeze(p4, "50000.00", 36));
    city.centre().contribution("h04-" + account, account, "2600.00", "2026-01");

    assertThat(reply.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("32400.55");
    assertThat(reply.at("/answer/freeze/waiting")).isEqualTo("17599.45");
    assertThat(reply.at("/answer/freeze/topUp")).isEqualTo("false");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("32400.55");
  }

  private String freeze(Court by, Person person, String yuan) {
    return city.centre().counter(by.freeze(person, yuan, 36)).at("/answer/freeze/freezeNo");
  }
}
