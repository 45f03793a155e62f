package org.chakong.fund.freeze;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class RegisterAuditTest {

  @Inject RegisterScene scene;
  @Inject RegisterAudit audit;
  @Inject Jdbi jdbi;
  private String account;

  @AfterEach
  void mend() {
    jdbi.useHandle(handle ->
        handle.execute("UPDATE core_hold SET amount = 6000 WHERE account_no = ?", account));
    scene.holdsBooks();
  }

  @Test
  void a_hold_that_differs_from_its_freeze_is_told_and_stops_nothing() {
    account = scene.account("01", "100.00");
    String freezeNo = scene.place(RegisterScene.A, account, "60.00").freezeNo();
    jdbi.useHandle(handle ->
        handle.execute("UPDATE core_hold SET amount = 5000 WHERE account_no = ?", account));
    assertThat(audit.run())
        .contains(
            new RegisterAudit.Violation("held is not the sum of the holds", account),
            new RegisterAudit.Violation("a freeze holds other money than the core does", freezeNo));
    get("/q/metrics").then().body(containsString("chakong_register_violations 2.0"));
    get("/q/health/well").then().statusCode(503);
    get("/q/health/ready").then().statusCode(200);
  }
}
