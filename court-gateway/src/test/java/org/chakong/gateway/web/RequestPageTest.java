package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestPageTest extends GatewayTest {

  private static final String NAME = "测试甲";
  private static final String ID_NUMBER = "410811198503152010";
  private static final String LOOKS = "SELECT count(*) FROM page_look WHERE request_no = ?";

  @Test
  void a_person_is_masked_until_asked_for_and_the_asking_is_written_down() {
    String requestNo = filed();
    reader("court-ops", null)
        .get("/pages/requests/" + requestNo)
        .then()
        .statusCode(200)
        .contentType(ContentType.HTML)
        .body(
            allOf(
                containsString(requestNo),
                containsString("测**"),
                containsString("****2010"),
                not(containsString(NAME)),
                not(containsString(ID_NUMBER)),
                not(containsString("测试法官"))));
    assertThat(count(LOOKS, requestNo)).isZero();

    reader("court-ops", null)
        .header("Sec-Fetch-Site", "same-origin")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(200)
        .body(containsString(NAME), containsString(ID_NUMBER));
    assertThat(count(LOOKS + " AND actor = 'court-ops:reader'", requestNo)).isEqualTo(1);
  }

  @Test
  void no_other_site_has_a_person_shown() {
    String requestNo = filed();
    reader("court-ops", null)
        .header("Sec-Fetch-Site", "cross-site")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(403)
        .body(not(containsString(NAME)));
    assertThat(count(LOOKS, requestNo)).isZero();
  }

  @Test
  void another_courts_request_is_not_there() {
    String requestNo = filed();
    for (String path : new String[] {"", "/receipt", "/slip"}) {
      reader("case-system", JIEFANG.code())
          .get("/pages/requests/" + requestNo + path)
          .then()
          .statusCode(404)
          .contentType(ContentType.HTML);
    }
    reader("case-system", JIEFANG.code())
        .header("Sec-Fetch-Site", "same-origin")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(404);
    reader("auditor", null).get("/pages/requests/" + requestNo).then().statusCode(403);
  }

  @Test
  void a_slip_that_is_not_to_be_had_now_is_said_on_a_page_with_the_reason() {
    String requestNo = filed();
    reader("court-ops", null)
        .get("/pages/requests/" + requestNo + "/slip")
        .then()
        .statusCode(409)
        .contentType(ContentType.HTML)
        .body(containsString("现在不能这样办"), containsString("class=\"small\">"));
  }

  private String filed() {
    String requestNo = Court.newRequestNo();
    SHANYANG.file(SHANYANG.freeze(requestNo)).then().statusCode(202);
    return requestNo;
  }

  private static RequestSpecification reader(String role, String court) {
    return given()
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .cookie("chakong-page", BoardPageTest.token(role, court))
        .cookie("chakong-language", "zh-CN");
  }
}
