package org.chakong.fund.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registries of the fund centre on pages: a clerk proposes, a supervisor decides. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegistryPagesTest {

  private static final String ALL = "/pages/registries";
  private static final String OFFICERS = ALL + "/officers";
  private static final String NAME = "测试簿册员";

  private final String mark =
      UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
  private final String permit = "GZ-" + mark;
  private PageReader clerk;
  private PageReader supervisor;
  private PageReader ops;

  @BeforeEach
  void three_persons_have_signed_in() {
    clerk = PageReader.of("clerk-" + mark, "fund-clerk");
    supervisor = PageReader.of("boss-" + mark, "fund-supervisor");
    ops = PageReader.of("ops-" + mark, "fund-ops");
  }

  @Test
  void a_form_that_is_refused_says_why_beside_each_field_and_loses_nothing() {
    Map<String, String> typed = officer();
    typed.put("court", "");
    typed.remove("workPermitValidUntil");
    typed.put("validFrom", "2026-13-40");
    String again = clerk.post(OFFICERS + "/proposals", typed).statusCode(422).extract().asString();
    assertThat(again)
        .contains("id=\"court-defect\"", "id=\"validFrom-defect\"", "aria-invalid=\"true\"")
        .contains("value=\"" + NAME + "\"", "value=\"" + permit + "\"", "value=\"来函\"")
        .doesNotContain("id=\"name-defect\"");

    typed.put("court", "豫0811");
    typed.put("validFrom", "2027-01-01");
    assertThat(clerk.post(OFFICERS + "/proposals", typed).statusCode(422).extract().asString())
        .as("what the registry's own rules find stands beside its field too")
        .contains("id=\"workPermitNo-defect\"", "至少填写一种证件");
    assertThat(mine("open=true")).isEmpty();
  }

  @Test
  void what_one_person_proposes_another_approves_and_the_record_tells_its_history() {
    String proposal = proposed(officer());
    assertThat(clerk.get(proposal).statusCode(200).extract().asString())
        .contains("等待批准", "测**", "新登记")
        .doesNotContain(NAME, "name=\"decision\"");
    clerk.post(proposal + "/decision", Map.of("decision", "APPROVE")).statusCode(403);

    String refused =
        supervisor
            .post(proposal + "/decision", Map.of("decision", "REJECT", "comment", " "))
            .statusCode(422)
            .extract()
            .asString();
    assertThat(refused).contains("驳回请写明理由", "value=\"REJECT\" checked");
    supervisor
        .post(proposal + "/decision", Map.of("decision", "APPROVE", "comment", "与来函一致"))
        .statusCode(303);
    assertThat(
            supervisor
                .post(proposal + "/decision", Map.of("decision", "APPROVE"))
                .statusCode(409)
                .extract()
                .asString())
        .contains("这件提议已经处理过了");

    String record = record();
    assertThat(ops.get(record).statusCode(200).extract().asString())
        .contains("clerk-" + mark, "boss-" + mark, "来函", "与来函一致", "已批准", "自 2026-01-01 起")
        .contains("****" + permit.substring(permit.length() - 4))
        .doesNotContain(NAME, permit, "提议变更");
  }

  @Test
  void names_are_shown_to_whoever_asks_and_the_asking_is_written_down_first() {
    registered(officer());
    String list = found();
    assertThat(list).contains("测**").doesNotContain(NAME, ">" + permit);
    assertThat(looks()).as("who finds persons looks at them").hasSize(1);
    String record = record();
    assertThat(clerk.get(record).extract().asString()).doesNotContain(NAME);
    assertThat(looks()).hasSize(2);

    assertThat(clerk.post(record + "/persons", Map.of()).statusCode(200).extract().asString())
        .contains(NAME, permit);
    clerk.post(OFFICERS + "/persons", Map.of("words", permit)).statusCode(200);
    String entry = record.substring(OFFICERS.length() + 1);
    assertThat(looks())
        .hasSize(4)
        .allSatisfy(look -> {
          assertThat(look).containsEntry("kind", "REGISTRY").containsEntry("registry", "OFFICER");
          assertThat((List<?>) look.get("numbers")).hasToString("[" + entry + "]");
        });
    assertThat(ops.get("/pages/looks?person=" + clerk.subject()).extract().asString())
        .contains("登记簿人员", "执行人员 " + entry)
        .doesNotContain(NAME, permit);
  }

  @Test
  void what_is_masked_cannot_be_read_by_searching_for_its_parts() {
    registered(officer());
    for (String part : List.of(permit.substring(0, permit.length() - 1), NAME.substring(0, 3))) {
      assertThat(clerk.post(OFFICERS + "/search", Map.of("words", part)).extract().asString())
          .as(part)
          .doesNotContain("****" + permit.substring(permit.length() - 4));
    }
    assertThat(found()).contains("****" + permit.substring(permit.length() - 4));
  }

  @Test
  void a_change_begins_with_what_stands_and_shows_the_approver_what_is_other() {
    registered(officer());
    String form = clerk.post(record() + "/change", Map.of()).statusCode(200).extract().asString();
    assertThat(form).contains("value=\"" + NAME + "\"", "value=\"" + permit + "\"");
    assertThat(looks())
        .as("a form with a name in it is a look, after that of the search")
        .hasSize(2);

    Map<String, String> changed = officer();
    changed.put("workPermitValidUntil", "2031-12-31");
    changed.put("validFrom", "2027-01-01");
    String page = supervisor.get(proposed(changed)).statusCode(200).extract().asString();
    assertThat(page)
        .contains("<del>2028-12-31</del> <ins>2031-12-31</ins>")
        .doesNotContain("<del>豫0811", "新登记");
  }

  @Test
  void an_officer_who_leaves_is_struck_off_at_once_and_an_account_by_two_persons() {
    registered(officer());
    String record = record();
    assertThat(
            clerk.post(record + "/ending", Map.of("from", "")).statusCode(422).extract().asString())
        .contains("id=\"from-defect\"");
    clerk.post(record + "/ending", Map.of("from", "2026-06-01", "comment", "调离")).statusCode(303);
    assertThat(clerk.get(record).extract().asString()).contains("即时生效", "自 2026-06-01 起终止", "调离");

    String accountNo = "6222" + Math.floorMod(mark.hashCode(), 1_000_000_000);
    Map<String, String> account =
        new HashMap<>(
            Map.of(
                "court",
                "豫0811",
                "accountName",
                "测试专户",
                "accountNo",
                accountNo,
                "validFrom",
                "2026-01-01"));
    String proposal = posted("/payee-accounts", account);
    supervisor.post(proposal + "/decision", Map.of("decision", "APPROVE")).statusCode(303);
    String entry = entry("/payee-accounts", accountNo);
    String ending =
        location(clerk.post(entry + "/ending", Map.of("from", "2027-01-01")).statusCode(303));
    assertThat(clerk.get(ending).extract().asString()).contains("等待批准", accountNo);
  }

  @Test
  void roles_are_those_of_the_api() {
    for (PageReader reader : List.of(clerk, supervisor, ops)) {
      assertThat(reader.get(ALL).statusCode(200).extract().asString())
          .contains("执行款专户", "联络人", "court:410800");
    }
    for (PageReader reader : List.of(supervisor, ops)) {
      reader.get(OFFICERS + "/new").statusCode(403);
      reader.post(OFFICERS + "/proposals", officer()).statusCode(403);
    }
    PageReader other = PageReader.of("core-1", "fund-core");
    for (String path : List.of(ALL, OFFICERS, OFFICERS + "/1", ALL + "/proposals/1")) {
      other.get(path).statusCode(403);
    }
    clerk.get(ALL + "/nothing").statusCode(404);
    clerk.get(OFFICERS + "/999999999999").statusCode(404);
    clerk.get(OFFICERS + "?at=x").statusCode(400);
    clerk.get(ALL + "/proposals/999999999999").statusCode(404);
  }

  private Map<String, String> officer() {
    return new HashMap<>(
        Map.of(
            "court",
            "豫0811",
            "name",
            NAME,
            "workPermitNo",
            permit,
            "workPermitValidUntil",
            "2028-12-31",
            "validFrom",
            "2026-01-01",
            "comment",
            "来函"));
  }

  private void registered(Map<String, String> record) {
    supervisor.post(proposed(record) + "/decision", Map.of("decision", "APPROVE")).statusCode(303);
  }

  private String proposed(Map<String, String> record) {
    return posted("/officers", record);
  }

  private String posted(String kind, Map<String, String> record) {
    return location(clerk.post(ALL + kind + "/proposals", record).statusCode(303));
  }

  private static String location(ValidatableResponse response) {
    String address = response.extract().header("Location");
    return address.substring(address.indexOf(ALL), address.indexOf('?'));
  }

  private String found() {
    return clerk
        .post(OFFICERS + "/search", Map.of("words", permit))
        .statusCode(200)
        .extract()
        .asString();
  }

  private String record() {
    return entry("/officers", permit);
  }

  private String entry(String kind, String words) {
    String list =
        clerk
            .post(ALL + kind + "/search", Map.of("words", words))
            .statusCode(200)
            .extract()
            .asString();
    int at = list.indexOf("<th scope=\"row\"><a href=\"") + "<th scope=\"row\"><a href=\"".length();
    return list.substring(at, list.indexOf('"', at));
  }

  private List<Map<String, Object>> mine(String filter) {
    List<Map<String, Object>> all =
        given()
            .auth()
            .oauth2(clerk.token())
            .get("/fund/v1/registries/proposals?limit=200&" + filter)
            .path("items");
    return all.stream().filter(one -> one.get("proposedBy").equals(clerk.subject())).toList();
  }

  private List<Map<String, Object>> looks() {
    return given()
        .auth()
        .oauth2(Gateway.token("ops-1", "fund-ops"))
        .get("/fund/v1/looks?person=" + clerk.subject())
        .path("items");
  }
}
