package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.paper;
import static org.chakong.fund.channel.Gateway.paperId;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chakong.contracts.policy.Policies;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbench on pages: who may open it, what it hides, and what its forms do. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ReviewPagesTest {

  private static final String LIST = "/pages/reviews";
  private static final Pattern VERSION =
      Pattern.compile("name=\"factsVersion\" value=\"([0-9a-f]+)\"");
  private static final List<String> CHECKLIST =
      List.of("papers-complete", "same-case-and-sum", "withdrawal-condition", "designated-account");

  @TestHTTPResource URI root;
  @Inject Jdbi jdbi;
  @Inject PageTexts texts;
  TestPeer peer;
  private Person person;
  private ObjectNode request;
  private String page;
  private PageReader clerk;
  private PageReader boss;

  @BeforeEach
  void a_deduction_waits() {
    person = openAccount("50000.00");
    request = deduct(person, null, "1000.00");
    new Gateway(peer, root).file(request);
    page = LIST + "/" + requestNo(request);
    clerk = PageReader.of("clerk-" + UUID.randomUUID(), "fund-clerk");
    boss = PageReader.of("boss-" + UUID.randomUUID(), "fund-supervisor");
  }

  @Test
  void points_of_every_built_in_checklist_have_a_title_in_both_languages() {
    Policies policies = Policies.load();
    List.of("jiaozuo-2024", "shanghai-2021", "national-online").stream()
        .flatMap(id -> policies.byId(id).orElseThrow().deduct().checklist().stream())
        .map(point -> "check_" + point.id().replace('-', '_'))
        .forEach(key -> assertThat(texts.in(Language.ENGLISH)).containsKey(key));
  }

  @Test
  void only_clerks_and_supervisors_open_the_workbench() {
    PageReader ops = PageReader.of("ops-1", "fund-ops");
    for (String path : List.of(LIST, page, page + "/papers/" + paperId())) {
      ops.get(path).statusCode(403);
      new PageReader("nobody", "x").get(path).statusCode(303);
      clerk.get(path).statusCode(200);
      boss.get(path).statusCode(200);
    }
    for (String form : List.of("/person", "/claim", "/release", "/take-over")) {
      ops.post(page + form, Map.of()).statusCode(403);
    }
    ops.post(page + "/decision", approval("x")).statusCode(403);
    boss.post(page + "/question", Map.of("text", "请说明")).statusCode(403);
    clerk.get(LIST + "/NO-SUCH-REQUEST").statusCode(404);
  }

  @Test
  void the_person_is_masked_until_asked_for_and_the_asking_is_a_look() {
    String masked = html(clerk.get(page).statusCode(200));
    assertThat(masked)
        .contains("测**", "****" + person.idNumber().substring(14), person.accountNo())
        .doesNotContain(person.name(), person.idNumber());
    assertThat(html(clerk.get(LIST))).doesNotContain(person.name(), person.idNumber());
    looks(clerk).body("items.kind", equalTo(List.of("REVIEWS", "REVIEW")));

    String whole = html(clerk.post(page + "/person", Map.of()).statusCode(200));

    assertThat(whole).contains(person.name(), person.idNumber());
    looks(clerk)
        .body("items.kind", equalTo(List.of("REQUEST", "REVIEWS", "REVIEW")))
        .body("items[0].requestNos", equalTo(List.of(requestNo(request))));
    clerk.post(LIST + "/NO-SUCH-REQUEST/person", Map.of()).statusCode(404);
  }

  @Test
  void a_page_whose_look_cannot_be_written_down_is_not_shown() {
    jdbi.useHandle(handle -> handle.execute("ALTER TABLE look RENAME TO look_gone"));
    try {
      for (String path : List.of(LIST, page, page + "/papers/" + paperId())) {
        assertThat(html(clerk.get(path).statusCode(500)))
            .doesNotContain(person.accountNo(), "50,000.00");
      }
      assertThat(html(clerk.post(page + "/person", Map.of()).statusCode(500)))
          .doesNotContain(person.idNumber());
    } finally {
      jdbi.useHandle(handle -> handle.execute("ALTER TABLE look_gone RENAME TO look"));
    }
  }

  @Test
  void a_paper_opens_from_the_page_as_it_was_handed_over() {
    byte[] shown =
        clerk
            .get(page + "/papers/" + paperId())
            .statusCode(200)
            .contentType("application/pdf")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .extract()
            .asByteArray();
    assertThat(shown).isEqualTo(paper());
    looks(clerk).body("items.kind", equalTo(List.of("DOCUMENT")));
    clerk.get(page + "/papers/sha256:" + "0".repeat(64)).statusCode(404);
  }

  @Test
  void what_is_refused_is_said_beside_the_form_and_what_was_typed_stays() {
    Map<String, String> typed = approval(version(clerk));
    typed.put("comment", " ");
    typed.put("remark.withdrawal-condition", "判决书第三项");
    String refused = html(clerk.post(page + "/decision", typed).statusCode(422));
    assertThat(refused).contains("请写明意见。", "value=\"判决书第三项\"");
    assertThat(refused)
        .contains("name=\"ok.papers-complete\" value=\"true\" checked")
        .contains("name=\"decision\" value=\"APPROVE\" checked");

    typed.put("comment", "材料齐全");
    typed.remove("ok.designated-account");
    assertThat(html(clerk.post(page + "/decision", typed).statusCode(422)))
        .contains("逐项核对", ">材料齐全</textarea>");
    typed.put("decision", "RETURN");
    assertThat(html(clerk.post(page + "/decision", typed).statusCode(422))).contains("须选择理由");
    typed.remove("decision");
    assertThat(html(clerk.post(page + "/decision", typed).statusCode(422))).contains("请选择一种决定");
    assertThat(html(clerk.post(page + "/handover", Map.of()).statusCode(422))).contains("转交给谁");
    Desk.clerk("clerk-1").review(request).body("decisions.size()", equalTo(0));
  }

  @Test
  void an_objection_goes_with_an_approval_and_with_nothing_else() {
    Map<String, String> typed = approval(version(clerk));
    typed.put("objection", "账户余额与裁定不符");
    typed.put("decision", "UNABLE");
    typed.put("reason", "CONDITION_NOT_MET");
    assertThat(html(clerk.post(page + "/decision", typed).statusCode(422)))
        .contains("只有同意办理时才能提出异议", ">账户余额与裁定不符</textarea>");
    typed.put("decision", "APPROVE");
    typed.put("objection", " ");
    typed.put("ground", "某条");
    assertThat(html(clerk.post(page + "/decision", typed).statusCode(422))).contains("请写明异议内容");
    typed.put("objection", "账户余额与裁定不符");
    typed.put("ground", "");
    clerk.post(page + "/decision", typed).statusCode(303);
    boss.post(page + "/decision", approval(version(boss))).statusCode(303);
    String deductionNo =
        Desk.clerk("clerk-1")
            .get("/requests/" + requestNo(request))
            .extract()
            .path("answer.deduction.deductionNo");
    Desk.of("core", "fund-core")
        .post(
            "/payouts/" + deductionNo + "/confirmation",
            "{\"state\":\"PAID\",\"bankReference\":\"B-1\",\"at\":\"2026-06-01T10:00:00+08:00\"}")
        .statusCode(200)
        .body("answer.objection.detail", equalTo("账户余额与裁定不符"));
    assertThat(html(clerk.get("/pages/requests/" + requestNo(request))))
        .contains("账户余额与裁定不符", "待法院答复");
  }

  @Test
  void two_persons_decide_on_a_deduction_and_never_one_alone() {
    PageReader both = PageReader.of(clerk.subject(), "fund-clerk", "fund-supervisor");
    both.post(page + "/decision", approval(version(both)))
        .statusCode(303)
        .header("Location", containsString(page + "?done=decided"));
    assertThat(html(both.get(page))).doesNotContain("提交决定").contains("第一人已同意");
    assertThat(html(both.post(page + "/decision", approval(version(boss))).statusCode(409)))
        .contains("第二人须为他人");
    assertThat(html(clerk.post(page + "/decision", approval(version(boss))).statusCode(409)))
        .contains("待另一角色审核");
    boss.post(page + "/decision", approval(version(boss))).statusCode(303);
    Desk.clerk("clerk-1")
        .review(request)
        .body("request.status", equalTo("EXECUTING"))
        .body("decisions.by", equalTo(List.of(clerk.subject(), boss.subject())))
        .body("decisions[1].checklist.size()", equalTo(4));
    assertThat(html(clerk.get(page))).contains("审核已经结束").doesNotContain("50,000.00");
  }

  @Test
  void a_decision_on_stale_facts_is_refused_with_what_was_and_what_is() {
    Map<String, String> typed = approval(version(clerk));
    Desk.report(person, "CONTRIBUTION", "\"amount\":\"10.00\",\"month\":\"2026-11\"");
    String refused = html(clerk.post(page + "/decision", typed).statusCode(409));
    assertThat(refused)
        .contains("决定没有作出", "<td>50000.00</td><td><b>50010.00</b></td>")
        .contains("value=\"APPROVE\" checked");
    Desk.clerk("clerk-1").review(request).body("decisions.size()", equalTo(0));
    typed.put("factsVersion", versionIn(refused));
    clerk.post(page + "/decision", typed).statusCode(303);
  }

  @Test
  void a_review_is_claimed_handed_over_and_taken_over_and_the_list_follows() {
    clerk.post(page + "/claim", Map.of()).statusCode(303);
    PageReader other = PageReader.of("clerk-" + UUID.randomUUID(), "fund-clerk");
    assertThat(html(other.post(page + "/claim", Map.of()).statusCode(409)))
        .contains("此件由 " + clerk.subject() + " 领取");
    assertThat(html(other.post(page + "/decision", approval(version(clerk))).statusCode(409)))
        .contains("此件由 " + clerk.subject() + " 领取");
    clerk.get(LIST + "?whose=mine").body(containsString(requestNo(request)));
    other.get(LIST + "?whose=mine").body(not(containsString(requestNo(request))));
    other.get(LIST + "?whose=mine&action=QUERY").body(containsString("没有符合条件"));
    clerk.post(page + "/handover", Map.of("to", other.subject())).statusCode(303);
    other.get(LIST + "?whose=mine&action=DEDUCT").body(containsString(requestNo(request)));
    boss.post(page + "/take-over", Map.of()).statusCode(303);
    boss.post(page + "/release", Map.of()).statusCode(303);
    Desk.clerk("clerk-1").review(request).body("$", not(org.hamcrest.Matchers.hasKey("claimedBy")));
  }

  @Test
  void a_question_goes_to_the_court_once_and_stands_on_the_page() {
    for (int twice = 0; twice < 2; twice++) {
      clerk
          .post(page + "/question", Map.of("text", "请说明<b>第三项</b>"))
          .statusCode(303)
          .header("Location", containsString("?done=asked"));
    }
    assertThat(html(boss.get(page)))
        .containsOnlyOnce("请说明&lt;b&gt;第三项&lt;/b&gt;")
        .doesNotContain("<b>第三项");
    assertThat(html(clerk.post(page + "/question", Map.of("text", " ")).statusCode(422)))
        .contains("请写明询问内容");
    String tooLong = "长".repeat(2001);
    clerk.post(page + "/question", Map.of("text", tooLong)).statusCode(422);
  }

  private String version(PageReader reader) {
    return versionIn(html(reader.get(page).statusCode(200)));
  }

  private static String versionIn(String html) {
    Matcher version = VERSION.matcher(html);
    assertThat(version.find()).as("the page says which facts it shows").isTrue();
    return version.group(1);
  }

  private static Map<String, String> approval(String version) {
    Map<String, String> form = new HashMap<>();
    form.put("decision", "APPROVE");
    form.put("comment", "材料齐全，同意");
    form.put("factsVersion", version);
    CHECKLIST.forEach(point -> form.put("ok." + point, "true"));
    return form;
  }

  private static ValidatableResponse looks(PageReader reader) {
    return Desk.ops().get("/looks?person=" + reader.subject()).statusCode(200);
  }

  private static String html(ValidatableResponse response) {
    return response.extract().asString();
  }
}
