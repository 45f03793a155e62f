package org.chakong.fund.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Desk.APPROVE;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reviews are claimed, given back, handed over and taken over, by one person at a time. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ClaimTest {

  private static final int CLERKS = 8;

  @TestHTTPResource URI root;
  TestPeer peer;
  private ObjectNode request;

  @BeforeEach
  void aDeductionWaits() {
    request = deduct(openAccount("50000.00"), null, "1000.00");
    new Gateway(peer, root).file(request);
  }

  @Test
  void of_many_clerks_at_once_one_gets_it_and_the_others_are_told_who() throws Exception {
    List<Callable<ValidatableResponse>> calls = new ArrayList<>();
    for (int i = 0; i < CLERKS; i++) {
      Desk clerk = Desk.clerk("clerk-" + i);
      calls.add(() -> clerk.claim(request));
    }
    List<ValidatableResponse> answers = new ArrayList<>();
    try (ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
      for (Future<ValidatableResponse> answer : clerks.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers.stream().filter(a -> a.extract().statusCode() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.extract().statusCode() == 409)).hasSize(CLERKS - 1);
    assertThat(answers.stream().map(a -> a.extract().<String>path("claimedBy")).distinct())
        .hasSize(1)
        .doesNotContainNull();
  }

  @Test
  void while_it_is_claimed_nobody_else_decides() {
    Desk one = Desk.clerk("clerk-1");
    Desk other = Desk.clerk("clerk-2");
    one.claim(request).statusCode(200).body("claimedBy", equalTo("clerk-1"));
    one.claim(request).statusCode(200);
    other
        .decide(request, APPROVE)
        .statusCode(409)
        .body("code", equalTo("CONFLICT"))
        .body("claimedBy", equalTo("clerk-1"));
    other.post(path("release")).statusCode(409).body("claimedBy", equalTo("clerk-1"));
    other.post(path("handover"), "{\"to\":\"clerk-2\"}").statusCode(409);
    one.post(path("release")).statusCode(200).body("claimedBy", nullValue());
    one.post(path("release")).statusCode(200);
    other.decide(request, APPROVE).statusCode(200);
    other
        .review(request)
        .body("history.findAll { it.what == 'CLAIMED' }.size()", equalTo(1))
        .body("history.findAll { it.what == 'CLAIM_RELEASED' }.size()", equalTo(1));
  }

  @Test
  void a_claim_ends_with_the_step_it_was_for() {
    Desk clerk = Desk.clerk("clerk-1");
    clerk.claim(request).statusCode(200);
    clerk.decide(request, APPROVE).statusCode(200);
    Desk both = Desk.of("clerk-1", "fund-clerk", "fund-supervisor");
    both.claim(request).statusCode(403);
    Desk boss = Desk.supervisor("boss-1");
    boss.review(request).statusCode(200).body("claimedBy", nullValue());
    boss.post(path("handover"), "{\"to\":\"clerk-1\"}")
        .statusCode(400)
        .body("violations.field", hasItem("to"));
    boss.claim(request).statusCode(200);
    Desk.supervisor("boss-2").decide(request, APPROVE).statusCode(409);
    boss.decide(request, APPROVE).statusCode(200).body("status", equalTo("EXECUTING"));
    boss.claim(request).statusCode(409).body("claimedBy", nullValue());
  }

  @Test
  void it_is_handed_to_another_who_then_decides() {
    Desk.clerk("clerk-1").claim(request).statusCode(200);
    Desk.clerk("clerk-1")
        .post(path("handover"), "{\"to\":\"clerk-2\"}")
        .statusCode(200)
        .body("claimedBy", equalTo("clerk-2"));
    Desk.clerk("clerk-1").decide(request, APPROVE).statusCode(409);
    Desk.clerk("clerk-2").decide(request, APPROVE).statusCode(200);
    Desk.clerk("clerk-2")
        .review(request)
        .body("history.find { it.what == 'HANDED_OVER' }.actor", equalTo("fund-clerk:clerk-1"))
        .body("history.find { it.what == 'HANDED_OVER' }.detail", equalTo("clerk-2"));
  }

  @Test
  void a_supervisor_takes_over_and_nobody_else_may() {
    Desk.clerk("clerk-1").claim(request).statusCode(200);
    Desk.clerk("clerk-2").post(path("claim?takeOver=true")).statusCode(403);
    Desk boss = Desk.supervisor("boss-1");
    boss.claim(request).statusCode(403);
    boss.post(path("claim?takeOver=true")).statusCode(200).body("claimedBy", equalTo("boss-1"));
    boss.post(path("handover"), "{\"to\":\"clerk-3\"}").statusCode(200);
    boss.review(request)
        .body("claimedBy", equalTo("clerk-3"))
        .body("history.what", hasItems("CLAIMED", "TAKEN_OVER", "HANDED_OVER"));
    Desk.clerk("clerk-3").decide(request, APPROVE).statusCode(200);
  }

  @Test
  void unclaimed_anybody_of_the_role_decides_as_before() {
    Desk.clerk("clerk-1").decide(request, APPROVE).statusCode(200);
    Desk.supervisor("boss-1").decide(request, APPROVE).statusCode(200);
  }

  @Test
  void who_has_no_business_there_is_refused() {
    for (Desk other : List.of(Desk.ops(), Desk.of("core", "fund-core"))) {
      other.claim(request).statusCode(403);
      other.post(path("release")).statusCode(403);
      other.post(path("handover"), "{\"to\":\"x\"}").statusCode(403);
      other.review(request).statusCode(403);
    }
    Desk clerk = Desk.clerk("clerk-1");
    clerk.post("/reviews/NO-SUCH-REQUEST/claim").statusCode(404);
    clerk.post(path("handover"), "{}").statusCode(400);
    clerk.post(path("handover"), "{\"to\":\" \"}").statusCode(400);
    ObjectNode answered = freeze(openAccount("5000.00"), "1.00");
    new Gateway(peer, root).file(answered);
    clerk.claim(answered).statusCode(409);
  }

  @Test
  void the_list_shows_whose_what_is_and_what_is_free() {
    String mine = "clerk-" + UUID.randomUUID();
    Desk.clerk(mine).claim(request).statusCode(200);
    String no = requestNo(request);
    Desk clerk = Desk.clerk("clerk-1");
    clerk
        .get("/reviews?claimedBy=" + mine)
        .statusCode(200)
        .body("items.requestNo", equalTo(List.of(no)))
        .body("items[0].claimedBy", equalTo(mine));
    clerk
        .get("/reviews?free=true&limit=200")
        .body("items.requestNo", not(hasItem(no)))
        .body("items.claimedBy", everyItem(nullValue()));
    clerk
        .get("/reviews?waitsFor=fund-supervisor&limit=200")
        .body("items.requestNo", not(hasItem(no)))
        .body("items.waitsFor", everyItem(equalTo("fund-supervisor")));
    clerk
        .get("/reviews?claimedBy=" + mine + "&action=DEDUCT&waitsFor=fund-clerk")
        .body("items.requestNo", hasItem(no));
    clerk.get("/reviews?claimedBy=" + mine + "&action=FREEZE").body("items.size()", equalTo(0));
    clerk.get("/reviews?action=NONSENSE").statusCode(400);
  }

  private String path(String act) {
    return "/reviews/" + requestNo(request) + "/" + act;
  }
}
