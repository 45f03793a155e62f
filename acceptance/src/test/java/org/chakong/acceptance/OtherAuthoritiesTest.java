package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.request.DocumentType;
import org.junit.jupiter.api.Test;

/** Police, procuratorate, supervision, tax and out-of-city courts stand in the same queue. */
@Jiaozuo
class OtherAuthoritiesTest {

  private static final String POLICE = "测试市公安局";
  private static final String TAX = "测试市税务局";

  private final City city;
  private final Court court;

  OtherAuthoritiesTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void theWindowRegistersAPoliceFreezeAndCourtsAreToldWhoIsAhead() {
    Person person = city.person();
    String account = city.account(person, "01", "10000.00", "1000.00");

    Reply police = city.centre().counter(by(POLICE, "POLICE", freeze(person, "8000.00")));
    Reply behind = court.file(court.freeze(person, "5000.00", 12));

    assertThat(police.verdict()).isEqualTo("EXECUTED");
    assertThat(behind.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(behind.at("/answer/freeze/position")).isEqualTo("2");
    assertThat(behind.at("/answer/freeze/ahead/0/court")).isEqualTo(POLICE);
    assertThat(behind.at("/answer/freeze/ahead/0/caseNumber")).isEqualTo("测公(刑)冻字〔2026〕7号");
    assertThat(city.centre().freezes(account).at("/items/0/court")).isEqualTo(POLICE);
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/freezes/0/court"))
        .isEqualTo(POLICE);
  }

  @Test
  void eachKindOfAuthorityHasItsPlaceAndMoneyFlowsOnToIt() {
    Person person = city.person();
    String account = city.account(person, "01", "10000.00", "1000.00");
    Reply first = court.file(court.freeze(person, "10000.00", 12));
    for (String kind : new String[] {"POLICE", "PROCURATORATE", "SUPERVISION", "TAX", "COURT"}) {
      Reply waits = city.centre().counter(by("测试机关" + kind, kind, freeze(person, "2000.00")));
      assertThat(waits.verdict()).isEqualTo("PARTLY_EXECUTED");
    }

    court.file(court.unfreeze(person, first.at("/answer/freeze/freezeNo")));

    Reply register = city.centre().freezes(account);
    assertThat(register.json().path("items"))
        .hasSize(5)
        .allMatch(entry -> entry.path("frozen").asText().equals("2000.00"));
  }

  @Test
  void theSameAuthorityExtendsAndReleasesUnderANewDocumentAndNobodyElseDoes() {
    Person person = city.person();
    String account = city.account(person, "01", "10000.00", "1000.00");
    String freezeNo =
        city.centre()
            .counter(by(POLICE, "POLICE", freeze(person, "8000.00")))
            .at("/answer/freeze/freezeNo");

    Reply tax = city.centre().counter(by(TAX, "TAX", unfreeze(person, freezeNo)));
    Reply otherCourt = court.file(court.unfreeze(person, freezeNo));
    Filing extension = by(POLICE, "POLICE", Filing.extend("豫0811", "410800", person, freezeNo, 6));
    Reply extended = city.centre().counter(numbered(extension, "测公（刑）续冻字〔2026〕8号"));
    Filing release = by(POLICE, "POLICE", unfreeze(person, freezeNo));
    Reply released = city.centre().counter(numbered(release, "测公（刑）解冻字〔2026〕9号"));

    assertThat(tax.codes()).contains("NOT_HOLDER");
    assertThat(otherCourt.codes()).contains("NOT_HOLDER");
    assertThat(extended.verdict()).isEqualTo("EXECUTED");
    assertThat(released.verdict()).isEqualTo("EXECUTED");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
  }

  @Test
  void onlineTheyAreRejected() {
    Person person = city.person();
    String account = city.account(person, "01", "10000.00", "1000.00");

    Reply reply = court.file(by(POLICE, "POLICE", freeze(person, "8000.00")));

    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).contains("CHANNEL_NOT_ALLOWED");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
  }

  @Test
  void withoutItsOwnDecisionUnderThatNumberNothingIsStored() {
    Person person = city.person();
    Filing without = by(POLICE, "POLICE", freeze(person, "8000.00"));
    without.documents().remove(0);
    Filing otherNumber = by(POLICE, "POLICE", freeze(person, "8000.00"));
    ((ObjectNode) otherNumber.documents().get(0)).put("number", "测公（刑）冻字〔2026〕99号");

    Reply missing = city.centre().counter(without);
    Reply mismatch = city.centre().counter(otherNumber);

    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.at("/code")).isEqualTo("DOCUMENT_MISSING");
    assertThat(mismatch.status()).isEqualTo(422);
    assertThat(mismatch.at("/code")).isEqualTo("CASE_NUMBER_MISMATCH");
  }

  @Test
  void aCourtsCodeIsNoAuthoritysNameAndAnAuthorityDeductsNothing() {
    Person person = city.person();
    city.account(person, "01", "10000.00", "1000.00");

    Reply disguised = city.centre().counter(by("豫０８１１", "COURT", freeze(person, "8000.00")));
    Filing taking =
        Filing.deduct(
            "豫0811", "410800", person, null, "100.00", "焦作市山阳区人民法院执行款专户", "41001500000000000811");
    Reply deduction = city.centre().counter(by(TAX, "TAX", taking));

    assertThat(disguised.status()).isEqualTo(422);
    assertThat(disguised.at("/code")).isEqualTo("IDENTITY_INVALID");
    assertThat(deduction.verdict()).isEqualTo("REJECTED");
    assertThat(deduction.codes()).contains("CASE_TYPE_NOT_ALLOWED");
  }

  private static Filing freeze(Person person, String yuan) {
    return Filing.freeze("豫0811", "410800", person, yuan, 6);
  }

  private static Filing unfreeze(Person person, String freezeNo) {
    return Filing.unfreeze("豫0811", "410800", person, freezeNo);
  }

  private static Filing by(String name, String kind, Filing filing) {
    filing.papers(DocumentType.OTHER, DocumentType.ASSISTANCE_NOTICE);
    filing.courtCase().putObject("authority").put("kind", kind).put("name", name);
    return numbered(filing, "测公（刑）冻字〔2026〕7号");
  }

  private static Filing numbered(Filing filing, String documentNumber) {
    ((ObjectNode) filing.courtCase().get("authority")).put("documentNumber", documentNumber);
    return filing.caseNumber(documentNumber);
  }
}
