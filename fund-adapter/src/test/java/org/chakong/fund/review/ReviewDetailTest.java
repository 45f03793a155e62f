package org.chakong.fund.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Desk.APPROVE;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One review with everything side by side, and decisions that rest on what was seen there. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ReviewDetailTest {

  private static final String LOAN =
      "\"loan\":{\"role\":\"BORROWER\",\"centre\":\"410800\",\"outstanding\":%s,\"balance\":\"1.00\"}";

  @TestHTTPResource URI root;
  @Inject Jdbi jdbi;
  TestPeer peer;
  private Gateway gateway;
  private Desk clerk;
  private Desk boss;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    clerk = Desk.clerk("clerk-1");
    boss = Desk.supervisor("boss-1");
  }

  @Test
  void d20_a_deduction_is_shown_with_facts_findings_checklist_papers_and_history() {
    Person person = openAccount("50000.00");
    ObjectNode frozen = freeze(person, "40000.00");
    String freezeNo = gateway.file(frozen).at("/answer/freeze/freezeNo").asText();
    ObjectNode request = deduct(person, freezeNo, "1000.00");
    gateway.file(request);
    String account = "accounts[0].";
    clerk
        .review(request)
        .statusCode(200)
        .body("request.requestNo", equalTo(requestNo(request)))
        .body("waitsFor", equalTo("fund-clerk"))
        .body(account + "accountNo", equalTo(person.accountNo()))
        .body(account + "balance", equalTo("50000.00"))
        .body(account + "frozen", equalTo("40000.00"))
        .body(account + "freezes[0].requestNo", equalTo(requestNo(frozen)))
        .body(account + "holder.retired", equalTo(false))
        .body(account + "holder", not(hasKey("name")))
        .body("findings.rule", hasItem("jiaozuo-2024/2#loan"))
        .body("findings.citation", everyItem(not(nullValue())))
        .body("refusal", nullValue())
        .body("questions.english", hasItem(containsString("clerk and a supervisor")))
        .body("checklist.size()", equalTo(4))
        .body("checklist.find { it.id == 'withdrawal-condition' }.unconfirmed", equalTo(true))
        .body("checklist.find { it.id == 'papers-complete' }", not(hasKey("unconfirmed")))
        .body("documents.mediaType", everyItem(equalTo("application/pdf")))
        .body("documents.seal", everyItem(not(nullValue())))
        .body("decisions.size()", equalTo(0))
        .body("history.what", hasItems("RECEIVED", "IN_REVIEW"));
  }

  @Test
  void what_the_core_cannot_tell_is_asked_in_words() {
    ObjectNode request = unknownLoan(openAccount("50000.00"));
    clerk
        .review(request)
        .body("questions.size()", equalTo(1))
        .body("questions[0].rule", equalTo("jiaozuo-2024/2#loan"))
        .body("questions[0].chinese", equalTo("住房公积金贷款情况无法确定，须人工核实"))
        .body("questions[0].english", containsString("outstanding?"))
        .body("checklist.size()", equalTo(0))
        .body("accounts[0]", not(hasKey("holder")));
  }

  @Test
  void where_it_is_asked_whose_account_it_is_the_recorded_name_is_shown_and_all_findings() {
    Person person = openAccount("50000.00");
    ObjectNode request =
        freeze(new Person("测试·甲", person.idNumber(), person.accountNo()), "1000.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    clerk
        .review(request)
        .body("questions.rule[0]", containsString("#name"))
        .body("accounts[0].holder.name", equalTo("测试甲"))
        .body("accounts[0].holder", not(hasKey("idNumber")))
        .body("findings.rule", hasItem("jiaozuo-2024/2#loan"));
  }

  @Test
  void of_the_person_a_guarantee_is_for_nothing_is_told() {
    Person person = openAccount("50000.00");
    ObjectNode request = unknownLoan(person);
    Desk.report(
        person,
        "GUARANTEE_CHANGED",
        "\"guarantee\":{\"loanOutstanding\":true,\"released\":false,\"loanBalance\":\"7.00\"}");
    clerk
        .review(request)
        .body("accounts[0].guarantees[0].loanOutstanding", equalTo(true))
        .body("accounts[0].guarantees[0]", not(hasKey("loanBalance")))
        .body("refusal", equalTo("UNABLE"));
  }

  @Test
  void a_decision_on_stale_facts_is_refused_with_what_changed() {
    Person person = openAccount("50000.00");
    ObjectNode request = deduct(person, null, "1000.00");
    gateway.file(request);
    String seen = version(request);
    assertThat(version(request)).isEqualTo(seen);
    Desk.report(person, "LOAN_CHANGED", LOAN.formatted("true"));
    String field = "accounts[%s].loans[0].outstanding".formatted(person.accountNo());
    clerk
        .decide(request, approveOn(seen))
        .statusCode(409)
        .body("code", equalTo("CONFLICT"))
        .body("changes.find { it.field == '%s' }.after".formatted(field), equalTo("true"))
        .body(
            "changes.find { it.field == 'findings[jiaozuo-2024/2#loan]' }.before", equalTo("PASS"))
        .body("changes.find { it.field == 'findings[jiaozuo-2024/2#loan]' }.after", equalTo("FAIL"))
        .body("changes.field", not(hasItem(containsString("balance\""))));
    clerk.review(request).body("decisions.size()", equalTo(0)).body("refusal", equalTo("UNABLE"));
    Desk.report(person, "LOAN_CHANGED", LOAN.formatted("false"));
    String again = version(request);
    assertThat(again).isNotEqualTo(seen);
    clerk.decide(request, approveOn(again)).statusCode(200);
    boss.decide(request, approveOn(again)).statusCode(200).body("status", equalTo("EXECUTING"));
    boss.review(request).body("decisions.factsVersion", equalTo(java.util.List.of(again, again)));
  }

  @Test
  void a_version_that_nobody_was_shown_is_stale_and_without_one_nothing_is_compared() {
    Person person = openAccount("50000.00");
    ObjectNode request = deduct(person, null, "1000.00");
    gateway.file(request);
    clerk
        .decide(request, approveOn("made-up"))
        .statusCode(409)
        .body("changes.before", everyItem(nullValue()))
        .body("changes.size()", org.hamcrest.Matchers.greaterThan(3));
    version(request);
    Desk.report(person, "CONTRIBUTION", "\"amount\":\"10.00\",\"month\":\"2026-11\"");
    clerk.decide(request, APPROVE).statusCode(200);
  }

  @Test
  void what_was_seen_is_kept_only_while_the_review_lasts_and_only_the_last_few() {
    Person person = openAccount("50000.00");
    ObjectNode request = deduct(person, null, "1000.00");
    gateway.file(request);
    for (int i = 0; i < 22; i++) {
      Desk.report(
          person, "CONTRIBUTION", "\"amount\":\"%d.00\",\"month\":\"2026-11\"".formatted(i + 1));
      version(request);
    }
    assertThat(kept(request)).isEqualTo(20);
    String facts =
        jdbi.withHandle(handle ->
            handle
                .createQuery("SELECT string_agg(facts, '') FROM review_facts WHERE request_no = ?")
                .bind(0, requestNo(request))
                .mapTo(String.class)
                .one());
    assertThat(facts).doesNotContain("测试甲", person.idNumber());
    gateway.withdraw(requestNo(request), false);
    assertThat(kept(request)).isZero();
    clerk
        .review(request)
        .statusCode(200)
        .body("accounts.size()", equalTo(0))
        .body("factsVersion", nullValue());
    assertThat(kept(request)).isZero();
  }

  @Test
  void an_approval_needs_every_point_of_the_checklist_where_it_answers_any() {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    gateway.file(request);
    String rest = ok("same-case-and-sum") + "," + ok("withdrawal-condition") + ",";
    refusedAt(request, "checklist[0].id", ok("no-such-point"));
    refusedAt(request, "checklist", ok("papers-complete"));
    refusedAt(request, "checklist[1].id", ok("papers-complete") + "," + ok("papers-complete"));
    refusedAt(
        request,
        "checklist[3].ok",
        ok("papers-complete") + "," + rest + "{\"id\":\"designated-account\",\"ok\":false}");
    clerk.review(request).body("decisions.size()", equalTo(0));
    String all = ok("papers-complete") + "," + rest + ok("designated-account");
    clerk.decide(request, approveWith(all)).statusCode(200);
    boss.decide(
            request,
            "{\"decision\":\"RETURN\",\"reason\":\"PROOF_MISSING\",\"comment\":\"请补充\",\"checklist\":"
                + "[{\"id\":\"withdrawal-condition\",\"ok\":false,\"comment\":\"无证明\"}]}")
        .statusCode(200);
    clerk
        .review(request)
        .body("decisions[0].checklist.size()", equalTo(4))
        .body("decisions[0].by", equalTo("clerk-1"))
        .body("decisions[1].checklist[0].ok", equalTo(false))
        .body("decisions[1].checklist[0].comment", equalTo("无证明"));
  }

  @Test
  void where_the_policy_has_no_checklist_no_answer_fits() {
    ObjectNode request = unknownLoan(openAccount("50000.00"));
    refusedAt(request, "checklist[0].id", ok("papers-complete"));
  }

  private ObjectNode unknownLoan(Person person) {
    Desk.report(person, "LOAN_CHANGED", "\"loan\":{\"role\":\"BORROWER\",\"centre\":\"410800\"}");
    ObjectNode request = freeze(person, "30000.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    return request;
  }

  private String version(ObjectNode request) {
    return clerk.review(request).statusCode(200).extract().path("factsVersion");
  }

  private int kept(ObjectNode request) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(*) FROM review_facts WHERE request_no = ?")
            .bind(0, requestNo(request))
            .mapTo(Integer.class)
            .one());
  }

  private void refusedAt(ObjectNode request, String field, String answers) {
    clerk
        .decide(request, approveWith(answers))
        .statusCode(400)
        .body("violations.field", hasItem(field));
  }

  private static String ok(String id) {
    return "{\"id\":\"" + id + "\",\"ok\":true}";
  }

  private static String approveWith(String answers) {
    return "{\"decision\":\"APPROVE\",\"comment\":\"同意\",\"checklist\":[" + answers + "]}";
  }

  private static String approveOn(String version) {
    return "{\"decision\":\"APPROVE\",\"comment\":\"同意\",\"factsVersion\":\"" + version + "\"}";
  }
}
