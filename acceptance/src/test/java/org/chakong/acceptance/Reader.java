package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody who reads the pages of one service in a browser. */
final class Reader implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  /** A form that is refused is answered so; the browser notes the status of every such page. */
  private static final Pattern REFUSED_FORM =
      Pattern.compile("Failed to load resource: the server responded with a status of 4(09|22) .*");

  private final BrowserContext window;
  private final Page page;
  private final URI service;
  private final List<String> complaints = new ArrayList<>();

  /**
   * @param language {@code zh-CN} or {@code en}
   */
  Reader(Browser browser, URI service, String language) {
    this.service = service;
    this.window =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1366, 768).setLocale(language));
    window.setDefaultTimeout(Chromium.PATIENCE);
    this.page = window.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !REFUSED_FORM.matcher(message.text()).matches()) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    window.addCookies(
        List.of(
            new Cookie("chakong-language", language)
                .setDomain(service.getHost())
                .setPath("/pages")
                .setSameSite(SameSiteAttribute.STRICT)));
  }

  Page page() {
    return page;
  }

  /** Signs in as one of the demo users, as the form of the sign-in page does. */
  Reader as(String person) {
    int status =
        window
            .request()
            .post(
                service.resolve("/pages/sign-in").toString(),
                RequestOptions.create()
                    .setForm(FormData.create().set("person", person))
                    .setHeader("Sec-Fetch-Site", "same-origin")
                    .setMaxRedirects(0))
            .status();
    assertThat(status).isEqualTo(303);
    return this;
  }

  Page open(String path) {
    page.navigate(service.resolve(path).toString());
    return page;
  }

  /** Has the page look for what is new now, as it does when somebody comes back to it. */
  void refresh() {
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  /** The page is for everybody, fits a small screen, and the browser had nothing to complain of. */
  void mustBeFitToRead(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
    assertThat(complaints).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing stands beside the screen")
        .isEqualTo(true);
    // no page has frames, for whose sake axe would otherwise open another window each time
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
        .filteredOn(rule -> SERIOUS.contains(rule.getImpact()))
        .extracting(Rule::getId, rule -> rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  @Override
  public void close() {
    window.close();
  }
}
