package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.backentry.LapseEntries;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Back-entries on pages: who may open and decide them, and what they hide. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class BackEntryPageTest {
  private static final String LIST = "/pages/back-entries";

  @Inject Clock clock;
  @Inject LapseEntries lapse;
  private Person person;
  private String page;
  private PageReader clerk;
  private PageReader boss;

  @BeforeEach
  void an_entry_waits() {
    for (String type : new String[] {"ENFORCEMENT_RULING", "ASSISTANCE_NOTICE"}) {
      RestAssured.given()
          .auth()
          .oauth2(token("clerk-page", "fund-clerk"))
          .multiPart("type", type)
          .multiPart("file", "paper.pdf", Gateway.paper())
          .post("/fund/v1/documents");
    }
    person = openAccount("30000.00");
    ObjectNode order = freeze(person, "20000.00");
    ObjectNode late = new ObjectMapper().createObjectNode();
    late.set("request", order);
    late.put("servedAt", clock.instant().minus(Duration.ofHours(2)).toString())
        .put("reason", "9时至16时停机");
    Desk.clerk("clerk-page").post("/back-entries", late.toString()).statusCode(201);
    page = LIST + "/" + requestNo(order);
    clerk = PageReader.of("clerk-page", "fund-clerk");
    boss = PageReader.of("boss-page", "fund-supervisor");
  }

  @Test
  void a_supervisor_finds_it_and_approves_it_and_sees_what_became_of_it() {
    boss.get(LIST + "?state=PENDING").statusCode(200).body(containsString(page));
    boss.get(page).statusCode(200).body(containsString("9时至16时停机"));
    boss.post(page + "/decision", Map.of("decision", "APPROVE", "comment", "相符")).statusCode(303);
    boss.get(page)
        .statusCode(200)
        .body(containsString("已批准"))
        .body(containsString("20,000.00"))
        .body(not(containsString("/decision")));
  }

  @Test
  void its_scans_open_for_whoever_decides_and_each_opened_is_a_look() {
    Matcher scan =
        Pattern.compile("href=\"(" + page + "/papers/sha256[^\"]+)\"")
            .matcher(boss.get(page).extract().asString());
    assertThat(scan.find()).isTrue();
    String href = scan.group(1);
    boss.get(href).statusCode(200).contentType("application/pdf");
    boss.get(page + "/papers/sha256:" + "0".repeat(64)).statusCode(404);
    PageReader.of("ops-page", "fund-ops").get(href).statusCode(403);
    Desk.ops()
        .get("/looks?person=boss-page&requestNo=" + page.substring(LIST.length() + 1))
        .body("items.kind", hasItem("DOCUMENT"));
  }

  @Test
  void one_that_nobody_approved_in_time_is_shown_apart_and_says_that_the_court_is_to_be_told() {
    clock("{\"offset\":\"P16D\"}");
    try {
      lapse.run();
      clerk.get(LIST + "?state=LAPSED").body(containsString(page)).body(containsString("逾期未批准"));
      clerk.get(page).body(containsString("请告知送达的法院"));
    } finally {
      clock("{\"offset\":\"PT0S\"}");
    }
    clerk.get(LIST + "?state=PENDING").body(not(containsString(page)));
  }

  private static void clock(String wish) {
    RestAssured.given()
        .contentType("application/json")
        .body(wish)
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  @Test
  void a_refusal_without_a_comment_says_so_and_decides_nothing() {
    boss.post(page + "/decision", Map.of("decision", "REFUSE")).statusCode(400);
    boss.post(page + "/decision", Map.of()).statusCode(400);
    boss.get(page).body(containsString("待主管批准"));
  }

  @Test
  void a_clerk_takes_back_and_does_not_decide() {
    clerk.get(page).statusCode(200).body(not(containsString("/decision")));
    clerk.post(page + "/decision", Map.of("decision", "APPROVE")).statusCode(403);
    clerk.post(page + "/withdrawal", Map.of()).statusCode(303);
    boss.post(page + "/decision", Map.of("decision", "APPROVE")).statusCode(409);
  }

  @Test
  void a_clerk_enters_an_order_on_the_window_s_form_with_its_time_of_service() {
    boss.get(LIST + "/new").statusCode(403);
    clerk
        .post(LIST + "/new/form", Map.of("instruction.action", "FREEZE", "reason", "停机半日"))
        .statusCode(200)
        .body(containsString("value=\"停机半日\""))
        .body(containsString("instruction.amount"))
        .body(not(containsString("value=\"DEDUCT\"")));
    Map<String, String> form = form();
    form.remove("servedAt");
    clerk
        .post(LIST + "/new", form)
        .statusCode(422)
        .body(containsString("请填写送达时间"))
        .body(containsString(person.idNumber()));
    form.put("servedAt", "2099-01-01T10:00");
    clerk.post(LIST + "/new", form).statusCode(422).body(containsString("不能补录"));
    form.put("servedAt", served());
    String entry = clerk.post(LIST + "/new", form).statusCode(303).extract().header("Location");
    clerk.post(LIST + "/new", form).statusCode(303);
    clerk
        .get(LIST + "/" + form.get("requestNo"))
        .statusCode(200)
        .body(containsString("待主管批准"))
        .body(containsString("10,000.00"));
    assertThat(entry).contains(form.get("requestNo"));
    form.remove("officers[1].dutyPermitNo");
    form.put("requestNo", "W-PAGE-" + System.nanoTime());
    clerk.post(LIST + "/new", form).statusCode(422).body(containsString("执行公务证缺失"));
  }

  private String served() {
    return clock
        .instant()
        .minus(Duration.ofHours(1))
        .atZone(LegalZone.ZONE)
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private Map<String, String> form() {
    Map<String, String> form = new HashMap<>();
    form.put("requestNo", "W-PAGE-" + System.nanoTime());
    form.put("servedAt", served());
    form.put("reason", "9时至16时停机");
    form.put("instruction.action", "FREEZE");
    form.put("case.court", "豫0811");
    form.put("case.number", "（2026）豫0811执125号");
    form.put("subject.idType", "01");
    form.put("subject.idNumber", person.idNumber());
    form.put("subject.name", person.name());
    form.put("subject.role", "JUDGMENT_DEBTOR");
    form.put("instruction.amount", "10000");
    form.put("instruction.termMonths", "12");
    for (int row = 0; row < 2; row++) {
      form.put("officers[" + row + "].name", "测试执行员" + row);
      form.put("officers[" + row + "].workPermitNo", "W-" + row);
      form.put("officers[" + row + "].workPermitValidUntil", "20301231");
      form.put("officers[" + row + "].dutyPermitNo", "D-" + row);
      form.put("officers[" + row + "].dutyPermitValidUntil", "2030.12.31");
      form.put("documents[" + row + "].number", "（2026）豫0811执125号");
      form.put("documents[" + row + "].documentId", Gateway.paperId());
    }
    form.put("documents[0].type", "ENFORCEMENT_RULING");
    form.put("documents[1].type", "ASSISTANCE_NOTICE");
    return form;
  }

  @Test
  void names_and_numbers_are_hidden_until_asked_for() {
    PageReader reads = PageReader.of("reads-back-entries", "fund-clerk");
    reads.get(page).body(not(containsString(person.idNumber())));
    reads.post(page + "/person", Map.of()).body(containsString(person.idNumber()));
    Desk.ops()
        .get("/looks?person=reads-back-entries")
        .body("items.kind", equalTo(List.of("REQUEST", "REQUESTS")));
    clerk.get(LIST).body(not(containsString(person.name())));
  }
}
