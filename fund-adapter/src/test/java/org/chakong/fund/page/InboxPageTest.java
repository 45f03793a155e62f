package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.request.Action;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.fund.request.InboxFilter;
import org.chakong.fund.request.ReadRequests;
import org.chakong.fund.request.ReadRequests.Incoming;
import org.chakong.fund.request.ReviewKey;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The inbox: what it shows, what it hides, and how it goes on. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class InboxPageTest {

  private static final String LIST = "/pages/requests";

  @TestHTTPResource URI root;
  @Inject ReadRequests requests;

  @Inject RegisterScene scene;
  TestPeer peer;
  private Person person;
  private ObjectNode freeze;
  private ObjectNode deduction;
  private PageReader clerk;

  /** A day on which all calendars that matter are published. */
  @BeforeEach
  void something_came_in() {
    scene.day("2026-06-01");
    person = openAccount("50000.00");
    Gateway gateway = new Gateway(peer, root);
    freeze = freeze(person, "60000.00");
    gateway.file(freeze);
    deduction = deduct(person, null, "1000.00");
    gateway.file(deduction);
    gateway.file(request("QUERY", person));
    clerk = PageReader.of("clerk-" + UUID.randomUUID(), "fund-clerk");
  }

  @AfterEach
  void realTime() {
    scene.realTime();
  }

  @Test
  void clerks_and_operators_open_it_and_every_page_is_a_look() {
    PageReader boss = PageReader.of("boss-1", "fund-supervisor");
    boss.get(LIST).statusCode(403);
    boss.get(LIST + "/" + requestNo(freeze)).statusCode(403);
    PageReader ops = PageReader.of("ops-" + UUID.randomUUID(), "fund-ops");
    for (PageReader reader : List.of(clerk, ops)) {
      assertThat(html(reader.get(LIST + "?requestNo=" + requestNo(freeze))))
          .contains(requestNo(freeze), "部分办理", "线上")
          .doesNotContain(person.name(), person.idNumber(), requestNo(deduction));
      assertThat(html(reader.get(LIST + "/" + requestNo(freeze))))
          .contains("50,000.00", "10,000.00", "测**")
          .doesNotContain(person.name(), person.idNumber());
      Desk.ops()
          .get("/looks?person=" + reader.subject() + "&requestNo=" + requestNo(freeze))
          .body("items.kind", hasItem("REQUESTS"));
    }
    clerk.get(LIST + "/NO-SUCH-REQUEST").statusCode(404);
    clerk.get(LIST + "/" + requestNo(deduction) + "/receipt").statusCode(404);
  }

  @Test
  void it_is_filtered_by_whatever_stands_in_it() {
    String no = "&requestNo=" + requestNo(freeze);
    for (String fits :
        List.of(
            "?action=FREEZE",
            "?status=ANSWERED",
            "?verdict=PARTLY_EXECUTED",
            "?channel=ONLINE",
            "?court=豫0811",
            "?from=2000-01-01&to=2999年12月31日")) {
      assertThat(html(clerk.get(LIST + fits + no))).as(fits).contains(">" + requestNo(freeze));
    }
    for (String other :
        List.of(
            "?action=DEDUCT",
            "?status=IN_REVIEW",
            "?verdict=EXECUTED",
            "?channel=COUNTER",
            "?court=豫0802",
            "?to=2000-01-01",
            "?order=due")) {
      assertThat(html(clerk.get(LIST + other + no))).as(other).contains("没有符合条件的请求");
    }
    assertThat(html(clerk.get(LIST + "?order=due&requestNo=" + requestNo(deduction))))
        .contains("人工审核中", "剩 ");
  }

  @Test
  void only_what_an_index_finds_at_once_is_read_again_every_few_seconds() {
    for (String cheap : List.of("", "?status=IN_REVIEW", "?order=due", "?order=new&court=&to=")) {
      assertThat(html(clerk.get(LIST + cheap))).as(cheap).contains("data-refresh");
    }
    for (String dear :
        List.of("?status=ANSWERED", "?verdict=UNABLE", "?from=2020-01-01", "?court=豫0811")) {
      assertThat(html(clerk.get(LIST + dear))).as(dear).doesNotContain("data-refresh");
    }
  }

  @Test
  void a_cursor_that_somebody_made_up_is_no_cursor() {
    String made = Base64.getUrlEncoder().encodeToString("soon\n1".getBytes(StandardCharsets.UTF_8));
    clerk.get(LIST + "?order=due&cursor=" + made).statusCode(400);
  }

  @Test
  void it_goes_on_where_the_page_before_ended() {
    for (boolean byDeadline : new boolean[] {false, true}) {
      InboxFilter filter =
          new InboxFilter(Action.DEDUCT, null, null, null, null, null, null, null, byDeadline);
      new Gateway(peer, root).file(deduct(openAccount("1000.00"), null, "10.00"));
      List<String> whole = numbers(requests.inbox(filter, filter.start(), 4));
      List<String> one = new ArrayList<>();
      ReviewKey at = filter.start();
      for (int page = 0; page < whole.size(); page++) {
        Incoming next = requests.inbox(filter, at, 1).getFirst();
        one.add(next.request().requestNo());
        at = next.key();
      }
      assertThat(one).hasSizeGreaterThan(1).isEqualTo(whole);
    }
  }

  private static List<String> numbers(List<Incoming> page) {
    return page.stream().map(item -> item.request().requestNo()).toList();
  }

  private static String html(ValidatableResponse response) {
    return response.statusCode(200).extract().asString();
  }
}
