package org.chakong.fund.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.chakong.contracts.policy.Policies;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window on a page: what it asks, what it refuses, and that it does nothing twice. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class CounterPageTest {

  private static final String COUNTER = "/pages/counter";
  private static final String CASE = "（2026）豫0811执4711号";
  private static final Pattern SCAN =
      Pattern.compile("name=\"documents\\[(\\d+)\\]\\.documentId\" value=\"(sha256:[0-9a-f]+)\"");
  private static final Pattern NUMBER =
      Pattern.compile("name=\"requestNo\" value=\"(W\\d{6}-[0-9A-Z]{8})\"");

  /** With the file's own name, in UTF-8. */
  private static final RestAssuredConfig AS_BROWSERS_NAME_FILES =
      RestAssuredConfig.config()
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
          .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset("UTF-8"));

  @Inject Policies policies;
  @Inject PageTexts texts;
  private PageReader clerk;

  @BeforeEach
  void a_clerk_is_at_the_window() {
    clerk = PageReader.of("clerk-" + UUID.randomUUID(), "fund-clerk");
  }

  @Test
  void only_clerks_take_papers_in() {
    PageReader ops = PageReader.of("ops-1", "fund-ops");
    PageReader boss = PageReader.of("boss-1", "fund-supervisor");
    for (PageReader other : List.of(ops, boss)) {
      other.get(COUNTER).statusCode(403);
      other.post(COUNTER, Map.of()).statusCode(403);
      other.post(COUNTER + "/form", Map.of()).statusCode(403);
    }
    new PageReader("nobody", "x").get(COUNTER).statusCode(303);
    clerk.get(COUNTER).statusCode(200);
  }

  @Test
  void the_form_asks_for_just_what_the_measure_needs() {
    assertThat(html(clerk.get(COUNTER + "?action=QUERY")))
        .contains("查询单", "subject.idNumber", "20 单位")
        .doesNotContain("instruction.amount", "instruction.payee", "instruction.freezeNo");
    assertThat(html(clerk.get(COUNTER + "?action=FREEZE")))
        .contains("执行裁定书或者保全裁定书", "instruction.amount", "officers[1].dutyPermitNo")
        .doesNotContain("20 单位", "officers[2]", "instruction.payee", "涉案人员");
    assertThat(html(clerk.get(COUNTER + "?action=UNFREEZE")))
        .contains("instruction.freezeNo", "解除冻结裁定书", "instruction.from");
    assertThat(html(clerk.get(COUNTER + "?action=DEDUCT")))
        .contains("生效法律文书", "instruction.payee.accountNo", "RETIRED", "须由另一人复核")
        .doesNotContain("instruction.dividedAmount");
    assertThat(
            html(
                clerk.post(
                    COUNTER + "/form",
                    Map.of(
                        "instruction.action",
                        "DEDUCT",
                        "case.court",
                        "豫0811",
                        "instruction.condition",
                        "DIVIDED_BY_JUDGMENT"))))
        .contains("instruction.dividedAmount", "焦作市山阳区人民法院执行款专户");
    assertThat(
            html(
                clerk.post(
                    COUNTER + "/form",
                    Map.of("instruction.action", "FREEZE", "case.authority.kind", "POLICE"))))
        .contains("case.authority.documentNumber", "其他文书")
        .doesNotContain("name=\"case.court\"", "执行裁定书或者");
  }

  @Test
  void another_city_is_asked_by_its_own_policy() {
    CounterQuestions shanghai = asked("310100", "DEDUCT");
    assertThat(shanghai.names()).contains("instruction.otherAssetsExhausted");
    assertThat(shanghai.officers()).hasSize(1);
    assertThat(shanghai.officersAsked()).contains("不少于 1 名", "工作证或者执行公务证");
    assertThat(shanghai.slots().getFirst().names()).isEqualTo("执行裁定书（原件）");
    assertThat(asked("310100", "QUERY").slots())
        .extracting(CounterQuestions.Slot::names)
        .containsExactly("介绍信或者协助执行通知书（原件）");

    CounterQuestions jiaozuo = asked("410800", "DEDUCT");
    assertThat(jiaozuo.names()).doesNotContain("instruction.otherAssetsExhausted");
    assertThat(jiaozuo.officers()).hasSize(2);
  }

  private CounterQuestions asked(String centre, String action) {
    return new CounterQuestions(
        policies.at(centre, LocalDate.of(2026, 6, 1)).orElseThrow(),
        CounterForm.of(Map.of("instruction.action", action)),
        CounterQuestions.Known.NOTHING,
        CounterDefects.NONE,
        new DeskWords(texts, Language.CHINESE, Instant.EPOCH));
  }

  @Test
  void every_defect_stands_beside_its_field_and_nothing_typed_is_lost() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("requestNo", number(html(clerk.get(COUNTER + "?action=FREEZE"))));
    form.put("instruction.action", "FREEZE");
    form.put("case.court", "豫0811");
    form.put("subject.name", "测试缺件人");
    form.put("instruction.amountInWords", "叁万元整");
    form.put("instruction.amount", "三万");
    form.put("officers[0].name", "测试执行员一");
    form.put("officers[0].workPermitNo", "W-1");
    form.put("officers[0].workPermitValidUntil", "2020-01-01");

    String refused = html(clerk.post(COUNTER, form).statusCode(422));

    for (Map.Entry<String, String> wrong :
        Map.of(
                "case.number", "必填",
                "subject.idNumber", "未载明证件号码",
                "instruction.amount", "应为以元为单位",
                "instruction.termMonths", "未写明冻结期限",
                "officers[0].workPermitNo", "工作证已过有效期",
                "officers[0].dutyPermitNo", "执行公务证缺失")
            .entrySet()) {
      assertThat(field(refused, wrong.getKey())).contains(wrong.getValue(), "aria-invalid");
    }
    assertThat(refused)
        .contains("缺少执行裁定书或者保全裁定书", "缺少协助执行通知书", "执行人员应当不少于2名")
        .contains("value=\"测试缺件人\"", "value=\"三万\"", "value=\"2020-01-01\"")
        .contains("value=\"" + form.get("requestNo") + "\"");
    Desk.clerk(clerk.subject()).get("/requests/" + form.get("requestNo")).statusCode(404);
  }

  @Test
  void a_freeze_is_taken_in_once_however_often_it_is_sent() {
    Person person = openAccount("50000.00");
    Map<String, String> form = freeze(person);
    String requestNo = form.get("requestNo");

    for (int twice = 0; twice < 2; twice++) {
      clerk
          .post(COUNTER, form)
          .statusCode(303)
          .header("Location", containsString("/pages/requests/" + requestNo + "?done=filed"));
    }

    Desk.clerk(clerk.subject())
        .get("/accounts/" + person.accountNo() + "/freezes")
        .body("items.size()", equalTo(1))
        .body("items[0].frozen", equalTo("30000.00"));
    String answered = html(clerk.get("/pages/requests/" + requestNo + "?done=filed"));
    assertThat(answered)
        .contains("已办理", "30,000.00", "/pages/requests/" + requestNo + "/receipt", "收下一份")
        .doesNotContain(person.name(), person.idNumber());
    clerk
        .get("/pages/requests/" + requestNo + "/receipt")
        .statusCode(200)
        .contentType("application/pdf")
        .header("Content-Disposition", containsString("inline"));
    assertThat(html(clerk.post("/pages/requests/" + requestNo + "/person", Map.of())))
        .contains(person.name(), person.idNumber());
    Desk.ops()
        .get("/looks?person=" + clerk.subject())
        .body("items.kind", equalTo(List.of("REQUEST", "RECEIPT", "REQUESTS", "REGISTER")));

    form.put("instruction.termMonths", "6");
    assertThat(html(clerk.post(COUNTER, form).statusCode(409)))
        .contains("已经用于另一份", "/pages/requests/" + requestNo, "value=\"6\"");
  }

  @Test
  void a_row_goes_and_the_others_move_up() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("instruction.action", "FREEZE");
    form.put("officers[0].name", "测试甲");
    form.put("officers[1].name", "测试乙");
    form.put("officers[2].name", "测试丙");
    form.put("do", "officer-less.1");
    String page = html(clerk.post(COUNTER + "/form", form));
    assertThat(field(page, "officers[1].name")).contains("测试丙");
    assertThat(page).doesNotContain("测试乙", "officers[2]");
    form.put("do", "officer-more.3");
    assertThat(html(clerk.post(COUNTER + "/form", form))).contains("officers[3].name");
    form.put("do", "officer-more.99999999999");
    clerk.post(COUNTER + "/form", form).statusCode(200);
  }

  @Test
  void while_one_types_the_sum_stands_in_words_and_the_term_has_its_end() {
    String page =
        html(
            clerk.post(
                COUNTER + "/form",
                Map.of(
                    "instruction.action",
                    "FREEZE",
                    "instruction.amount",
                    "３0,000",
                    "instruction.until",
                    "2027年3月1日")));
    assertThat(page).contains("人民币叁万元整", "截止日：2027-03-01");
    assertThat(
            html(
                clerk.post(
                    COUNTER + "/form",
                    Map.of("instruction.action", "FREEZE", "instruction.termMonths", "1"))))
        .contains("自今日起算");
  }

  @Test
  void what_is_no_paper_is_said_and_the_other_scans_stay() {
    Map<String, String> form = Map.of("instruction.action", "FREEZE");
    String page = html(upload(form, "执行裁定书.pdf", pdf("r")).statusCode(200));
    assertThat(field(page, "documents[0].type")).contains("ENFORCEMENT_RULING\" selected");
    Map<String, String> more = scans(page, form);
    String refused = html(upload(more, "notice.html", "<html>").statusCode(415));
    assertThat(refused).contains("notice.html 不是 PDF", "documents[0].documentId");
    String second = html(upload(more, "协助解除冻结通知书.pdf", pdf("n")).statusCode(200));
    assertThat(field(second, "documents[1].type")).contains("ASSISTANCE_NOTICE\" selected");
  }

  @Test
  void a_scan_whose_name_says_nothing_counts_as_no_paper_until_its_kind_is_chosen() {
    Map<String, String> form = new LinkedHashMap<>(Map.of("instruction.action", "FREEZE"));
    String page = html(upload(form, "IMG_0001.jpg", pdf("i")).statusCode(200));
    assertThat(field(page, "documents[0].type")).contains("value=\"\" selected", "请选择种类");
    assertThat(page).doesNotContain("class=\"there\"");

    form.putAll(scans(page, form));
    form.remove("documents[0].type");
    String refused = html(clerk.post(COUNTER, form).statusCode(422));
    assertThat(field(refused, "documents[0].type")).contains("aria-invalid", "必填");
  }

  private Map<String, String> freeze(Person person) {
    String page = html(clerk.get(COUNTER + "?action=FREEZE"));
    Map<String, String> form = new LinkedHashMap<>();
    form.put("instruction.action", "FREEZE");
    String scanned = html(upload(form, "裁定.pdf", pdf("ruling")));
    scanned = html(upload(scans(scanned, form), "通知书.pdf", pdf("notice")));
    form.putAll(scans(scanned, form));
    form.put("requestNo", number(page));
    form.put("case.court", "豫0811");
    form.put("case.number", CASE);
    form.put("subject.idType", "01");
    form.put("subject.idNumber", person.idNumber());
    form.put("subject.name", person.name());
    form.put("subject.role", "JUDGMENT_DEBTOR");
    form.put("instruction.amount", "30000");
    form.put("instruction.amountInWords", "人民币叁万元整");
    form.put("instruction.termMonths", "12");
    for (int row = 0; row < 2; row++) {
      form.put("officers[" + row + "].name", "测试执行员" + row);
      form.put("officers[" + row + "].workPermitNo", "W-" + row);
      form.put("officers[" + row + "].workPermitValidUntil", "20301231");
      form.put("officers[" + row + "].dutyPermitNo", "D-" + row);
      form.put("officers[" + row + "].dutyPermitValidUntil", "2030.12.31");
      form.put("documents[" + row + "].number", CASE);
    }
    form.put("documents[0].type", "ENFORCEMENT_RULING");
    form.put("documents[1].type", "ASSISTANCE_NOTICE");
    return form;
  }

  private ValidatableResponse upload(Map<String, String> form, String name, String content) {
    var call =
        given()
            .config(AS_BROWSERS_NAME_FILES)
            .redirects()
            .follow(false)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Accept-Language", "zh-CN")
            .cookie("chakong-page", clerk.token());
    form.forEach((field, value) -> call.multiPart(field, value, "text/plain; charset=UTF-8"));
    return call.multiPart(
            new io.restassured.builder.MultiPartSpecBuilder(
                    content.getBytes(StandardCharsets.UTF_8))
                .fileName(name)
                .controlName("scan")
                .charset(StandardCharsets.UTF_8)
                .build())
        .post(COUNTER + "/papers")
        .then();
  }

  private static String pdf(String words) {
    return "%PDF-1.7 测试文书 " + words;
  }

  private static Map<String, String> scans(String page, Map<String, String> before) {
    Map<String, String> form = new LinkedHashMap<>(before);
    Matcher scan = SCAN.matcher(page);
    while (scan.find()) {
      form.put("documents[" + scan.group(1) + "].documentId", scan.group(2));
      form.put("documents[" + scan.group(1) + "].type", "ENFORCEMENT_RULING");
    }
    return form;
  }

  private static String number(String page) {
    Matcher number = NUMBER.matcher(page);
    assertThat(number.find()).isTrue();
    return number.group(1);
  }

  /** The part of the page that is about one field. */
  private static String field(String page, String name) {
    int at = page.indexOf("name=\"" + name + "\"");
    assertThat(at).as(name).isPositive();
    int end = page.indexOf("<div class=\"field", at);
    return page.substring(at, end < 0 ? page.length() : end);
  }

  private static String html(ValidatableResponse response) {
    return response.extract().asString();
  }
}
