package org.chakong.fund.core.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chakong.fund.freeze.RegisterScene.A;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.CoreEvent.Type;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.FundApi.CoreEventResult;
import org.chakong.contracts.api.FundApi.CoreEventResult.Result;
import org.chakong.contracts.identity.PersonId;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class EmbeddedCoreTest {

  @Inject RegisterScene scene;
  @Inject Core core;
  @Inject Jdbi jdbi;

  @AfterEach
  void booksHold() {
    scene.holdsBooks();
  }

  @Test
  void a_person_is_found_by_the_upgraded_form_of_a_15_digit_number() {
    String account = scene.account("01", "100.00");
    PersonId person = PersonId.parse("01", "410811198503152010").orElseThrow();
    assertThat(core.accountsOf(person)).extracting(CoreFacts.Account::accountNo).contains(account);
  }

  @Test
  void an_event_counts_once_and_its_number_cannot_say_something_else() {
    String account = scene.account("01", "100.00");
    String no = UUID.randomUUID().toString();
    CoreEvent event = RegisterScene.event(no, Type.CONTRIBUTION, account, "10.00", null);
    assertThat(scene.apply(event).result()).isEqualTo(Result.APPLIED);
    assertThat(scene.apply(event).result()).isEqualTo(Result.REPEATED);
    CoreEventResult other =
        scene.apply(RegisterScene.event(no, Type.CONTRIBUTION, account, "11.00", null));
    assertThat(other.result() + " " + other.code()).isEqualTo("REFUSED CONFLICT");
    assertThat(scene.balance(account)).isEqualTo("110.00");
  }

  @Test
  void a_refused_event_may_be_sent_again_when_what_barred_it_is_gone() {
    String account = "REG" + RegisterScene.nextSequence();
    String no = UUID.randomUUID().toString();
    CoreEvent event = RegisterScene.event(no, Type.INTEREST, account, "10.00", null);
    assertThat(scene.apply(event).code()).isEqualTo("NO_ACCOUNT");
    scene.put(account, "01", "0.00", 201);
    assertThat(scene.apply(event).result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void facts_follow_the_events() {
    String account = scene.account("01", "100.00");
    scene.apply(fact(account, loan(true)));
    scene.apply(fact(account, loan(false)));
    assertThat(core.account(account).orElseThrow().loans())
        .extracting(CoreFacts.Loan::outstanding)
        .containsExactly(false);
    scene.status(account, "05");
    assertThat(core.account(account).orElseThrow().closedOn()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE core_entry SET amount = 1 WHERE false",
        "DELETE FROM core_entry WHERE false",
        "TRUNCATE core_entry",
        "DELETE FROM freeze_event WHERE false",
        "UPDATE deduction_event SET why = '' WHERE false",
        "UPDATE core_event SET fingerprint = '' WHERE false"
      })
  void history_is_append_only(String change) {
    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change)))
        .hasMessageContaining("append-only");
  }

  @Test
  void a_balance_changes_by_an_entry_only() {
    String account = scene.account("01", "100.00");
    assertThatThrownBy(() ->
            jdbi.useHandle(handle ->
                handle.execute(
                    "UPDATE core_account SET balance = 1 WHERE account_no = ?", account)))
        .hasMessageContaining("by an entry only");
  }

  @Test
  void callers_of_the_core_api_hold_what_is_free_and_cannot_touch_a_freeze() {
    String account = scene.account("01", "100.00");
    String freezeNo = scene.place(A, account, "60.00").freezeNo();
    hold(account, "H1", "70.00").then().statusCode(200).body("held", equalTo("40.00"));
    hold(account, "H1", "70.00").then().statusCode(200).body("held", equalTo("40.00"));
    hold(account, freezeNo, "1.00").then().statusCode(409);
    fundCore().delete("/core/v1/accounts/" + account + "/holds/" + freezeNo).then().statusCode(409);
    fundCore().delete("/core/v1/accounts/" + account + "/holds/H1").then().statusCode(204);
    assertThat(scene.available(account)).isEqualTo("40.00");
  }

  @Test
  void a_transfer_over_the_core_api_takes_the_hold_first_and_is_made_once() {
    String account = scene.account("01", "100.00");
    hold(account, "H2", "30.00").then().statusCode(200);
    String no = "T" + RegisterScene.nextSequence();
    transfer(no, account, "50.00").then().statusCode(200).body("state", equalTo("INSTRUCTED"));
    transfer(no, account, "50.00").then().statusCode(200);
    transfer(no, account, "51.00").then().statusCode(409);
    transfer(no + "X", account, "50.01").then().statusCode(409);
    assertThat(scene.balance(account)).isEqualTo("50.00");
    assertThat(scene.available(account)).isEqualTo("50.00");
  }

  @Test
  void the_core_api_is_for_the_core_only() {
    given()
        .contentType("application/json")
        .body("{\"idType\":\"01\",\"idNumber\":\"410811198503152010\"}")
        .post("/core/v1/accounts/search")
        .then()
        .statusCode(401);
    String account = scene.account("01", "100.00");
    fundCore()
        .body("{\"idType\":\"01\",\"idNumber\":\"410811198503152010\"}")
        .post("/core/v1/accounts/search")
        .then()
        .statusCode(200)
        .body("items.accountNo", hasItem(account));
    fundCore().get("/core/v1/accounts/NOBODY").then().statusCode(404);
  }

  @Test
  void an_account_without_owner_is_refused_field_by_field() {
    given()
        .contentType("application/json")
        .body("{\"status\":\"77\",\"balance\":\"1.00\"}")
        .put("/demo/v1/accounts/REG-WRONG")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("owner.name"))
        .body("violations.field", hasItem("status"));
  }

  private static CoreEvent fact(String account, CoreFacts.Loan loan) {
    return new CoreEvent(
        UUID.randomUUID().toString(),
        Type.LOAN_CHANGED,
        account,
        null,
        null,
        null,
        null,
        null,
        loan,
        null,
        null);
  }

  private static CoreFacts.Loan loan(boolean outstanding) {
    return new CoreFacts.Loan(CoreFacts.LoanRole.BORROWER, "310100", outstanding, null);
  }

  private static Response hold(String account, String no, String amount) {
    return fundCore()
        .body("{\"amount\":\"" + amount + "\"}")
        .put("/core/v1/accounts/" + account + "/holds/" + no);
  }

  private static Response transfer(String no, String account, String amount) {
    return fundCore()
        .body(
            """
            {"accountNo":"%s","freezeNo":"H2","amount":"%s",
             "payee":{"accountName":"测试法院执行款专户","accountNo":"31001500000000000106",
              "bankName":"测试银行"}}
            """
                .formatted(account, amount))
        .put("/core/v1/transfers/" + no);
  }

  private static RequestSpecification fundCore() {
    String token =
        given()
            .contentType("application/json")
            .body("{\"roles\":[\"fund-core\"],\"subject\":\"core\"}")
            .post("/demo/v1/tokens")
            .path("token");
    return given().auth().oauth2(token).contentType("application/json");
  }
}
