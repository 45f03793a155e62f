package org.chakong.fund.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.paperId;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.chakong.fund.channel.Desk;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every look at personal data is written down; one that cannot be is not given. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class LooksTest {

  @TestHTTPResource URI root;
  @Inject Jdbi jdbi;
  TestPeer peer;
  private Gateway gateway;
  private Person person;
  private Desk clerk;

  @BeforeEach
  void somebodyNew() {
    gateway = new Gateway(peer, root);
    person = openAccount("50000.00");
    clerk = Desk.clerk("clerk-" + UUID.randomUUID());
  }

  @Test
  void review_paper_request_register_and_receipt_are_looks_of_the_one_who_looked() {
    ObjectNode waiting = deduct(person, null, "1000.00");
    gateway.file(waiting);
    ObjectNode answered = freeze(person, "2000.00");
    gateway.file(answered);
    clerk.review(waiting).statusCode(200);
    clerk.get(paper(waiting)).statusCode(200);
    clerk.get("/requests/" + requestNo(waiting)).statusCode(200);
    clerk.get("/requests/" + requestNo(answered) + "/receipt").statusCode(200);
    clerk.get("/reviews/" + requestNo(answered) + "/questions").statusCode(200);
    clerk.get("/accounts/" + person.accountNo() + "/freezes").statusCode(200);

    String all =
        looks("?person=" + clerk.subject())
            .body(
                "items.kind",
                equalTo(
                    List.of(
                        "REGISTER", "CORRESPONDENCE", "RECEIPT", "REQUEST", "DOCUMENT", "REVIEW")))
            .body("items.by", everyItem(equalTo(clerk.subject())))
            .body("items[4].documentId", equalTo(paperId()))
            .extract()
            .asString();
    assertThat(all).doesNotContain("测试甲", person.idNumber(), person.accountNo());
    looks("?requestNo=" + requestNo(answered) + "&person=" + clerk.subject())
        .body("items.kind", equalTo(List.of("CORRESPONDENCE", "RECEIPT")));
    looks("?accountNo=" + person.accountNo() + "&person=" + clerk.subject())
        .body("items.kind", equalTo(List.of("REGISTER")));
    looks("?accountNo=41080000XXXX&person=" + clerk.subject()).body("items.size()", equalTo(0));
  }

  @Test
  void a_list_is_one_look_at_all_that_it_shows_and_again_at_once_no_other() {
    ObjectNode waiting = deduct(person, null, "1000.00");
    gateway.file(waiting);
    clerk.get("/reviews?limit=200").statusCode(200);
    clerk.get("/reviews?limit=200").statusCode(200);
    clerk.get("/requests?limit=1").statusCode(200);
    looks("?person=" + clerk.subject())
        .body("items.kind", equalTo(List.of("REQUESTS", "REVIEWS")))
        .body("items[1].requestNos", hasItem(requestNo(waiting)));
  }

  @Test
  void what_is_not_there_is_no_look() {
    clerk.get("/reviews/NO-SUCH-REQUEST").statusCode(404);
    clerk.get("/requests/NO-SUCH-REQUEST").statusCode(404);
    looks("?person=" + clerk.subject()).body("items.size()", equalTo(0));
  }

  @Test
  void looks_come_page_by_page_newest_first() {
    ObjectNode waiting = deduct(person, null, "1000.00");
    gateway.file(waiting);
    clerk.review(waiting).statusCode(200);
    clerk.get("/requests/" + requestNo(waiting)).statusCode(200);
    String filter = "?person=" + clerk.subject() + "&limit=1";
    String next =
        looks(filter).body("items.kind", equalTo(List.of("REQUEST"))).extract().path("next");
    looks(filter + "&cursor=" + next).body("items.kind", equalTo(List.of("REVIEW")));
    Desk.ops().get("/looks?cursor=x").statusCode(400);
  }

  @Test
  void a_look_that_cannot_be_written_down_is_not_given() {
    ObjectNode waiting = deduct(person, null, "1000.00");
    gateway.file(waiting);
    ObjectNode answered = freeze(person, "2000.00");
    gateway.file(answered);
    jdbi.useHandle(handle -> handle.execute("ALTER TABLE look RENAME TO look_gone"));
    try {
      for (String path :
          List.of(
              "/reviews",
              "/reviews/" + requestNo(waiting),
              paper(waiting),
              "/requests",
              "/requests/" + requestNo(waiting),
              "/requests/" + requestNo(answered) + "/receipt",
              "/accounts/" + person.accountNo() + "/freezes")) {
        String body = clerk.get(path).statusCode(500).extract().asString();
        assertThat(body).doesNotContain(person.idNumber(), person.accountNo(), "50000.00");
      }
    } finally {
      jdbi.useHandle(handle -> handle.execute("ALTER TABLE look_gone RENAME TO look"));
    }
  }

  @Test
  void looks_are_never_changed_and_only_operations_sees_them() {
    clerk.get("/looks").statusCode(403);
    Desk.supervisor("boss-1").get("/looks").statusCode(403);
    gateway.file(deduct(person, null, "1000.00"));
    clerk.get("/reviews").statusCode(200);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> jdbi.useHandle(handle -> handle.execute("DELETE FROM look")))
        .isNotNull();
  }

  @Test
  void a_paper_comes_as_what_it_is_and_only_with_the_request_that_names_it() {
    ObjectNode waiting = deduct(person, null, "1000.00");
    gateway.file(waiting);
    byte[] bytes =
        clerk
            .get(paper(waiting))
            .statusCode(200)
            .contentType("application/pdf")
            .header("Content-Disposition", containsString(".pdf\""))
            .header("Content-Disposition", containsString("inline"))
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", "no-store")
            .extract()
            .asByteArray();
    assertThat(bytes).isEqualTo(Gateway.paper());
    Desk.supervisor("boss-1").get(paper(waiting)).statusCode(200);
    Desk.ops().get(paper(waiting)).statusCode(403);
    Desk.of("core", "fund-core").get(paper(waiting)).statusCode(403);
    clerk
        .get("/requests/" + requestNo(waiting) + "/documents/sha256:" + "a".repeat(64))
        .statusCode(404);
    clerk.get("/requests/NO-SUCH-REQUEST/documents/" + paperId()).statusCode(404);
  }

  @Test
  void u07_proof_of_payment_is_noted_and_changes_nothing() {
    ObjectNode answered = freeze(person, "2000.00");
    gateway.file(answered);
    String notes = "/requests/" + requestNo(answered) + "/notes";
    int heard = peer.heard().size();
    clerk
        .post(notes, "{\"kind\":\"PAYMENT_PROOF\",\"text\":\"出示转账凭证，已告知向法院提出\"}")
        .statusCode(201)
        .body("what", equalTo("NOTE_PAYMENT_PROOF"))
        .body("actor", equalTo("fund-clerk:" + clerk.subject()));
    clerk
        .review(answered)
        .body("history.what", hasItem("NOTE_PAYMENT_PROOF"))
        .body("request.revision", equalTo(2));
    clerk
        .get("/accounts/" + person.accountNo() + "/freezes")
        .body("items[0].frozen", equalTo("2000.00"));
    assertThat(peer.heard().stream().skip(heard).map(h -> h.body()))
        .noneMatch(body -> body.contains(requestNo(answered)));
    clerk.post(notes, "{\"kind\":\"OTHER\",\"text\":\" \"}").statusCode(400);
    clerk.post(notes, "{\"kind\":\"GOSSIP\",\"text\":\"x\"}").statusCode(400);
    Desk.ops().post(notes, "{\"kind\":\"OTHER\",\"text\":\"x\"}").statusCode(403);
    clerk
        .post("/requests/NO-SUCH-REQUEST/notes", "{\"kind\":\"OTHER\",\"text\":\"x\"}")
        .statusCode(404);
    clerk.get("/requests/" + requestNo(answered)).body("answer.verdict", not(equalTo("UNABLE")));
  }

  private static String paper(ObjectNode request) {
    return "/requests/" + requestNo(request) + "/documents/" + paperId();
  }

  private static io.restassured.response.ValidatableResponse looks(String query) {
    return Desk.ops().get("/looks" + query).statusCode(200);
  }
}
