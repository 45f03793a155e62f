package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.acceptance.Keyboard.tabTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reviews decided on pages, in a real browser. */
@Jiaozuo
@InBrowser
class WorkbenchPagesTest {

  private static final String LIST = "/pages/reviews";

  private final City city;
  private final Readers readers;
  private Person person;
  private String account;
  private Filing deduction;

  WorkbenchPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @BeforeEach
  void a_deduction_waits_for_a_clerk() {
    city.at("2026-06-01T10:00:00");
    person = city.person();
    account = city.account(person, "01", "50000.00", "1000.00");
    Court court = city.court("豫0811");
    String freezeNo =
        court.file(court.freeze(person, "40000.00", 12)).at("/answer/freeze/freezeNo");
    deduction = court.deduct(person, freezeNo, "1000.00");
    assertThat(court.fileForReview(deduction).at("/status")).isEqualTo("IN_REVIEW");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 余额（元）, 已冻结（元）, 显示姓名", "en, Balance (yuan), Frozen (yuan), Show names"})
  void everything_a_reviewer_needs_stands_on_one_page(
      String language, String balance, String frozen, String show) {
    Reader reader = readers.of(fund(), language);
    Page page = reader.as("demo-clerk-a").open(LIST + "?action=DEDUCT");
    assertThat(page.locator("#list")).containsText(deduction.requestNo());
    reader.mustBeFitToRead("reviews-" + language);
    page.click("text=" + deduction.requestNo());
    assertThat(page.locator("main")).containsText(balance);
    assertThat(page.locator("main")).containsText(frozen);
    assertThat(page.locator("main")).containsText("50,000.00");
    assertThat(page.locator("main")).not().containsText(person.idNumber());
    reader.mustBeFitToRead("review-" + language);
    page.click("text=" + show);
    assertThat(page.locator("#persons")).containsText(person.idNumber());
  }

  @Test
  void d20_two_persons_decide_on_a_deduction_by_keyboard_alone() {
    Reader reader = readers.of(fund(), "zh-CN");
    Page page = reader.as("demo-clerk-a").open(LIST);
    tabTo(page, "a[href='" + LIST + "/" + deduction.requestNo() + "']").press("Enter");
    tabTo(page, "form[action$='/claim'] button").press("Enter");
    assertThat(page.locator(".verdict.good")).hasText("已领取。");
    approveByKeyboard(page);
    assertThat(page.locator("#decisions")).containsText("测试经办甲");
    Reader second = readers.of(fund(), "zh-CN");
    Page again = second.as("demo-supervisor").open(LIST + "/" + deduction.requestNo());
    assertThat(again.locator("#decide")).containsText("须由另一人作出");
    approveByKeyboard(again);
    assertThat(again.locator("#decisions")).containsText("测试复核甲");
    second.mustBeFitToRead("review-decided-zh-CN");
    assertThat(city.centre().request(deduction.requestNo()).at("/status")).isEqualTo("EXECUTING");
  }

  @Test
  void what_others_do_shows_without_reloading_and_without_losing_what_is_typed() {
    Reader reader = readers.of(fund(), "zh-CN");
    Page page = reader.as("demo-clerk-a").open(LIST + "/" + deduction.requestNo());
    page.evaluate("window.neverReloaded = true");
    page.fill("#to", "demo-clerk-b");
    page.check("input[value=APPROVE]");
    page.fill("#comment", "材料齐全");
    Page other = readers.of(fund(), "zh-CN").as("demo-clerk-b").open(page.url());
    other.click("form[action$='/claim'] button");
    city.centre().contribution("live-" + account, account, "1000.00", "2026-06");
    reader.refresh();
    assertThat(page.locator("#whose")).containsText("测试经办乙");
    assertThat(page.locator("#state")).containsText("账户情况有了变化");
    assertThat(page.locator("#comment")).isFocused();
    assertThat(page.locator("#comment")).hasValue("材料齐全");
    assertThat(page.locator("#to")).hasValue("demo-clerk-b");
    assertThat(page.locator("input[value=APPROVE]")).isChecked();
    assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 决定没有作出", "en, nothing was decided"})
  void a_decision_on_stale_facts_shows_what_has_changed(String language, String says) {
    Reader reader = readers.of(fund(), language);
    Page page = reader.as("demo-clerk-a").open(LIST + "/" + deduction.requestNo());
    page.locator("fieldset input[value=true]").all().forEach(Locator::check);
    page.check("input[value=APPROVE]");
    page.fill("#comment", "材料齐全，同意");
    city.centre().contribution("pages-" + account, account, "1000.00", "2026-06");
    page.locator("#decide button").click();
    assertThat(page.locator("#refused")).containsText(says);
    assertThat(page.locator("#changes")).containsText("51000.00");
    assertThat(page.locator("#comment")).hasValue("材料齐全，同意");
    reader.mustBeFitToRead("review-stale-" + language);
    page.locator("#decide button").click();
    assertThat(page).hasURL(Pattern.compile(".*done=decided$"));
  }

  private static void approveByKeyboard(Page page) {
    int points = page.locator("fieldset input[value=true]").count();
    for (int point = 0; point < points; point++) {
      tabTo(page, "fieldset input[value=true]:not(:checked)").press("Space");
    }
    tabTo(page, "input[name=decision]").press("Space");
    tabTo(page, "#comment");
    page.keyboard().insertText("材料齐全，同意");
    tabTo(page, "#decide button").press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*done=decided$"));
  }

  private URI fund() {
    return city.world().fund().base();
  }
}
