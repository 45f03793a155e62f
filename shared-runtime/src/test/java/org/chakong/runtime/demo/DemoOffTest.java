package org.chakong.runtime.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.time.Duration;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DemoOffTest {

  @Inject LegalClock legal;

  @ParameterizedTest
  @CsvSource({
    "POST, /demo/v1/tokens",
    "GET, /demo/v1/tokens",
    "PUT, /demo/v1/clock",
    "GET, /demo/v1/clock",
    "GET, /demo;x=1/v1/clock"
  })
  void nothing_of_demo_mode_exists_when_it_is_off(Method method, String path) {
    given()
        .urlEncodingEnabled(false)
        .contentType(ContentType.JSON)
        .body("{\"roles\":[\"auditor\"],\"offset\":\"P1D\"}")
        .request(method, path)
        .then()
        .statusCode(404);
    assertThat(legal.offset()).isEqualTo(Duration.ZERO);
  }
}
