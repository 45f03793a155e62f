package org.chakong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supervisor finds a back-entry, reads it and approves it, in a real browser. */
@Jiaozuo
@InBrowser
class BackEntryPagesTest {

  private final City city;
  private final Readers readers;

  BackEntryPagesTest(City city, Readers readers) {
    this.city = city;
    this.readers = readers;
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 待主管批准, 已批准", "en, Waits for a supervisor, Approved"})
  void aSupervisorApprovesAndSeesWhatBecameOfIt(String language, String waits, String approved) {
    city.at("2026-11-18T17:00:00");
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    Court later = city.court("豫0811");
    later.file(later.freeze(person, "30000.00", 12));
    Filing paper = city.court("豫0802").freeze(person, "20000.00", 12);
    city.centre().backEnter(paper, "2026-11-18T10:20:00+08:00", "上午9时至16时停机，文书由窗口签收");
    Reader reader = readers.of(city.world().fund().base(), language);
    Page page = reader.as("demo-supervisor").open("/pages/back-entries");
    assertThat(page.locator("#list")).containsText(waits);
    reader.mustBeFitToRead("back-entries-" + language);
    page.click("text=" + paper.requestNo());
    assertThat(page.locator("#entry")).containsText("2026-11-18 10:20");
    assertThat(page.locator("#persons")).not().containsText(person.idNumber());
    reader.mustBeFitToRead("back-entry-" + language);
    page.check("input[value=APPROVE]");
    page.fill("#comment", "与停机记录相符");
    page.click("#decide button");
    assertThat(page).hasURL(Pattern.compile(".*done.*"));
    assertThat(page.locator("#entry")).containsText(approved);
    assertThat(page.locator("#result")).containsText("20,000.00");
    reader.mustBeFitToRead("back-entry-approved-" + language);
  }
}
