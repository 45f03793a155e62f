package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The freeze register of an account on a page. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegisterPageTest {

  private static final String FIND = "/pages/accounts/find";

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;
  private Person person;
  private String page;
  private PageReader clerk;

  @BeforeEach
  void somebody_new() {
    gateway = new Gateway(peer, root);
    person = openAccount("50000.00");
    page = "/pages/accounts/" + person.accountNo() + "/freezes";
    clerk = PageReader.of("clerk-" + UUID.randomUUID(), "fund-clerk");
  }

  @Test
  void the_balance_is_drawn_with_what_each_freeze_holds_in_order_and_the_free_rest() {
    frozen("20000.00");
    frozen("10000.00");
    assertThat(html(page))
        .contains("<rect class=\"held0\" x=\"0\" y=\"0\" width=\"400\" height=\"40\"/>")
        .contains("<rect class=\"held1\" x=\"400\" y=\"0\" width=\"200\" height=\"40\"/>")
        .contains("<rect class=\"free\" x=\"600\" y=\"0\" width=\"400\" height=\"40\"/>")
        .contains("余额（元） <b>50,000.00</b>", "已冻结（元） <b>30,000.00</b>")
        .contains("可用（元） <b>20,000.00</b>");
  }

  @Test
  void a_freeze_that_waits_is_drawn_by_its_own_order() {
    String first = frozen("40000.00");
    String second = frozen("35000.00");
    String html = html(page);
    assertThat(html)
        .contains("<rect class=\"free\" x=\"1000\" y=\"0\" width=\"0\" height=\"40\"/>")
        .contains("<rect class=\"held1\" x=\"0\" y=\"0\" width=\"285\" height=\"100\"/>")
        .contains("<rect class=\"waiting\" x=\"285\" y=\"0\" width=\"715\" height=\"100\"/>")
        .contains("轮候（元） <b>25,000.00</b>");
    assertThat(html.indexOf(first)).isLessThan(html.indexOf(second)).isPositive();
  }

  @Test
  void what_has_ended_is_out_of_the_picture_and_in_the_history() {
    String freezeNo = frozen("20000.00");
    gateway.file(Gateway.unfreeze(person, freezeNo));
    assertThat(html(page))
        .contains("没有冻结", freezeNo, "已解除")
        .contains("<rect class=\"free\" x=\"0\" y=\"0\" width=\"1000\" height=\"40\"/>")
        .contains("已冻结 20,000.00 → 0.00");
  }

  @Test
  void an_account_is_found_by_its_number_or_by_an_id_number_that_no_address_shows() {
    for (String number : List.of(person.accountNo(), person.idNumber(), person.idNumber() + " ")) {
      String to =
          clerk.post(FIND, Map.of("number", number)).statusCode(303).extract().header("Location");
      assertThat(to).endsWith(page).doesNotContain(person.idNumber());
    }
    assertThat(
            clerk
                .post(FIND, Map.of("number", "41080099999999"))
                .statusCode(422)
                .extract()
                .asString())
        .contains("没有找到", "value=\"41080099999999\"");
    assertThat(html(page)).doesNotContain(person.name(), person.idNumber()).contains("测**");
    clerk.get("/pages/accounts/41080099999999/freezes").statusCode(404);
  }

  @Test
  void the_register_is_for_clerks_and_the_sight_of_it_is_a_look() {
    for (String role : List.of("fund-supervisor", "fund-ops")) {
      PageReader other = PageReader.of("other-1", role);
      other.get("/pages/accounts").statusCode(403);
      other.get(page).statusCode(403);
      other.post(FIND, Map.of("number", person.accountNo())).statusCode(403);
    }
    clerk.get("/pages/accounts").statusCode(200).body(containsString("证件号码不会出现在网址中"));
    clerk.post(FIND, Map.of("number", person.idNumber()));
    html(page);
    Desk.ops()
        .get("/looks?person=" + clerk.subject() + "&accountNo=" + person.accountNo())
        .body("items.kind", equalTo(List.of("REGISTER")));
  }

  private String frozen(String amount) {
    ObjectNode request = freeze(person, amount);
    return gateway.file(request).at("/answer/freeze/freezeNo").asText();
  }

  private String html(String path) {
    return clerk.get(path).statusCode(200).extract().asString();
  }
}
