package org.chakong.runtime.duty;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.duty.DutyReceivers.Posted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is on duty is told by real mail and real HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(DutyReceivers.class)
class DutyTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String ROSTER =
      """
      duty:
        - { from: 2026-11-01, to: 2026-11-30, name: 测试值班员甲, mail: a@example.test, phone: "0391-0000001" }
        # a rest day that somebody else takes
        - { from: 2026-11-21, to: 2026-11-22, name: 测试值班员乙, mail: b@example.test }
      """;

  @Inject MadeUpOccasions occasions;
  @Inject BrokenOccasions broken;
  @Inject ForgetOccasions forget;
  @Inject DataSource database;
  DutyReceivers receivers;

  @BeforeEach
  void friday() {
    receivers.roster(ROSTER);
    at("2026-11-20T10:00:00");
  }

  @AfterEach
  void clear() {
    occasions.clear();
    broken.broken(false);
    receivers.refuse(0);
    // what is still on its way would be refused in the place of the next test's
    await().atMost(SOON).until(() -> waiting() == 0);
  }

  @Test
  void a_new_review_is_told_once_by_mail_and_webhook_to_whoever_is_on_duty() {
    String no = review();
    await().atMost(SOON).until(() -> mailsWith(no).size() == 1 && postsWith(no).size() == 1);
    assertThat(postsWith(no).getFirst().body())
        .contains("\"测试值班员甲\"", "NEW_REVIEW", "2026-11-21T00:00:00+08:00");
    await()
        .during(Duration.ofSeconds(2))
        .until(() -> mailsWith(no).size() == 1 && postsWith(no).size() == 1);
    assertThat(to(mailsWith(no).getFirst())).isEqualTo("a@example.test");
  }

  @Test
  void a_kind_that_can_not_be_found_out_keeps_nobody_from_hearing_of_the_others() {
    broken.broken(true);
    String no = review();
    await().atMost(SOON).until(() -> mailsWith(no).size() == 1);
  }

  @Test
  void on_a_rest_day_it_is_the_person_of_that_day() {
    at("2026-11-21T10:00:00");
    String no = review();
    await().atMost(SOON).until(() -> mailsWith(no).size() == 1);
    assertThat(to(mailsWith(no).getFirst())).isEqualTo("b@example.test");
  }

  @Test
  void on_a_day_that_nobody_has_taken_the_fallback_is_told_and_health_says_so() {
    at("2026-12-01T10:00:00");
    String no = review();
    await().atMost(SOON).until(() -> mailsWith(no).size() == 1);
    assertThat(to(mailsWith(no).getFirst())).isEqualTo("fallback@example.test");
    get("/q/health/well").then().statusCode(503).body(containsString("\"uncoveredDays\": 7"));
  }

  @Test
  void many_at_once_come_in_few_messages() {
    List<String> all = java.util.stream.Stream.generate(DutyTest::newNumber).limit(120).toList();
    all.forEach(occasions::review);
    await().atMost(SOON).until(() -> all.stream().anyMatch(no -> !mailsWith(no).isEmpty()));
    await().during(Duration.ofSeconds(3)).until(() -> true);
    long messages =
        Arrays.stream(receivers.mail().getReceivedMessages())
            .filter(mail -> all.stream().anyMatch(text(mail)::contains))
            .count();
    assertThat(messages).isLessThanOrEqualTo(2);
  }

  @Test
  void a_receiver_that_fails_is_told_again_with_the_same_id_until_it_takes_it() {
    receivers.refuse(3);
    String no = review();
    await().atMost(SOON).until(() -> postsWith(no).stream().anyMatch(Posted::taken));
    assertThat(postsWith(no)).hasSize(4);
    assertThat(postsWith(no).stream().map(Posted::id).distinct()).hasSize(1);
    await().atMost(SOON).until(() -> waiting() == 0);
    assertThat(mailsWith(no)).hasSize(1);
  }

  @Test
  void of_a_broken_roster_the_last_good_content_stays_and_the_line_is_told() {
    get("/q/health/well");
    receivers.roster(ROSTER.replace("to: 2026-11-30", "to: 2026-10-30"));
    get("/q/health/well").then().statusCode(503).body(containsString("roster.yaml:2"));
    String no = review();
    await().atMost(SOON).until(() -> mailsWith(no).size() == 1);
    assertThat(to(mailsWith(no).getFirst())).isEqualTo("a@example.test");
  }

  @Test
  void a_post_is_signed_by_the_standard_webhooks_convention() throws Exception {
    String no = review();
    await().atMost(SOON).until(() -> postsWith(no).stream().anyMatch(Posted::taken));
    Posted post = postsWith(no).getFirst();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(DutyReceivers.KEY), "HmacSHA256"));
    String said = post.id() + "." + post.timestamp() + "." + post.body();
    assertThat(post.signature())
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8))));
    assertThat(post.body()).startsWith("{\"type\":\"duty.occasions\",\"timestamp\":");
  }

  @Test
  void what_was_told_long_ago_is_forgotten_and_what_is_still_so_is_not_told_again()
      throws Exception {
    String over = review();
    String still = review();
    await().atMost(SOON).until(() -> taken(over) && taken(still));
    occasions.clear();
    occasions.review(still);
    await().atMost(SOON).until(() -> waiting() == 0);
    sql("UPDATE duty_message SET at = at - interval '89 days'");
    forget.forget();
    assertThat(noted(over)).isOne();
    sql("UPDATE duty_message SET at = at - interval '2 days'");
    forget.forget();
    assertThat(noted(over)).isZero();
    assertThat(noted(still)).isOne();
    await()
        .during(Duration.ofSeconds(2))
        .until(() -> postsWith(still).stream().filter(Posted::taken).count() == 1);
  }

  @Test
  void a_message_of_a_moment_when_the_clock_was_ahead_bars_no_other() throws Exception {
    sql("INSERT INTO duty_message (id, at) VALUES (gen_random_uuid(), now() + interval '1 day')");
    String no = review();
    await().atMost(SOON).until(() -> taken(no));
  }

  private boolean taken(String no) {
    return postsWith(no).stream().anyMatch(Posted::taken);
  }

  private long noted(String no) throws SQLException {
    return number("SELECT count(*) FROM duty_occasion WHERE request_no = '" + no + "'");
  }

  private long waiting() throws SQLException {
    return number(
        "SELECT count(*) FROM scheduled_tasks WHERE task_name IN ('duty-webhook', 'duty-mail')");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String review() {
    String no = newNumber();
    occasions.review(no);
    return no;
  }

  private static String newNumber() {
    return "D-" + UUID.randomUUID();
  }

  private List<Posted> postsWith(String no) {
    return receivers.posted().stream().filter(post -> post.body().contains(no)).toList();
  }

  private List<MimeMessage> mailsWith(String no) {
    return Arrays.stream(receivers.mail().getReceivedMessages())
        .filter(mail -> text(mail).contains(no))
        .toList();
  }

  private static String text(MimeMessage mail) {
    try {
      return mail.getContent().toString();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getRecipients(RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void at(String shanghai) {
    given()
        .contentType("application/json")
        .body("{\"instant\":\"" + shanghai + "+08:00\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }
}
