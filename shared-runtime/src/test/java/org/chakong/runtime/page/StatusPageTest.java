package org.chakong.runtime.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
class StatusPageTest {

  @Inject MeterRegistry meters;
  @Inject @Wellness Ailing ailing;
  private final List<Meter> made = new ArrayList<>();

  @BeforeEach
  void the_calendar_has_the_next_year() {
    move("{\"instant\":\"2026-06-01T10:00:00+08:00\"}");
  }

  @AfterEach
  void everything_is_well_again() {
    move("{\"offset\":\"PT0S\"}");
    made.forEach(meters::remove);
    ailing.fail(null);
  }

  @Test
  void says_in_both_languages_that_nothing_is_wrong() {
    status("zh-CN").body(containsString("目前一切正常"), containsString("lang=\"zh-CN\""));
    status("en").body(containsString("Everything is in order"), containsString("lang=\"en\""));
  }

  @Test
  void says_what_cannot_wait_how_much_of_it_and_where_it_says_what_to_do() {
    made.add(
        TimeGauge.builder("chakong.delivery.oldest.unsent", () -> 1_230_000, TimeUnit.MILLISECONDS)
            .register(meters));
    made.add(Gauge.builder("chakong.requests.overdue", () -> 3).register(meters));
    status("zh-CN")
        .body(
            allOf(
                containsString("有 2 个问题需要处理"),
                containsString("有 3 件请求超过答复期限"),
                containsString("已有 20 分钟未能送达"),
                containsString("/pages/runbook#chakongundelivered"),
                containsString("/pages/runbook#chakongoverdue")));
    status("en").body(containsString("has waited 20 minutes"));
  }

  @Test
  void a_delivery_that_is_late_by_less_is_no_trouble() {
    made.add(
        TimeGauge.builder("chakong.delivery.oldest.unsent", () -> 900_000, TimeUnit.MILLISECONDS)
            .register(meters));
    status("zh-CN").body(containsString("目前一切正常"));
  }

  @Test
  void a_figure_that_cannot_be_read_is_trouble_and_not_nothing() {
    made.add(Gauge.builder("chakong.requests.overdue", () -> Double.NaN).register(meters));
    status("zh-CN")
        .body(containsString("1 项指标无法从数据库读取"), containsString("chakong.requests.overdue"))
        .body(not(containsString("一切正常")));
  }

  @Test
  void a_health_check_that_fails_is_told_with_its_data_and_never_as_markup() {
    ailing.fail("<b>2027.json</b>");
    status("zh-CN")
        .body(containsString("检查项“made-up”未通过"), containsString("&lt;b&gt;2027.json"))
        .body(not(containsString("<b>2027")));
  }

  @Test
  void the_runbook_is_there_in_both_languages() {
    page("/pages/runbook", "zh-CN")
        .body(containsString("id=\"chakongoverdue\""), containsString("含义"));
    page("/pages/runbook", "en")
        .body(containsString("id=\"chakongoverdue\""), containsString("Means"));
  }

  private static void move(String wish) {
    given().contentType(ContentType.JSON).body(wish).put("/demo/v1/clock").then().statusCode(200);
  }

  private ValidatableResponse status(String language) {
    return page("/pages/status", language);
  }

  private ValidatableResponse page(String path, String language) {
    String token =
        given()
            .contentType(ContentType.JSON)
            .body("{\"roles\":[\"fund-ops\"],\"subject\":\"demo-fund-ops\"}")
            .post("/demo/v1/tokens")
            .path("token");
    return given()
        .cookie("chakong-page", token)
        .cookie("chakong-language", language)
        .get(path)
        .then()
        .statusCode(200)
        .contentType(ContentType.HTML);
  }

  /** A health check that fails when it is told to. */
  @Wellness
  @ApplicationScoped
  static class Ailing implements HealthCheck {

    private volatile String broken;

    void fail(String file) {
      broken = file;
    }

    @Override
    public HealthCheckResponse call() {
      return HealthCheckResponse.named("made-up")
          .status(broken == null)
          .withData("file", String.valueOf(broken))
          .build();
    }
  }
}
