package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.junit.jupiter.api.Test;

@Shanghai
class ShanghaiCounterTest {

  private final City city;
  private final Court a;

  ShanghaiCounterTest(City city) {
    this.city = city;
    this.a = city.court("沪0106");
  }

  @Test
  void h01_anOnlineFreezeIsRejectedAndGoesToTheCounter() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");

    Filing filing = a.freeze(p5, "40000.00", 12);
    Reply reply = a.file(filing);

    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).contains("CHANNEL_NOT_ALLOWED");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
    assertThat(a.get("/api/v1/requests/" + filing.requestNo() + "/offline-slip").status())
        .isEqualTo(200);
  }

  @Test
  void h18_aCourtFromElsewhereIsServedAtTheOfficeUnderTheNationalRules() {
    Person p5 = city.person();
    ObjectNode facts = World.facts(p5, "01", "60000.00", "2000.00");
    facts
        .withArray("loans")
        .addObject()
        .put("role", "BORROWER")
        .put("centre", "310100")
        .put("outstanding", true)
        .put("balance", "1000.00");
    city.world().account(city.accountNo(), facts);

    Reply own = city.centre().counter(a.freeze(p5, "40000.00", 12));
    Reply elsewhere = city.centre().counter(Filing.freeze("豫0811", "310100", p5, "40000.00", 12));
    Reply tooLong = city.centre().counter(Filing.freeze("豫0811", "310100", p5, "40000.00", 36));

    assertThat(own.codes()).containsExactly("LOAN_OUTSTANDING");
    assertThat(elsewhere.verdict()).isEqualTo("EXECUTED");
    assertThat(elsewhere.json().at("/answer/findings").toString()).contains("national-online/");
    assertThat(tooLong.codes()).contains("TERM_TOO_LONG");
  }

  @Test
  void h02_theCounterFreezesTheOrderedAmountForThreeYears() {
    Person p5 = city.person();
    String account = city.account(p5, "01", "60000.00", "2000.00");

    Reply reply = city.centre().counter(a.freeze(p5, "40000.00", 36));

    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/channel")).isEqualTo("COUNTER");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("40000.00");
  }

  @Test
  void h03_eachContributionIsFrozenUntilTheOrderedAmountIsReached() {
    Person p4 = city.person();
    String account = city.account(p4, "01", "32400.55", "2600.00");
    city.centre().counter(a.freeze(p4, "50000.00", 36));
    String[] frozen = {
      "35000.55", "37600.55", "40200.55", "42800.55", "45400.55", "48000.55", "50000.00"
    };

    for (int month = 1; month <= 7; month++) {
      city.centre().contribution("h03-" + account + month, account, "2600.00", "2026-0" + month);
      assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo(frozen[month - 1]);
    }

    Reply query = a.file(a.query(p4));
    assertThat(query.at("/answer/accounts/0/available")).isEqualTo("600.55");
  }

  @Test
  void h05_sealingTheAccountStopsTheTopUp() {
    Person p4 = city.person();
    String account = city.account(p4, "01", "32400.55", "2600.00");
    city.centre().counter(a.freeze(p4, "50000.00", 36));
    city.centre().contribution("h05a-" + account, account, "2600.00", "2026-01");
    city.centre().contribution("h05b-" + account, account, "2600.00", "2026-02");

    city.centre().status("h05c-" + account, account, "02");
    city.centre().contribution("h05d-" + account, account, "2600.00", "2026-03");

    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("37600.55");
  }

  @Test
  void h07_interestStaysFreeWhereOnlyContributionsAreFrozen() {
    Person p4 = city.person();
    String account = city.account(p4, "01", "32400.55", "2600.00");
    city.centre().counter(a.freeze(p4, "50000.00", 36));

    city.centre().interest("h07-" + account, account, "486.01");

    Reply query = a.file(a.query(p4));
    assertThat(query.at("/answer/accounts/0/available")).isEqualTo("486.01");
    assertThat(query.at("/answer/accounts/0/frozen")).isEqualTo("32400.55");
  }

  @Test
  void h08_aCoBorrowersShanghaiLoanBars() {
    Person person = withLoan("CO_BORROWER", "310100");
    Reply reply = city.centre().counter(a.freeze(person, "20000.00", 36));
    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("LOAN_OUTSTANDING");
  }

  @Test
  void h09_aCaseAboutTheVeryFundLoanIsExecuted() {
    Person person = withLoan("CO_BORROWER", "310100");
    Filing filing = a.freeze(person, "20000.00", 36);
    filing.courtCase().put("fundLoanCase", true);
    assertThat(city.centre().counter(filing).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void h08_anotherCentresLoanIsNoBarInShanghai() {
    Person person = withLoan("BORROWER", "410800");
    assertThat(city.centre().counter(a.freeze(person, "20000.00", 36)).verdict())
        .isEqualTo("EXECUTED");
  }

  @Test
  void h12_aRunningRentAgreementBars() {
    Person person = city.person();
    city.world().account(city.accountNo(), Facts.withRentAgreement(person));
    Reply reply = city.centre().counter(a.freeze(person, "20000.00", 36));
    assertThat(reply.codes()).containsExactly("WITHDRAWAL_AGREEMENT");
  }

  @Test
  void h14_aGuaranteeIsNoBarInShanghai() {
    Person person = city.person();
    ObjectNode facts = World.facts(person, "01", "60000.00", "2000.00");
    facts.withArray("guarantees").addObject().put("loanOutstanding", true).put("released", false);
    city.world().account(city.accountNo(), facts);
    assertThat(city.centre().counter(a.freeze(person, "20000.00", 36)).verdict())
        .isEqualTo("EXECUTED");
  }

  @Test
  void h15_aTermOfThreeYearsAndADayIsReturned() {
    city.at("2025-11-20T10:00:00");
    Filing filing = a.freeze(city.person(), "20000.00", 36).with("until", "2028-11-21");
    filing.instruction().remove("termMonths");
    Reply reply = city.centre().counter(filing);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).containsExactly("TERM_TOO_LONG");
  }

  @Test
  void h16_oneOfficerWithTheWorkPermitOnlyIsEnough() {
    Person person = city.person();
    city.account(person, "01", "60000.00", "2000.00");
    Filing filing = a.freeze(person, "20000.00", 36);
    filing.officers().remove(1);
    ((ObjectNode) filing.officers().get(0)).remove("dutyPermitNo");
    ((ObjectNode) filing.officers().get(0)).remove("dutyPermitValidUntil");
    assertThat(city.centre().counter(filing).verdict()).isEqualTo("EXECUTED");
  }

  private Person withLoan(String role, String centre) {
    Person person = city.person();
    ObjectNode facts = World.facts(person, "01", "60000.00", "2000.00");
    facts
        .withArray("loans")
        .addObject()
        .put("role", role)
        .put("centre", centre)
        .put("outstanding", true)
        .put("balance", "210000.00");
    city.world().account(city.accountNo(), facts);
    return person;
  }
}
