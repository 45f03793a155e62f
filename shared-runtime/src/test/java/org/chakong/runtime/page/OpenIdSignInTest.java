package org.chakong.runtime.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** Sign-in by the authorization code flow, with real redirects to a provider and back. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(OpenIdServer.class)
class OpenIdSignInTest {

  @TestHTTPResource URI root;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  @Test
  void whoever_wants_a_page_signs_in_at_the_provider_and_gets_that_page() throws Exception {
    HttpResponse<String> page = get("/pages/status");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/pages/status");
    assertThat(page.body()).contains("test-operator", "中心运维");
    assertThat(cookies.getCookieStore().getCookies())
        .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
        .isNotEmpty()
        .allMatch(HttpCookie::isHttpOnly)
        .allMatch(cookie -> cookie.getPath().equals("/pages"));
  }

  @Test
  void the_cookie_of_the_sign_in_opens_no_api() throws Exception {
    get("/pages/status");
    StringBuilder all = new StringBuilder();
    cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie ->
            all.append(cookie.getName()).append('=').append(cookie.getValue()).append("; "));
    given().header("Cookie", all.toString()).get("/guarded").then().statusCode(401);
  }

  @Test
  void signing_out_ends_the_session_here_and_at_the_provider() throws Exception {
    HttpResponse<String> page = get("/pages/status");
    String forms = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    HttpResponse<String> out = post("/pages/sign-out");
    assertThat(out.statusCode()).isEqualTo(303);
    String place = out.headers().firstValue("Location").orElseThrow();
    assertThat(place)
        .contains("/people/endsession?", "client_id=chakong-pages", "id_token_hint=ey")
        .contains("post_logout_redirect_uri=http%3A%2F%2F", "%2Fpages");
    assertThat(forms).contains("form-action 'self' http://" + URI.create(place).getAuthority());
    assertThat(cookies.getCookieStore().getCookies())
        .noneMatch(cookie -> cookie.getName().startsWith("q_session"));
    HttpResponse<String> ended = step(HttpRequest.newBuilder(URI.create(place)));
    assertThat(ended.statusCode()).isEqualTo(302);
    assertThat(ended.headers().firstValue("Location").orElseThrow())
        .startsWith(root.resolve("/pages").toString());
  }

  @Test
  void apis_take_bearer_tokens_as_before() {
    String token =
        Jwt.upn("someone").subject("someone").groups("auditor").claim("court", "x").sign();
    given()
        .auth()
        .oauth2(token)
        .get("/guarded")
        .then()
        .statusCode(200)
        .body("court", equalTo("x"))
        .body("subject", equalTo("someone"));
    given().get("/guarded").then().statusCode(401).contentType("application/problem+json");
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return step(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** One step, wherever it leads. */
  private HttpResponse<String> step(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient stepping = HttpClient.newBuilder().cookieHandler(cookies).build()) {
      return stepping.send(request.build(), BodyHandlers.ofString());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(root.resolve(path)).header("Accept-Language", "zh-CN").build(),
        BodyHandlers.ofString());
  }
}
