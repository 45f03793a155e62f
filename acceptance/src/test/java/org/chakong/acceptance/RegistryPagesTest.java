package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries looked up and changed by two persons, in a real browser. */
@Jiaozuo
@InBrowser
class RegistryPagesTest {

  private static final String ALL = "/pages/registries";
  private static final String NAME = "测试登记员";

  private final City city;
  private final Readers readers;
  private final String permit =
      "GZ-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);

  RegistryPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 已批准, 至少填写一种证件", "en, Approved, At least one permit"})
  void an_officer_is_proposed_by_one_person_and_approved_by_another(
      String language, String approved, String permitMissing) {
    URI fund = city.world().fund().base();
    Reader clerk = readers.of(fund, language);
    Page form = clerk.as("demo-clerk-a").open(ALL + "/officers/new");
    form.fill("#court", "豫0811");
    form.fill("#name", NAME);
    form.fill("#workPermitNo", permit);
    form.fill("#validFrom", "2026-01-01");
    form.keyboard().press("Enter");
    assertThat(form.locator("#workPermitNo-defect")).containsText(permitMissing);
    assertThat(form.locator("#name")).hasValue(NAME);
    clerk.mustBeFitToRead("registry-form-" + language);
    form.fill("#workPermitValidUntil", "2028-12-31");
    form.keyboard().press("Enter");
    assertThat(form).hasURL(Pattern.compile(".*/proposals/[0-9]+\\?done=proposed$"));
    assertThat(form.locator("#changes")).containsText("测**");

    Reader supervisor = readers.of(fund, language);
    Page page = supervisor.as("demo-supervisor").open(ALL);
    supervisor.mustBeFitToRead("registries-" + language);
    String number = form.url().replaceFirst(".*/proposals/([0-9]+)\\?.*", "$1");
    page.click("#proposals a[href$='/" + number + "']");
    page.click("#show-persons");
    assertThat(page.locator("#changes")).containsText(NAME);
    supervisor.mustBeFitToRead("registry-proposal-" + language);
    page.check("input[value=APPROVE]");
    page.click("form[action$='/decision'] button");
    assertThat(page).hasURL(Pattern.compile(".*done=decided$"));

    page.navigate(fund.resolve(ALL + "/officers").toString());
    page.fill("#words", permit);
    page.keyboard().press("Enter");
    assertThat(page.locator("#entries tbody tr")).hasCount(1);
    assertThat(page.locator("#entries")).not().containsText(NAME);
    supervisor.mustBeFitToRead("registry-list-" + language);
    page.click("#entries tbody a");
    assertThat(page.locator("#steps")).containsText(approved);
    supervisor.mustBeFitToRead("registry-record-" + language);
  }

  @Test
  void what_is_proposed_appears_without_reloading() {
    URI gateway = city.world().gateway().base();
    Reader auditor = readers.of(gateway, "zh-CN");
    Page waiting = auditor.as("demo-auditor").open(ALL);
    waiting.evaluate("window.neverReloaded = true");
    Page form = readers.of(gateway, "zh-CN").as("demo-court-ops").open(ALL + "/payee-accounts/new");
    String account = "6222" + Math.floorMod(permit.hashCode(), 1_000_000_000);
    form.fill("#court", "豫0802");
    form.fill("#accountName", "测试专户");
    form.fill("#accountNo", account);
    form.fill("#validFrom", "2026-01-01");
    form.fill("#comment", account);
    form.keyboard().press("Enter");
    assertThat(form).hasURL(Pattern.compile(".*done=proposed$"));
    auditor.refresh();
    assertThat(waiting.locator("#proposals")).containsText(account);
    assertThat(waiting.evaluate("window.neverReloaded")).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 测试运维甲", "en, Test operator A"})
  void the_gateways_auditor_reads_who_looked(String language, String name) {
    URI gateway = city.world().gateway().base();
    Page operator =
        readers.of(gateway, language).as("demo-court-ops").open(ALL + "/payee-accounts");
    assertThat(operator.locator("#entries")).containsText("豫0811");
    var filed = city.court("豫0811").file(city.court("豫0811").query(city.person()));
    operator.navigate(gateway.resolve("/pages/requests/" + filed.at("/requestNo")).toString());
    operator.click("form[action$='/person'] button");

    Reader auditor = readers.of(gateway, language);
    Page looks = auditor.as("demo-auditor").open("/pages/looks");
    looks.fill("#requestNo", filed.at("/requestNo"));
    looks.keyboard().press("Enter");
    assertThat(looks.locator("#looks tbody tr")).hasCount(1);
    assertThat(looks.locator("#looks")).containsText(name);
    auditor.mustBeFitToRead("looks-gateway-" + language);
  }
}
