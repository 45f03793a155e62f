package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inbox, the page of a request and the payouts, in a real browser. */
@Jiaozuo
@InBrowser
class InboxPagesTest {

  private final City city;
  private final Readers readers;
  private Person person;
  private Filing freeze;
  private Filing deduction;
  private String deductionNo;

  InboxPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @BeforeEach
  void a_freeze_waits_in_part_and_a_deduction_is_instructed() {
    city.at("2026-06-01T10:00:00");
    person = city.person();
    city.account(person, "01", "50000.00", "1000.00");
    Court court = city.court("豫0811");
    freeze = court.freeze(person, "80000.00", 12);
    String freezeNo = court.file(freeze).at("/answer/freeze/freezeNo");
    deduction = court.deduct(person, freezeNo, "1000.00");
    court.fileForReview(deduction);
    city.centre().clerkDecides(deduction.requestNo(), "APPROVE", null);
    deductionNo =
        city.centre()
            .supervisorDecides(deduction.requestNo(), "APPROVE", null)
            .at("/answer/deduction/deductionNo");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 部分办理, 显示姓名, 已付", "en, Partly executed, Show names, paid"})
  void what_came_in_is_found_looked_at_and_paid(
      String language, String partly, String show, String paid) {
    Reader reader = readers.of(fund(), language);
    Page page = reader.as("demo-clerk-a").open("/pages/requests");
    assertThat(page.locator("#list")).containsText(freeze.requestNo());
    reader.mustBeFitToRead("inbox-" + language);
    page.fill("#requestNo", freeze.requestNo());
    page.selectOption("#verdict", "PARTLY_EXECUTED");
    page.click(".filter button");
    assertThat(page.locator("#list")).not().containsText(deduction.requestNo());
    page.click("text=" + freeze.requestNo());
    assertThat(page.locator("#result")).containsText(partly);
    assertThat(page.locator("#result")).containsText("30,000.00");
    assertThat(page.locator("main")).not().containsText(person.idNumber());
    reader.mustBeFitToRead("request-" + language);
    page.click("text=" + show);
    assertThat(page.locator("#persons")).containsText(person.idNumber());
    Reader bank = readers.of(fund(), language);
    Page payouts = bank.as("demo-core").open("/pages/payouts?state=INSTRUCTED");
    assertThat(payouts.locator("#list")).containsText(deductionNo);
    bank.mustBeFitToRead("payouts-" + language);
    payouts.locator("form[action*='" + deductionNo + "'] button[value=PAID]").click();
    payouts.selectOption("#state", "PAID");
    payouts.click(".filter button");
    assertThat(payouts.locator("tr:has-text('" + deductionNo + "')")).containsText(paid);
    assertThat(city.centre().request(deduction.requestNo()).verdict()).isEqualTo("EXECUTED");
  }

  private URI fund() {
    return city.world().fund().base();
  }
}
