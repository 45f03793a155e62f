package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PublishedContractsTest {

  @ParameterizedTest
  @ValueSource(strings = {"court", "channel"})
  void the_contract_is_served_and_shown(String api) {
    String file = "/openapi/" + api + "-v1.yaml";
    get(file).then().statusCode(200).body(containsString("openapi: 3.1.0"));
    get("/q/swagger-ui/").then().statusCode(200).body(containsString(file));
  }
}
