package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the people of the court see of a freeze that was only partly possible. */
@Jiaozuo
@InBrowser
class BoardPagesTest {

  private static final double SOON = 20_000;

  private final City city;
  private final Readers readers;
  private final URI gateway;
  private final Court court;

  BoardPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
    this.gateway = city.world().gateway().base();
    this.court = city.court("豫0811");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 部分办理, 已冻结, 轮候", "en, Partly executed, frozen, waiting"})
  void a_freeze_is_found_by_its_number_and_its_whole_life_is_on_one_page(
      String language, String verdict, String frozen, String waiting) {
    Person person = city.person();
    city.account(person, "01", "50000.00", "1000.00");
    Reply filed = court.file(court.freeze(person, "70000.00", 12));
    String requestNo = filed.at("/requestNo");
    Reader reader = readers.of(gateway, language);
    Page page = reader.as("demo-court-ops").open("/pages/board");
    reader.mustBeFitToRead("board-" + language);
    page.fill("#q", filed.at("/answer/freeze/freezeNo"));
    page.keyboard().press("Enter");
    page.waitForURL("**/pages/board?q=*");
    page.click("#list a");
    assertThat(page.locator("#facts")).containsText(verdict);
    assertThat(page.locator(".bar figcaption")).containsText(frozen + " 50,000.00");
    assertThat(page.locator(".bar figcaption")).containsText(waiting + " 20,000.00");
    assertThat(page.locator("#timeline li").first()).isVisible();
    assertThat(page.content()).doesNotContain(person.idNumber()).contains(requestNo);
    reader.mustBeFitToRead("request-" + language);
    page.click("form[action$='/person'] button");
    assertThat(page.locator(".id")).hasText(person.idNumber());
    page.navigate(gateway.resolve("/pages/figures").toString());
    reader.mustBeFitToRead("figures-" + language);
  }

  @Test
  void the_receipt_is_to_be_had_on_the_page() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "1000.00");
    Reply filed = court.file(court.freeze(person, "30000.00", 12));
    Reader reader = readers.of(gateway, "zh-CN");
    Page page = reader.as("demo-case-system").open("/pages/requests/" + filed.at("/requestNo"));
    String receipt = page.locator(".papers a").first().getAttribute("href");
    var pdf = page.request().get(gateway.resolve(receipt).toString());
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void a_new_request_comes_onto_the_board_without_reloading() {
    Reader reader = readers.of(gateway, "zh-CN");
    Page page = reader.as("demo-court-ops").open("/pages/board");
    page.evaluate("window.neverReloaded = true");
    String before = page.locator("#tabs").innerText();
    Person person = city.person();
    city.account(person, "01", "50000.00", "1000.00");
    court.fileForReview(court.deduct(person, null, "1000.00"));
    reader.refresh();
    assertThat(page.locator("#tabs"))
        .not()
        .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(SOON));
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
  }
}
