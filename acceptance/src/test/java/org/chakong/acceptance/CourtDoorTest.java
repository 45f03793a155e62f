package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Jiaozuo
class CourtDoorTest {

  private final City city;
  private final Court court;

  CourtDoorTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "-5.00", "0.001", "1", "01.00", "1.0", "12345678901234.00"})
  void anAmountOfAnotherFormIsMalformedAndNamesTheField(String amount) {
    malformed(court.freeze(city.person(), amount, 12), "instruction.amount");
  }

  @Test
  void anAmountAsANumberIsMalformed() {
    Filing filing = court.freeze(city.person(), "1.00", 12);
    filing.instruction().put("amount", 30000);
    malformed(filing, "instruction.amount");
  }

  @Test
  void everyMalformedFieldIsNamed() {
    Filing filing = court.handOver(court.freeze(city.person(), "1e3", 12));
    filing.body().put("fundCentre", "41").put("unknown", "x");
    filing.courtCase().put("fundLoanCase", "yes");
    Reply reply = court.post(filing, Map.of());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("violations").findValuesAsText("field"))
        .contains("fundCentre", "unknown", "case.fundLoanCase", "instruction.amount");
  }

  @Test
  void anOldIdNumberOfFifteenDigitsIsUpgradedAndFound() {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    String old = person.idNumber().substring(0, 6) + person.idNumber().substring(8, 17);
    Reply reply = court.file(court.query(new Person(person.name(), old)));
    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/answer/accounts/0/balance")).isEqualTo("30000.00");
  }

  @Test
  void aFundCentreNobodyKnowsIsRefused() {
    Filing filing = court.freeze(city.person(), "1.00", 12);
    filing.body().put("fundCentre", "999999");
    Reply reply = court.file(filing);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/violations/0/field")).isEqualTo("fundCentre");
    assertThat(court.request(filing.requestNo()).status()).isEqualTo(404);
  }

  @Test
  void aDocumentIsKnownByItsLeadingBytesNotByItsName() {
    Reply reply = court.upload("ENFORCEMENT_RULING", "not a pdf".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.at("/code")).isEqualTo("UNSUPPORTED_MEDIA");
  }

  @Test
  void aDocumentOverTwentyMebibytesIsTooLarge() {
    byte[] large = new byte[20 * 1024 * 1024 + 1];
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, large, 0, 8);
    Reply reply = court.upload("ENFORCEMENT_RULING", large);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.at("/code")).isEqualTo("TOO_LARGE");
  }

  @Test
  void theSameBytesAndTypeAgainAreTheSameDocument() {
    byte[] pdf = "%PDF-1.7 the same ruling".getBytes(StandardCharsets.US_ASCII);
    Reply once = court.upload("ENFORCEMENT_RULING", pdf);
    Reply again = court.upload("ENFORCEMENT_RULING", pdf);
    assertThat(once.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/documentId")).isEqualTo(once.at("/documentId")).startsWith("sha256:");
  }

  @Test
  void anotherCourtsDocumentIsMissing() {
    Filing filing = court.handOver(court.freeze(city.person(), "1000.00", 12));
    Court other = city.court("豫0822");
    filing.courtCase().put("court", "豫0822");
    Reply reply = other.post(filing.caseNumber("（2025）豫0822执123号"), Map.of("Prefer", "wait=5"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).containsExactly("DOCUMENT_MISSING");
  }

  @Test
  void withoutATokenNothingIsSaid() {
    Reply reply = city.world().gateway().get("/api/v1/requests", null, Map.of());
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.at("/code")).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void anotherCourtSeesNothingOfARequest() {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    Filing filing = court.query(person);
    court.file(filing);
    Court other = city.court("豫0802");
    assertThat(other.request(filing.requestNo()).status()).isEqualTo(404);
    Filing reuse = other.query(person);
    reuse.body().put("requestNo", filing.requestNo());
    Reply reply = other.file(reuse);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().has("violations")).isFalse();
  }

  @Test
  void problemsSpeakTheCallersLanguage() {
    Filing filing = court.handOver(court.freeze(city.person(), "1.00", 12));
    filing.instruction().remove("amount");
    Reply chinese = court.post(filing, Map.of());
    Reply english = court.post(filing, Map.of("Accept-Language", "en"));
    assertThat(chinese.at("/title")).containsPattern("\\p{IsHan}");
    assertThat(english.at("/title")).doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void withoutPreferTheAnswerIsAcceptedAndFollowsByItself() {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    Filing filing = court.handOver(court.query(person));
    Reply reply = court.post(filing, Map.of());
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.headers().firstValue("Location").orElseThrow())
        .endsWith("/api/v1/requests/" + filing.requestNo());
    City.eventually(
        () -> court.request(filing.requestNo()), now -> "ANSWERED".equals(now.at("/status")));
  }

  @Test
  void anAssessmentChangesNothingAndShowsNoAmounts() {
    Person person = city.person();
    String account = city.account(person, "01", "30000.00", "1000.00");
    Reply reply = court.assess(court.freeze(person, "20000.00", 12));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/verdict")).isEqualTo("EXECUTED");
    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain("30000.00");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
  }

  private void malformed(Filing filing, String field) {
    Reply reply = court.file(filing);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/code")).isEqualTo("MALFORMED");
    assertThat(reply.json().path("violations").findValuesAsText("field")).contains(field);
    assertThat(court.request(filing.requestNo()).status()).isEqualTo(404);
  }
}
