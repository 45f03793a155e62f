package org.chakong.runtime.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
class PageSecurityTest {

  private static final String STATUS = "/pages/status";

  @TestHTTPResource URI root;

  @Test
  void whoever_comes_without_a_name_is_led_to_sign_in_and_back() {
    browser().get("/").then().statusCode(303).header("Location", containsString("/pages"));
    browser()
        .get("/pages/runbook?x=1")
        .then()
        .statusCode(303)
        .header("Location", containsString("/pages/sign-in?to=%2Fpages%2Frunbook%3Fx%3D1"))
        .body(equalTo(""));
    signIn("demo-fund-ops", "/pages/runbook")
        .then()
        .statusCode(303)
        .header("Location", containsString("/pages/runbook"));
  }

  @Test
  void the_form_for_anybody_takes_no_more_than_its_choice() {
    browser()
        .formParam("language", "x".repeat(5000))
        .post("/pages/language")
        .then()
        .statusCode(413)
        .body(containsString("TOO_LARGE"));
    browser().formParam("language", "en").post("/pages/language").then().statusCode(303);
  }

  @Test
  void the_cookie_of_a_sign_in_is_kept_from_scripts_other_sites_and_the_apis() {
    Cookie cookie = signIn("demo-clerk-a", "/pages").getDetailedCookie("chakong-page");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/pages");
    assertThat(cookie.getMaxAge()).isEqualTo(8 * 3600);
  }

  @Test
  void the_page_cookie_opens_pages_and_never_an_api() {
    String token = token("auditor");
    browser().cookie("chakong-page", token).get(STATUS).then().statusCode(200);
    given().cookie("chakong-page", token).get("/guarded").then().statusCode(401);
    given()
        .cookie("chakong-page", token)
        .urlEncodingEnabled(false)
        .get("/pages/..;x/guarded")
        .then()
        .statusCode(404);
    given().auth().oauth2(token).get("/guarded").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "eyJhbGciOiJub25lIn0.eyJncm91cHMiOlsiZnVuZC1vcHMiXX0."})
  void a_forged_cookie_is_as_good_as_none(String forged) {
    browser().cookie("chakong-page", forged).get(STATUS).then().statusCode(303);
  }

  @Test
  void a_role_that_may_not_open_a_page_is_told_so_on_a_page() {
    browser()
        .cookie("chakong-page", token("case-system"))
        .get(STATUS)
        .then()
        .statusCode(403)
        .contentType(ContentType.HTML)
        .body(containsString("没有权限"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/pages/sign-in", "/pages/nowhere", "/pages/static/page.css", "/pages", STATUS})
  void nothing_from_elsewhere_runs_in_a_page_and_no_frame_shows_it(String path) {
    Response response = browser().get(path);
    assertThat(response.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
    if (!path.contains("static")) {
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
      assertThat(response.asString())
          .doesNotContain(" style=", "<style", " onclick", "<script>", "javascript:");
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "cross-site, -",
        "same-site, -",
        "none, -",
        "-, https://elsewhere.example",
        "-, null",
        "-, -",
        "cross-site, own"
      })
  void what_another_site_sends_changes_nothing(String site, String origin) {
    for (String path : new String[] {"/pages/sign-in", "/pages;x=1/sign-in", "/%70ages/sign-in"}) {
      RequestSpecification request = given().redirects().follow(false).urlEncodingEnabled(false);
      if (site != null) {
        request.header("Sec-Fetch-Site", site);
      }
      if (origin != null) {
        request.header("Origin", origin.equals("own") ? own() : origin);
      }
      Response response =
          request
              .contentType("application/x-www-form-urlencoded")
              .body("person=demo-clerk-a&to=/pages")
              .post(path);
      assertThat(response.statusCode()).as(path).isEqualTo(403);
      assertThat(response.cookies()).doesNotContainKey("chakong-page");
    }
  }

  @Test
  void a_browser_that_says_only_the_origin_may_sign_in_from_our_own_page() {
    given()
        .redirects()
        .follow(false)
        .header("Origin", own())
        .formParam("person", "demo-clerk-a")
        .post("/pages/sign-in")
        .then()
        .statusCode(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/api/v1"
      })
  void nobody_is_sent_on_to_another_place(String to) {
    assertThat(URI.create(signIn("demo-clerk-a", to).header("Location")).getPath())
        .isEqualTo("/pages");
    Response language =
        browser().formParam("language", "en").formParam("back", to).post("/pages/language");
    assertThat(URI.create(language.header("Location")).getPath()).isEqualTo("/pages");
  }

  @Test
  void nobody_signs_in_as_somebody_who_is_not_offered() {
    signIn("root", "/pages").then().statusCode(400);
    signIn("demo-court-ops", "/pages").then().statusCode(400);
  }

  @Test
  void sign_out_takes_the_cookie_back() {
    Cookie cookie =
        browser()
            .cookie("chakong-page", token("fund-ops"))
            .post("/pages/sign-out")
            .getDetailedCookie("chakong-page");
    assertThat(cookie.getValue()).isEmpty();
    assertThat(cookie.getMaxAge()).isZero();
  }

  @Test
  void a_page_that_is_not_there_is_a_page_and_an_api_keeps_to_problem_documents() {
    browser()
        .get("/pages/nowhere")
        .then()
        .statusCode(404)
        .contentType(ContentType.HTML)
        .body(containsString("没有此页"));
    browser().get("/pages/status/nowhere").then().statusCode(404).contentType(ContentType.HTML);
    given()
        .accept(ContentType.ANY)
        .get("/guarded")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  private Response signIn(String person, String to) {
    return browser().formParam("person", person).formParam("to", to).post("/pages/sign-in");
  }

  private static RequestSpecification browser() {
    return given()
        .redirects()
        .follow(false)
        .accept("text/html,application/xhtml+xml")
        .header("Sec-Fetch-Site", "same-origin");
  }

  private String own() {
    return "http://" + root.getAuthority();
  }

  private static String token(String role) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"roles\":[\"" + role + "\"],\"court\":\"豫0811\",\"subject\":\"someone\"}")
        .post("/demo/v1/tokens")
        .path("token");
  }
}
