package org.chakong.fund.freeze;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.token;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.chakong.fund.freeze.RegisterScene.B;
import static org.chakong.fund.freeze.RegisterScene.C;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /fund/v1/accounts/{accountNo}/freezes}, as it stands and with its history. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegisterHistoryTest {

  @Inject RegisterScene scene;
  private String account;
  private FreezeView first;
  private FreezeView second;
  private FreezeView third;

  @BeforeEach
  void oneOfThreeHasEnded() {
    account = scene.account("01", "1000.00");
    first = scene.place(A, account, "600.00");
    second = scene.place(B, account, "700.00");
    third = scene.place(C, account, "100.00");
    scene.money(Type.CONTRIBUTION, account, "50.00");
    scene.release(first, null, UnfreezeFrom.CEILING);
  }

  @Test
  void without_history_the_open_ones_stand_in_order() {
    JsonPath open = read("");
    assertThat(open.getList("items.freezeNo")).containsExactly(second.freezeNo(), third.freezeNo());
    assertThat(open.getList("items.position")).containsExactly(1, 2);
    assertThat(open.getString("next")).isNull();
    assertThat(open.getList("items.history")).containsOnlyNulls();
  }

  @Test
  void the_history_shows_ended_ones_at_their_place() {
    JsonPath all = read("?history=true");
    assertThat(all.getList("items.freezeNo"))
        .containsExactly(first.freezeNo(), second.freezeNo(), third.freezeNo());
    assertThat(all.getList("items.state")).containsExactly("RELEASED", "ACTIVE", "ACTIVE");
    assertThat(all.getList("items.position")).containsExactly(null, 1, 2);
    assertThat(all.getString("items[0].endedAt")).isNotNull();
    assertThat(all.getString("items[1].endedAt")).isNull();
  }

  @Test
  void each_row_says_when_what_why_who_and_from_how_much_to_how_much() {
    JsonPath all = read("?history=true");
    assertThat(all.getList("items[1].history.what"))
        .containsExactly("PLACED", "PLACED", "TOPPED_UP", "PROMOTED");
    assertThat(all.getList("items[1].history.frozenBefore"))
        .containsExactly("0.00", null, "400.00", "450.00");
    assertThat(all.getList("items[1].history.frozenAfter"))
        .containsExactly("400.00", null, "450.00", "700.00");
    assertThat(all.getString("items[1].history[0].by")).isEqualTo("court:" + B);
    assertThat(all.getString("items[1].history[1].stateAfter")).isEqualTo("ACTIVE");
    assertThat(all.getString("items[1].history[2].by")).isEqualTo("core");
    assertThat(all.getString("items[1].history[3].why")).isEqualTo(RegisterScene.WHO.why());
    assertThat(all.getList("items[0].history.stateAfter")).contains("RELEASED");
    assertThat(all.getList("items.history.at.flatten()")).doesNotContainNull();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    for (String list : List.of("?limit=1", "?history=true&limit=1", "?history=true&limit=2")) {
      List<String> seen = new ArrayList<>();
      String cursor = null;
      do {
        JsonPath page = read(list + (cursor == null ? "" : "&cursor=" + cursor));
        seen.addAll(page.getList("items.freezeNo"));
        cursor = page.getString("next");
      } while (cursor != null);
      List<String> whole =
          read(list.startsWith("?history") ? "?history=true" : "").getList("items.freezeNo");
      assertThat(seen).as(list).isEqualTo(whole);
    }
    assertThat(
            read("?limit=1&cursor=" + read("?limit=1").getString("next"))
                .getInt("items[0].position"))
        .as("the place is counted over the pages")
        .isEqualTo(2);
  }

  @Test
  void a_wrong_page_is_malformed_and_others_may_not_read() {
    get("?history=true&limit=0").statusCode(400);
    get("?history=true&cursor=nonsense").statusCode(400);
    given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .get("/fund/v1/accounts/" + account + "/freezes?history=true")
        .then()
        .statusCode(403);
  }

  private JsonPath read(String query) {
    return get(query).statusCode(200).extract().jsonPath();
  }

  private ValidatableResponse get(String query) {
    return given()
        .auth()
        .oauth2(token("ops-1", "fund-ops"))
        .get("/fund/v1/accounts/" + account + "/freezes" + query)
        .then();
  }
}
