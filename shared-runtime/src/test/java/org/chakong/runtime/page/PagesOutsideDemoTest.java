package org.chakong.runtime.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.jwt.build.Jwt;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PagesOutsideDemoTest {

  @Test
  void nobody_becomes_a_demo_person() {
    given().get("/pages/sign-in").then().statusCode(404);
    given()
        .header("Sec-Fetch-Site", "same-origin")
        .formParam("person", "demo-clerk-a")
        .post("/pages/sign-in")
        .then()
        .statusCode(405)
        .header("Set-Cookie", nullValue());
  }

  @Test
  void the_cookie_of_demo_mode_says_nothing_even_with_a_token_that_is_good() {
    String token = Jwt.upn("someone").groups("fund-ops").sign();
    given().auth().oauth2(token).get("/pages/status").then().statusCode(200);
    given()
        .cookie("chakong-page", token)
        .get("/pages/status")
        .then()
        .statusCode(401)
        .contentType(ContentType.HTML)
        .body(containsString("尚未登录"));
  }
}
