package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.request.DocumentType;
import org.junit.jupiter.api.Test;

/** The queue of the scenarios: P5 with 60,000.00; A 40,000, B 30,000, C 25,000 in this order. */
@Shanghai
class ShanghaiQueueTest {

  private final City city;
  private final Court a;
  private final Court b;
  private final Court c;

  ShanghaiQueueTest(City city) {
    this.city = city;
    this.a = city.court("沪0106");
    this.b = city.court("沪0101");
    this.c = city.court("沪0115");
  }

  @Test
  void q01_theSecondCourtTakesTheSurplusAndTheThirdWaits() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    threeFreezes(p5);
    assertThat(frozen(account)).isEqualTo("40000.00/0.00 20000.00/10000.00 0.00/25000.00");
    assertThat(a.file(a.query(p5)).at("/answer/accounts/0/available")).isEqualTo("0.00");
    assertThat(city.centre().freezes(account).json().findValuesAsText("position"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void q02_liftingTheMiddleFreezeFeedsTheNext() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    String second = threeFreezes(p5);

    Reply lifted = city.centre().counter(b.unfreeze(p5, second));

    assertThat(lifted.verdict()).isEqualTo("EXECUTED");
    assertThat(frozen(account)).isEqualTo("40000.00/0.00 20000.00/5000.00");
  }

  @Test
  void q04_liftingTheFirstFeedsBothAndTheRestIsFree() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    threeFreezes(p5);
    String first = city.centre().freezes(account).at("/items/0/freezeNo");

    city.centre().counter(a.unfreeze(p5, first));

    assertThat(frozen(account)).isEqualTo("30000.00/0.00 25000.00/0.00");
    assertThat(a.file(a.query(p5)).at("/answer/accounts/0/available")).isEqualTo("5000.00");
  }

  @Test
  void q09_aWaitingCourtCannotDeductWhatOthersHold() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    threeFreezes(p5);
    String third = city.centre().freezes(account).at("/items/2/freezeNo");

