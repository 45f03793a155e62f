package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
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

  private static final double SOON = 60_000;

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
    assertThat(page.locator(".bar")).hasCount(2);
    assertThat(page.locator(".bar p").last()).containsText(frozen + " 50,000.00");
    assertThat(page.locator(".bar p").last()).containsText(waiting + " 20,000.00");
    assertThat(page.locator("#timeline li").first()).isVisible();
    assertThat(page.content()).doesNotContain(person.idNumber()).contains(requestNo);
    reader.mustBeFitToRead("request-" + language);
    assertThat(page.locator("#evidence .verdict")).hasClass(Pattern.compile(".*good.*"));
    page.click("form[action$='/person'] button");
    assertThat(page.locator(".id")).hasText(person.idNumber());
    page.click("button[name=language]");
    assertThat(page.locator("[role=status]")).isVisible();
    assertThat(page.content()).doesNotContain(person.idNumber());
    page.click("button[name=language]");
    page.navigate(gateway.resolve("/pages/freezes").toString());
    reader.mustBeFitToRead("freezes-" + language);
    page.navigate(gateway.resolve("/pages/figures?by=COURT").toString());
    assertThat(page.locator("svg.chart").first()).isVisible();
    page.locator(".trend summary").first().click();
    assertThat(page.locator(".trend table").first()).isVisible();
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
    assertThat(pdf.headers())
        .containsEntry("content-type", "application/pdf")
        .hasEntrySatisfying(
            "content-disposition", shown -> assertThat(shown).startsWith("inline;"));
    Download kept = page.waitForDownload(() -> page.click(".papers a[download]"));
    assertThat(kept.suggestedFilename()).isEqualTo("receipt-" + filed.at("/requestNo") + ".pdf");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("header")).isHidden();
    assertThat(page.locator(".papers")).isHidden();
    assertThat(page.locator("#timeline")).isVisible();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/request-print.png"))
            .setFullPage(true));
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 答复已记下, 维持", "en, The reply is written down, The measure stands"})
  void the_court_replies_to_questions_and_objections_and_withdraws_by_keyboard(
      String language, String noted, String stands) {
    Person person = city.person();
    city.account(person, "01", "50000.00", "1000.00");
    String requestNo = court.fileForReview(court.deduct(person, null, "1000.00")).at("/requestNo");
    city.centre().ask(requestNo, "裁定书与通知书金额不一，以何者为准？");
    City.eventually(
        () -> court.get("/api/v1/requests/" + requestNo + "/questions"),
        asked -> asked.at("/items/0/text") != null);
    Reader reader = readers.of(gateway, language);
    Page page = reader.as("demo-case-system").open("/pages/requests/" + requestNo);
    assertThat(page.locator("#letters")).containsText("以何者为准");
    reader.mustBeFitToRead("request-asked-" + language);
    page.fill("#reply-1", "以裁定书为准");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=status]")).containsText(noted);
    assertThat(page.locator("#letters")).containsText("以裁定书为准");
    page.locator("details summary").last().press("Enter");
    page.locator("form[action$='/withdrawal'] button").press("Enter");
    assertThat(page.locator("[role=status]")).isVisible();
    assertThat(page.locator("form[action$='/withdrawal']")).hasCount(0);
    assertThat(court.request(requestNo).at("/status")).isEqualTo("WITHDRAWN");
    String frozen = court.file(court.freeze(person, "1000.00", 12)).at("/requestNo");
    city.centre().object(frozen, "冻结金额明显超过案件标的额");
    City.eventually(
        () -> court.get("/api/v1/requests/" + frozen + "/objection"),
        raised -> raised.status() == 200);
    reader.open("/pages/requests/" + frozen);
    page.check("input[value=MAINTAINED]");
    page.fill("#objection-reply", "经核对，维持冻结");
    reader.mustBeFitToRead("request-objection-" + language);
    page.locator("form[action$='/objection-reply'] button").press("Enter");
    assertThat(page.locator("#letters")).containsText(stands);
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
