package org.chakong.fund.page;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.chakong.fund.channel.Gateway;

/** Somebody at the pages, as a browser that shows them speaks. */
record PageReader(String subject, String token) {

  static PageReader of(String subject, String... roles) {
    return new PageReader(subject, Gateway.token(subject, roles));
  }

  ValidatableResponse get(String path) {
    return browser().get(path).then();
  }

  ValidatableResponse post(String path, Map<String, String> form) {
    return browser()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(form)
        .post(path)
        .then();
  }

  private RequestSpecification browser() {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(true)
        .accept("text/html,*/*")
        .header("Sec-Fetch-Site", "same-origin")
        .header("Accept-Language", "zh-CN")
        .cookie("chakong-page", token);
  }
}