    Filing deduction =
        Filing.deduct(
            "沪0115", "310100", p5, third, "10000.00", "上海市浦东新区人民法院执行款专户", "31001500000000000115");
    deduction.with("condition", "PRIORITY_CLAIM");
    Reply reply = city.centre().counter(deduction);

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("PRIOR_FREEZE");
    assertThat(reply.json().path("answer").toString()).contains("沪0106", "沪0101");
    assertThat(frozen(account)).isEqualTo("40000.00/0.00 20000.00/10000.00 0.00/25000.00");
  }

  @Test
  void u05_aCourtOfEqualLevelCannotRelease() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    String freezeNo =
        city.centre().counter(a.freeze(p5, "40000.00", 36)).at("/answer/freeze/freezeNo");

    Reply reply = city.centre().counter(c.unfreeze(p5, freezeNo));

    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).containsExactly("NOT_HOLDER");
    assertThat(frozen(account)).isEqualTo("40000.00/0.00");
  }

  @Test
  void q01_eachCourtIsToldItsPlaceAndWhoIsAhead() {
    Person p5 = city.person();
    city.account(p5, "01", "60000.00", "2000.00");
    city.centre().counter(a.freeze(p5, "40000.00", 36));
    Reply second = city.centre().counter(b.freeze(p5, "30000.00", 36));
    Reply third = city.centre().counter(c.freeze(p5, "25000.00", 36));

    assertThat(second.at("/answer/freeze/position")).isEqualTo("2");
    assertThat(third.at("/answer/freeze/position")).isEqualTo("3");
    assertThat(third.at("/answer/freeze/ahead/0/court")).isEqualTo("沪0106");
    assertThat(third.at("/answer/freeze/ahead/0/frozen")).isEqualTo("40000.00");
    assertThat(third.at("/answer/freeze/ahead/1/court")).isEqualTo("沪0101");
    assertThat(third.at("/answer/freeze/ahead/1/ordered")).isEqualTo("30000.00");
  }

  @Test
  void u01_aReleaseNeedsTheOriginalRulingAndFeedsTheQueueAtOnce() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    String first = freeze(a, p5, "60000.00", 36);
    String waiting = freeze(c, p5, "25000.00", 36);
    Filing copies = a.unfreeze(p5, first);
    copies.documents().forEach(paper -> ((ObjectNode) paper).put("original", false));

    Reply returned = city.centre().counter(copies);
    Reply released = city.centre().counter(a.unfreeze(p5, first));

    assertThat(returned.codes()).containsExactly("ORIGINAL_REQUIRED");
    assertThat(released.at("/answer/freeze/state")).isEqualTo("RELEASED");
    assertThat(city.centre().freezes(account).at("/items/0/freezeNo")).isEqualTo(waiting);
    assertThat(frozen(account)).isEqualTo("25000.00/0.00");
  }

  @Test
  void q08_theThirdCourtWithdrawsWhileItWaitsAndNoMoneyMoves() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    freeze(a, p5, "40000.00", 36);
    freeze(b, p5, "30000.00", 36);
    String third = freeze(c, p5, "25000.00", 36);

    Reply withdrawn = city.centre().counter(c.unfreeze(p5, third));

    assertThat(withdrawn.verdict()).isEqualTo("EXECUTED");
    assertThat(withdrawn.at("/answer/freeze/state")).isEqualTo("RELEASED");
    assertThat(withdrawn.at("/answer/freeze/released")).isEqualTo("0.00");
    assertThat(frozen(account)).isEqualTo("40000.00/0.00 20000.00/10000.00");
    assertThat(a.file(a.query(p5)).at("/answer/accounts/0/balance")).isEqualTo("60000.00");
  }

  @Test
  void q13_aWaitingFreezeDoesNotEndByItsTermWhichBeginsWhenItTakesEffect() {
    city.at("2024-03-11T10:00:00");
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    String first = freeze(a, p5, "60000.00", 36);
    String waiting = freeze(c, p5, "25000.00", 6);
    city.at("2025-03-10T10:00:00");
    assertThat(frozen(account)).isEqualTo("60000.00/0.00 0.00/25000.00");

    city.centre().counter(a.unfreeze(p5, first));

    Reply register = city.centre().freezes(account);
    assertThat(register.at("/items/0/freezeNo")).isEqualTo(waiting);
    assertThat(register.at("/items/0/state")).isEqualTo("ACTIVE");
    assertThat(register.at("/items/0/frozen")).isEqualTo("25000.00");
    assertThat(register.at("/items/0/from")).isEqualTo("2025-03-10");
    assertThat(register.at("/items/0/until")).isEqualTo("2025-09-10");
  }

  @Test
  void r12_withTheTermBothTheHoldAndTheTopUpEnd() {
    city.at("2025-03-10T10:00:00");
    Person p4 = city.person();
    String account = city.account(p4, "01", "32400.55", "2600.00");
    freeze(a, p4, "50000.00", 6);
    city.centre().contribution("r12a-" + account, account, "2600.00", "2025-08");
    assertThat(frozen(account)).isEqualTo("35000.55/14999.45");

    city.at("2025-09-11T00:00:01");
    City.eventually(
        () -> city.centre().freezes(account), reply -> reply.json().path("items").isEmpty());
    city.centre().contribution("r12b-" + account, account, "2600.00", "2025-09");

    assertThat(frozen(account)).isEmpty();
    assertThat(a.file(a.query(p4)).at("/answer/accounts/0/available")).isEqualTo("37600.55");
  }

  @Test
  void u07_theDebtorsProofOfPaymentChangesNothingAndGoesBackToTheCourt() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");
    String freezeNo = freeze(a, p5, "40000.00", 36);
    Filing proof = a.unfreeze(p5, freezeNo).papers(DocumentType.OTHER);

    Reply reply = city.centre().counter(proof);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).containsExactly("DOCUMENT_MISSING");
    assertThat(city.centre().request(proof.requestNo()).status()).isEqualTo(404);
    assertThat(frozen(account)).isEqualTo("40000.00/0.00");
  }

  /** Registers A 40,000, B 30,000, C 25,000 and gives the freeze number of B. */
  private String threeFreezes(Person p5) {
    city.centre().counter(a.freeze(p5, "40000.00", 36));
    String second =
        city.centre().counter(b.freeze(p5, "30000.00", 36)).at("/answer/freeze/freezeNo");
    city.centre().counter(c.freeze(p5, "25000.00", 36));
    return second;
  }

  private String freeze(Court court, Person person, String yuan, int months) {
    return city.centre().counter(court.freeze(person, yuan, months)).at("/answer/freeze/freezeNo");
  }

  private String frozen(String account) {
    return StreamSupport.stream(
            city.centre().freezes(account).json().path("items").spliterator(), false)
        .map(item -> item.path("frozen").asText() + "/" + item.path("waiting").asText())
        .collect(Collectors.joining(" "));
  }
}
