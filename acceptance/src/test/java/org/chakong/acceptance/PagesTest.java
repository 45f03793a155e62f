package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as people see them, in a real browser. */
@Jiaozuo
@InBrowser
class PagesTest {

  private static final String WITH_ALL_YEARS = "2026-06-01T10:00";
  private static final String WITHOUT_NEXT_YEAR = "2026-11-02T10:00";
  private static final double SOON = 60_000;

  private final City city;
  private final Readers readers;

  PagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, demo-court-ops, zh-CN, 2027, 怎么办",
    "gateway, demo-court-ops, en, 2027, What to do",
    "fund, demo-fund-ops, zh-CN, 2027, 怎么办",
    "fund, demo-fund-ops, en, 2027, What to do"
  })
  void the_status_says_what_is_wrong_and_leads_to_what_to_do(
      String service, String person, String language, String says, String link) {
    city.at(WITHOUT_NEXT_YEAR);
    Reader reader = readers.of(uri(service), language);
    Page page = reader.as(person).open("/pages/status");
    assertThat(page.locator("#troubles")).containsText(says);
    reader.mustBeFitToRead("status-" + service + "-" + language);
    // other tests may have left troubles of their own in this city
    page.locator(".troubles > li", new Page.LocatorOptions().setHasText(says))
        .locator("a", new Locator.LocatorOptions().setHasText(link))
        .first()
        .click();
    assertThat(page).hasURL(Pattern.compile(".*/pages/runbook#working-day-calendar$"));
    assertThat(page.locator("#working-day-calendar")).isInViewport();
    reader.mustBeFitToRead("runbook-" + service + "-" + language);
  }

  @Test
  void what_goes_wrong_shows_without_reloading() {
    city.at(WITH_ALL_YEARS);
    Reader reader = readers.of(uri("fund"), "zh-CN");
    Page page = reader.as("demo-fund-ops").open("/pages/status");
    assertThat(page.locator("#troubles")).not().containsText("2027");
    page.evaluate("window.neverReloaded = true");
    city.at(WITHOUT_NEXT_YEAR);
    assertThat(page.locator("#troubles"))
        .containsText("2027", new LocatorAssertions.ContainsTextOptions().setTimeout(SOON));
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
  }

  @Test
  void the_language_is_switched_on_the_page_one_is_at() {
    Reader reader = readers.of(uri("gateway"), "zh-CN");
    Page page = reader.as("demo-auditor").open("/pages/runbook");
    page.click("button[name=language]");
    assertThat(page).hasURL(Pattern.compile(".*/pages/runbook$"));
    assertThat(page.locator("h1").first()).hasText("Runbook");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, demo-court-ops, zh-CN, 搁置",
    "gateway, demo-court-ops, en, aside",
    "fund, demo-fund-ops, zh-CN, 搁置",
    "fund, demo-fund-ops, en, aside"
  })
  void what_was_set_aside_has_a_page_of_its_own(
      String service, String person, String language, String says) {
    Reader reader = readers.of(uri(service), language);
    Page page = reader.as(person).open("/pages/aside");
    assertThat(page.locator("h1").first()).containsText(says);
    reader.mustBeFitToRead("aside-" + service + "-" + language);
  }

  @Test
  void signs_in_and_out_by_keyboard_alone() {
    Reader reader = readers.of(uri("fund"), "zh-CN");
    Page page = reader.open("/");
    assertThat(page).hasURL(Pattern.compile(".*/pages/sign-in.*"));
    reader.mustBeFitToRead("sign-in-fund-zh-CN");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("跳到正文");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).containsText("测试经办甲");
    page.keyboard().press("Enter");
    assertThat(page.locator(".person")).hasText("测试经办甲");
    while (!page.locator(":focus").allInnerTexts().contains("退出")) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/pages/sign-in.*"));
  }

  private URI uri(String service) {
    return (service.equals("gateway") ? city.world().gateway() : city.world().fund()).base();
  }
}
