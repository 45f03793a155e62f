package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The freeze register of an account as a picture, in a real browser. */
@Jiaozuo
@InBrowser
class RegisterPagesTest {

  private final City city;
  private final Readers readers;

  RegisterPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 轮候, 续冻", "en, waiting, Extended"})
  void who_holds_what_in_which_order_and_until_when(
      String language, String waiting, String extended) {
    city.at("2026-02-02T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "1000.00");
    Court first = city.court("豫0811");
    Court second = city.court("豫0802");
    String freezeNo =
        first.file(first.freeze(person, "30000.00", 12)).at("/answer/freeze/freezeNo");
    second.file(second.freeze(person, "35000.00", 24));
    city.at("2026-06-01T10:00:00");
    first.file(first.extend(person, freezeNo, 6));
    Reader reader = readers.of(city.world().fund().base(), language);
    Page page = reader.as("demo-clerk-a").open("/pages/accounts");
    reader.mustBeFitToRead("accounts-" + language);
    page.fill("#number", person.idNumber());
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/pages/accounts/" + account + "/freezes$"));
    assertThat(page.locator("#balance")).containsText("50,000.00");
    assertThat(page.locator("#queue tbody tr").first()).containsText("豫0811");
    assertThat(page.locator("#queue tbody tr").last()).containsText("15,000.00");
    assertThat(page.locator("#balance"))
        .containsText(Pattern.compile(waiting, Pattern.CASE_INSENSITIVE));
    assertThat(page.locator("details").first()).containsText(extended);
    reader.mustBeFitToRead("register-" + language);
    Reader auditor = readers.of(city.world().fund().base(), language);
    Page looks = auditor.as("demo-fund-ops").open("/pages/looks");
    looks.fill("#accountNo", account);
    looks.keyboard().press("Enter");
    assertThat(looks.locator("#looks tbody tr")).not().hasCount(0);
    auditor.mustBeFitToRead("looks-" + language);
  }
}
