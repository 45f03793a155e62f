package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.acceptance.Keyboard.tabTo;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.chakong.acceptance.client.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paper requests taken in at the window on a page, in a real browser. */
@Jiaozuo
@InBrowser
class CounterPagesTest {

  private static final String COUNTER = "/pages/counter";
  private static final String CASE = "（2025）豫0811执8101号";
  private static final Pattern ANSWERED = Pattern.compile(".*/pages/requests/W.*done=filed$");

  private final City city;
  private final Readers readers;
  private Person person;
  private String account;

  CounterPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @BeforeEach
  void somebody_has_an_account() {
    city.at("2026-06-01T10:00:00");
    person = city.person();
    account = city.account(person, "01", "50000.00", "1000.00");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 没有收件, 执行公务证缺失", "en, Not taken in, missing"})
  void a_refused_paper_shows_each_defect_at_its_field_and_keeps_what_was_typed(
      String language, String says, String missing) {
    Reader reader = readers.of(fund(), language);
    Page page = reader.as("demo-clerk-a").open(COUNTER);
    reader.mustBeFitToRead("counter-" + language);
    page.check("#action-FREEZE");
    fill(page, "30000", "subject-idNumber", "instruction-termMonths", "officers-1-dutyPermitNo");
    assertThat(page.locator("#aids")).containsText("叁万元整");
    page.click(".submit button");

    assertThat(page.locator("#refused")).containsText(says);
    assertThat(page.locator("#subject-idNumber-said .defect")).isVisible();
    assertThat(page.locator("#instruction-termMonths-said .defect")).isVisible();
    assertThat(page.locator("#officers-1-dutyPermitNo-said")).containsText(missing);
    assertThat(page.locator("#papers .defect")).hasCount(2);
    assertThat(page.locator("#subject-name")).hasValue(person.name());
    assertThat(page.locator("#instruction-amount")).hasValue("30000");
    assertThat(page.locator("#officers-0-workPermitNo")).hasValue("W-CP-0");
    reader.mustBeFitToRead("counter-refused-" + language);
  }

  @Test
  void t14_a_freeze_is_taken_in_by_keyboard_alone_from_the_scan_to_the_receipt() {
    Reader reader = readers.of(fund(), "zh-CN");
    Page page = reader.as("demo-clerk-a").open(COUNTER);
    // asked for early: a key may reach the browser before its first wish to be told of choosers
    // does
    page.onFileChooser(chooser -> {});
    tabTo(page, "#action-QUERY").press("ArrowDown");
    assertThat(page.locator("#action-FREEZE")).isChecked();
    assertThat(page.locator("#scan")).isVisible();
    typeInto(page, "#case-court", "豫0811");
    typeInto(page, "#case-number", CASE);
    typeInto(page, "#subject-idNumber", person.idNumber());
    typeInto(page, "#subject-name", person.name());
    typeInto(page, "#instruction-amount", "30,000");
    typeInto(page, "#instruction-amountInWords", "叁万元整");
    typeInto(page, "#instruction-termMonths", "12");
    for (int row = 0; row < 2; row++) {
      officers(row).forEach((field, value) -> typeInto(page, "#" + field, value));
    }
    assertThat(page.locator("#aids")).containsText("2027-06-01");
    scanByKeyboard(page, "执行裁定书.pdf");
    assertThat(page.locator("#documents-0-type")).hasValue("ENFORCEMENT_RULING");
    scanByKeyboard(page, "协助执行通知书.pdf");
    assertThat(page.locator("#documents-1-type")).hasValue("ASSISTANCE_NOTICE");
    typeInto(page, "#documents-0-number", CASE + "之一");
    typeInto(page, "#documents-1-number", CASE);
    reader.mustBeFitToRead("counter-filled-zh-CN");
    tabTo(page, ".submit button").press("Enter");

    assertThat(page).hasURL(ANSWERED);
    assertThat(page.locator("#result")).containsText("已办理");
    assertThat(page.locator("#result")).containsText("30,000.00");
    assertThat(page.locator("main")).not().containsText(person.idNumber());
    reader.mustBeFitToRead("counter-answer-zh-CN");
    Locator receipt = tabTo(page, "a[href$='/receipt']");
    APIResponse pdf = page.request().get(fund().resolve(receipt.getAttribute("href")).toString());
    assertThat(pdf.headers())
        .containsEntry("content-type", "application/pdf")
        .hasEntrySatisfying("content-disposition", shown -> assertThat(shown).contains("inline"));
    assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    tabTo(page, "a[href='" + COUNTER + "']");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("30000.00");
  }

  @Test
  void sent_twice_at_once_and_again_it_is_done_once() {
    Reader reader = readers.of(fund(), "en");
    Page page = reader.as("demo-clerk-a").open(COUNTER + "?action=FREEZE");
    fill(page, "20000");
    drop(page, "enforcement_ruling.pdf");
    assertThat(page.locator("#documents-0-type")).hasValue("ENFORCEMENT_RULING");
    drop(page, "assistance_notice.pdf");
    assertThat(page.locator("#documents-1-type")).hasValue("ASSISTANCE_NOTICE");
    page.fill("#documents-0-number", CASE);
    Object answers =
        page.evaluate(
            """
            async () => {
              const send = () => fetch('/pages/counter', { method: 'POST',
                body: new URLSearchParams([...new FormData(document.querySelector('.intake'))]
                  .filter(([, value]) => typeof value === 'string')) });
              return (await Promise.all([send(), send(), send()])).map(answer => answer.url).sort();
            }
            """);
    page.locator(".submit button").dblclick();

    assertThat(page).hasURL(ANSWERED);
    assertThat(answers.toString()).contains("done=filed").doesNotContain("/pages/counter");
    page.reload();
    assertThat(page.locator("#result")).containsText("20,000.00");
    reader.mustBeFitToRead("counter-answer-en");
    assertThat(city.centre().freezes(account).json().at("/items")).hasSize(1);
  }

  @Test
  void nothing_is_filed_while_a_scan_is_on_its_way() {
    Page page = readers.of(fund(), "zh-CN").as("demo-clerk-a").open(COUNTER + "?action=FREEZE");
    fill(page, "20000");
    AtomicReference<Route> held = new AtomicReference<>();
    page.route("**/pages/counter/papers", held::set);
    drop(page, "执行裁定书.pdf");
    page.waitForCondition(() -> held.get() != null);
    page.click(".submit button");

    assertThat(page.locator("#busy")).isVisible();
    assertThat(page.locator("#refused")).hasCount(0);
    page.check("#action-DEDUCT");
    held.get().resume();
    assertThat(page.locator("#payee")).isVisible();
    assertThat(page.locator("#documents-0-type")).hasValue("ENFORCEMENT_RULING");
    assertThat(page.locator("#busy")).isHidden();
    page.click(".submit button");
    assertThat(page.locator("#refused")).isVisible();
    assertThat(page.locator("#documents-0-type")).hasValue("ENFORCEMENT_RULING");
  }

  @Test
  void d20_a_deduction_is_taken_in_by_a_clerk_and_agreed_to_by_a_supervisor() {
    Reader reader = readers.of(fund(), "zh-CN");
    Page page = reader.as("demo-clerk-a").open(COUNTER);
    page.check("#action-DEDUCT");
    fill(page, "1000");
    page.fill("#instruction-payee-accountName", "焦作市山阳区人民法院执行款专户");
    page.fill("#instruction-payee-accountNo", "41001500000000000811");
    page.setInputFiles(
        "#scan", new FilePayload[] {scan("执行裁定书.pdf"), scan("协助执行通知书.pdf"), scan("民事判决书.pdf")});
    assertThat(page.locator("#documents-2-type")).hasValue("EFFECTIVE_JUDGMENT");
    page.fill("#documents-0-number", CASE);
    reader.mustBeFitToRead("counter-deduction-zh-CN");
    page.click(".submit button");
    assertThat(page).hasURL(ANSWERED);
    assertThat(page.locator("#result")).containsText("另一人复核");
    reader.mustBeFitToRead("counter-deduction-waits-zh-CN");
    String requestNo = page.url().replaceAll(".*/requests/(W[^?]+).*", "$1");
    Page review =
        readers.of(fund(), "zh-CN").as("demo-supervisor").open("/pages/reviews/" + requestNo);
    review.locator("fieldset input[value=true]").all().forEach(Locator::check);
    review.check("input[value=APPROVE]");
    review.fill("#comment", "同意付款");
    review.locator("#decide button").click();
    assertThat(review).hasURL(Pattern.compile(".*done=decided$"));
    assertThat(city.centre().request(requestNo).at("/status")).isEqualTo("EXECUTING");
  }

  /** Everything but the papers and the fields named. */
  private void fill(Page page, String amount, String... leftOut) {
    var left = Set.of(leftOut);
    var typed = new LinkedHashMap<String, String>();
    typed.put("case-court", "豫0811");
    typed.put("case-number", CASE);
    typed.put("subject-idNumber", person.idNumber());
    typed.put("subject-name", person.name());
    typed.put("instruction-amount", amount);
    typed.put("instruction-termMonths", "12");
    typed.putAll(officers(0));
    typed.putAll(officers(1));
    assertThat(page.locator("#scan")).isVisible();
    typed.forEach((field, value) -> {
      if (!left.contains(field) && page.locator("#" + field).count() > 0) {
        page.fill("#" + field, value);
      }
    });
  }

  private static Map<String, String> officers(int row) {
    String officer = "officers-" + row + "-";
    var typed = new LinkedHashMap<String, String>();
    typed.put(officer + "name", "测试执行员" + row);
    typed.put(officer + "workPermitNo", "W-CP-" + row);
    typed.put(officer + "workPermitValidUntil", "20301231");
    typed.put(officer + "dutyPermitNo", "D-CP-" + row);
    typed.put(officer + "dutyPermitValidUntil", "2030-12-31");
    return typed;
  }

  private static void typeInto(Page page, String field, String value) {
    tabTo(page, field);
    page.keyboard().insertText(value);
  }

  private static void scanByKeyboard(Page page, String name) {
    tabTo(page, "#scan");
    FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Space"));
    chooser.setFiles(scan(name));
  }

  private static void drop(Page page, String name) {
    page.evaluate(
        """
        name => {
          const files = new DataTransfer();
          files.items.add(new File(['%PDF-1.7 ' + name], name, { type: 'application/pdf' }));
          document.querySelector('[data-drop]')
            .dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }));
        }
        """,
        name);
  }

  private static FilePayload scan(String name) {
    byte[] pdf = ("%PDF-1.7 测试文书 " + name).getBytes(StandardCharsets.UTF_8);
    return new FilePayload(name, "application/pdf", pdf);
  }

  private URI fund() {
    return city.world().fund().base();
  }
}
