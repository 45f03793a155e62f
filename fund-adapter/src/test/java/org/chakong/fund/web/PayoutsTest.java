package org.chakong.fund.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

/** Payouts: the list of them over the API and on the page, and the bank that a demo user plays. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class PayoutsTest {

  @TestHTTPResource URI root;
  TestPeer peer;

  @Test
  void the_longest_instructed_stands_first_and_pages_go_on_behind_each_other() {
    List<String> instructed = List.of(instructed(), instructed(), instructed());
    Desk ops = Desk.ops();
    List<String> whole = walk(ops, 200);
    assertThat(whole).containsSubsequence(instructed);
    assertThat(walk(ops, 7)).isEqualTo(whole);
    ops.get("/payouts?cursor=bm9uc2Vuc2UKeA").statusCode(400);
    ops.get("/payouts?state=NONSENSE").statusCode(400);
    Desk.supervisor("boss-1").get("/payouts").statusCode(403);
    Desk.of("core", "fund-core").get("/payouts?limit=1").statusCode(200);
  }

  @Test
  void in_demo_mode_the_bank_s_word_is_said_on_the_page_and_never_taken_back() {
    String deductionNo = instructed();
    assertThat(page("fund-clerk").asString())
        .contains(deductionNo, "已发出付款指令")
        .doesNotContain("/confirmation");
    assertThat(page("fund-core").asString()).contains("/payouts/" + deductionNo + "/confirmation");

    confirm("fund-clerk", deductionNo, "PAID").then().statusCode(403);
    confirm("fund-core", deductionNo, "INSTRUCTED").then().statusCode(400);
    confirm("fund-core", deductionNo, "PAID").then().statusCode(303);
    confirm("fund-core", deductionNo, "PAID").then().statusCode(303);
    assertThat(
            confirm("fund-core", deductionNo, "FAILED").then().statusCode(409).extract().asString())
        .contains(deductionNo + " 已有相反的银行回执");
    confirm("fund-core", "D0000000000000000", "PAID").then().statusCode(404);

    Desk.clerk("clerk-1")
        .get("/payouts?state=PAID&limit=200")
        .body("items.deduction.deductionNo", hasItem(deductionNo))
        .body("items.deduction.payout.state", everyItem(equalTo("PAID")));
  }

  @Test
  void a_failed_payout_shows_what_was_instructed_and_not_what_was_ordered() {
    String deductionNo = instructed("300.00");
    confirm("fund-core", deductionNo, "FAILED").then().statusCode(303);

    Desk.clerk("clerk-1")
        .get("/payouts?state=FAILED&limit=200")
        .body(
            "items.find { it.deduction.deductionNo == '" + deductionNo + "' }.instructed",
            equalTo("300.00"));
    String page = page("fund-clerk", "FAILED").asString();
    String line = page.substring(page.indexOf(">" + deductionNo));
    assertThat(line.substring(0, line.indexOf("</tr>"))).contains("300.00").doesNotContain("1,000");
  }

  private static List<String> walk(Desk desk, int limit) {
    List<String> walked = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page = desk.get("/payouts?limit=" + limit + cursor).extract().jsonPath();
      walked.addAll(page.getList("items.deduction.deductionNo"));
      cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
    } while (!cursor.isEmpty());
    return walked;
  }

  private String instructed() {
    return instructed("50000.00");
  }

  private String instructed(String balance) {
    ObjectNode request = deduct(openAccount(balance), null, "1000.00");
    new Gateway(peer, root).file(request);
    Desk.clerk("payout-clerk").decide(request, Desk.APPROVE).statusCode(200);
    return Desk.supervisor("payout-boss")
        .decide(request, Desk.APPROVE)
        .statusCode(200)
        .body("requestNo", equalTo(requestNo(request)))
        .extract()
        .path("answer.deduction.deductionNo");
  }

  private static Response page(String role) {
    return page(role, "INSTRUCTED");
  }

  private static Response page(String role, String state) {
    return given()
        .header("Accept-Language", "zh-CN")
        .cookie("chakong-page", token("payouts-" + role, role))
        .get("/pages/payouts?state=" + state);
  }

  private static Response confirm(String role, String deductionNo, String state) {
    return given()
        .redirects()
        .follow(false)
        .header("Sec-Fetch-Site", "same-origin")
        .header("Accept-Language", "zh-CN")
        .cookie("chakong-page", token("payouts-" + role, role))
        .formParam("state", state)
        .formParam("bankReference", "DEMO-1")
        .post("/pages/payouts/" + deductionNo + "/confirmation");
  }
}
