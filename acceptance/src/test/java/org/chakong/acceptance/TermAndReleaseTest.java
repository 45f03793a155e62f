package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.request.DocumentType;
import org.junit.jupiter.api.Test;

@Jiaozuo
class TermAndReleaseTest {

  private final City city;
  private final Court court;
  private final Court other;

  TermAndReleaseTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
    this.other = city.court("豫0802");
  }

  @Test
  void r02_atTheEndOfTheTermTheMoneyMovesToTheNextCourtAndAnExtensionIsTooLate() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2400.00");
    String freezeNo = court.file(court.freeze(person, "40000.00", 6)).at("/answer/freeze/freezeNo");
    Reply waiting = other.file(other.freeze(person, "30000.00", 12));
    assertThat(waiting.at("/answer/freeze/frozen")).isEqualTo("10000.00");

    city.at("2025-09-10T23:58:00");
    assertThat(city.centre().freezes(account).at("/items/0/freezeNo")).isEqualTo(freezeNo);
    city.at("2025-09-11T00:00:01");

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> "30000.00".equals(city.centre().freezes(account).at("/items/0/frozen")));
    assertThat(city.centre().freezes(account).json().path("items")).hasSize(1);
    Reply late = court.file(court.extend(person, freezeNo, 6));
    assertThat(late.verdict()).isEqualTo("REJECTED");
    assertThat(late.codes()).containsExactly("FREEZE_EXPIRED");
    Reply told =
        City.eventually(
            () ->
                other.get(
                    "/api/v1/freezes?caseNumber="
                        + URLEncoder.encode("（2025）豫0802执123号", StandardCharsets.UTF_8)
                        + "&limit=200"),
            reply -> reply.json().toString().contains(waiting.at("/answer/freeze/freezeNo")));
    assertThat(told.status()).isEqualTo(200);
  }

  @Test
  void anExtensionOnTheLastDayCountsFromTheOldEndAndKeepsThePlace() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2400.00");
    String freezeNo = court.file(court.freeze(person, "40000.00", 6)).at("/answer/freeze/freezeNo");

    city.at("2025-09-10T23:00:00");
    Reply extended = court.file(court.extend(person, freezeNo, 12));

    assertThat(extended.verdict()).isEqualTo("EXECUTED");
    assertThat(extended.at("/answer/freeze/until")).isEqualTo("2026-09-10");
    assertThat(extended.at("/answer/freeze/position")).isEqualTo("1");
    city.at("2025-09-11T00:00:01");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("40000.00");
  }

  @Test
  void r07_thePrintedEndGoverns() {
    city.at("2025-11-20T10:00:00");
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Filing filing = court.freeze(person, "40000.00", 12).with("until", "2026-11-19");
    assertThat(court.file(filing).at("/answer/freeze/until")).isEqualTo("2026-11-19");
  }

  @Test
  void r04_aTermThatEndsOnARestDayRollsToTheNextWorkingDay() {
    city.at("2025-02-15T10:00:00");
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Reply reply = court.file(court.freeze(person, "40000.00", 12));
    assertThat(reply.at("/answer/freeze/until")).isEqualTo("2026-02-24");
  }

  @Test
  void r10_aPreservationThatBecameAnEnforcementKeepsNumberPlaceAndTerm() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2400.00");
    Filing preservation =
        court
            .freeze(person, "40000.00", 12)
            .papers(DocumentType.PRESERVATION_RULING, DocumentType.ASSISTANCE_NOTICE)
            .caseNumber("（2025）豫0811执保55号");
    String freezeNo = court.file(preservation).at("/answer/freeze/freezeNo");

    city.at("2025-09-01T10:00:00");
    Filing extension = court.extend(person, freezeNo, 12).caseNumber("（2025）豫0811执900号");
    extension.courtCase().put("formerNumber", "（2025）豫0811执保55号");
    Reply extended = court.file(extension);

    assertThat(extended.verdict()).isEqualTo("EXECUTED");
    Reply register = city.centre().freezes(account);
    assertThat(register.at("/items/0/freezeNo")).isEqualTo(freezeNo);
    assertThat(register.at("/items/0/caseNumber")).isEqualTo("（2025）豫0811执900号");
    assertThat(register.at("/items/0/until")).isEqualTo("2027-03-10");
  }

  @Test
  void r10_theTermOfThePreservationRunsOnWithoutANewRuling() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2400.00");
    Filing preservation =
        court
            .freeze(person, "40000.00", 12)
            .papers(DocumentType.PRESERVATION_RULING, DocumentType.ASSISTANCE_NOTICE)
            .caseNumber("（2025）豫0811执保56号");
    String freezeNo = court.file(preservation).at("/answer/freeze/freezeNo");

    city.at("2025-09-01T10:00:00");
    Filing less = court.unfreeze(person, freezeNo).caseNumber("（2025）豫0811执901号");
    less.courtCase().put("formerNumber", "（2025）豫0811执保56号");
    Reply reply = court.file(less.with("amount", "10000.00"));

    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    Reply register = city.centre().freezes(account);
    assertThat(register.at("/items/0/freezeNo")).isEqualTo(freezeNo);
    assertThat(register.at("/items/0/frozen")).isEqualTo("30000.00");
    assertThat(register.at("/items/0/until")).isEqualTo("2026-03-10");
  }

  @Test
  void r11_onlyTheHolderExtends() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    String freezeNo = court.file(court.freeze(person, "40000.00", 6)).at("/answer/freeze/freezeNo");
    Reply reply = other.file(other.extend(person, freezeNo, 6));
    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).containsExactly("NOT_HOLDER");
  }

  @Test
  void u04_aReleaseOfFrozenMoneyLowersBothAndDoesNotComeBack() {
    Person person = city.person();
    String account = city.account(person, "01", "32400.55", "2600.00");
    String freezeNo =
        court.file(court.freeze(person, "50000.00", 12)).at("/answer/freeze/freezeNo");

    Reply reply =
        court.file(
            court.unfreeze(person, freezeNo).with("amount", "10000.00").with("from", "FROZEN"));

    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("22400.55");
    assertThat(reply.at("/answer/freeze/ordered")).isEqualTo("40000.00");
    assertThat(reply.at("/answer/freeze/waiting")).isEqualTo("17599.45");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("22400.55");
    city.centre().contribution("u04-" + account, account, "2600.00", "2026-01");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("25000.55");
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/available"))
        .as("what was freed stays free, what comes later is taken up to the lowered ceiling")
        .isEqualTo("10000.00");
  }

  @Test
  void u06_theSuperiorCourtReleasesByItsOwnRuling() {
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2400.00");
    String freezeNo = court.file(court.freeze(person, "40000.00", 6)).at("/answer/freeze/freezeNo");
    Court superior = city.court("豫08");

    Reply reply = superior.file(superior.unfreeze(person, freezeNo));

    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
  }

  @Test
  void u09_anUnknownFreezeIsReturned() {
    Reply reply = court.file(court.unfreeze(city.person(), "F2026010100000000"));
    assertThat(reply.verdict()).isEqualTo("RETURNED");
    assertThat(reply.codes()).containsExactly("FREEZE_NOT_FOUND");
  }

  @Test
  void aReleaseOfAnEndedFreezeIsExecutedWithTheNote() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    String freezeNo = court.file(court.freeze(person, "40000.00", 6)).at("/answer/freeze/freezeNo");
    court.file(court.unfreeze(person, freezeNo));

    Reply again = court.file(court.unfreeze(person, freezeNo));

    assertThat(again.verdict()).isEqualTo("EXECUTED");
    assertThat(again.codes()).containsExactly("ALREADY_RELEASED");
  }

  @Test
  void t12_aTermIntoAYearWithoutACalendarIsExecutedAndNoted() {
    city.at("2026-11-20T10:00:00");
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Reply reply = court.file(court.freeze(person, "40000.00", 12));
    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/answer/freeze/until")).isEqualTo("2027-11-20");
    assertThat(reply.codes()).containsExactly("CALENDAR_INCOMPLETE");
  }
}
