package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class GatewayBootTest {

  @Test
  void is_ready_when_its_database_answers() {
    get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }
}
