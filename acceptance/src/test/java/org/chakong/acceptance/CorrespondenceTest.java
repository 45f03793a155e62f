package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two institutions write to each other about a request; either may be down meanwhile. */
@Killed
class CorrespondenceTest {

  /** What a killed process had in hand is taken over within 30 seconds. */
  private static final Duration TAKEOVER = Duration.ofSeconds(120);

  private static final Instant FRIDAY = Instant.parse("2026-11-20T02:00:00Z");

  private final RunningChakong running;
  private final Person person;

  CorrespondenceTest(City city) {
    running = city.running();
    person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
  }

  @BeforeEach
  void onAFriday() {
    running.world().clock(FRIDAY);
  }

  @Test
  void questionsAskedWhileTheGatewayIsDownComeInOrderAndTheRepliesOutlastTheCentresOwnFall()
      throws Exception {
    Filing filing = court().deduct(person, null, "1000.00");
    assertThat(court().fileForReview(filing).at("/status")).isEqualTo("IN_REVIEW");
    String no = filing.requestNo();
    String due = court().request(no).at("/sla/dueAt");

    running.killGateway();
    assertThat(centre().ask(no, "裁定书与通知书金额不一致，以何者为准？").status()).isEqualTo(201);
    assertThat(centre().ask(no, "是否已穷尽其他财产？").status()).isEqualTo(201);
    assertThat(centre().questions(no).at("/items/0/state")).isEqualTo("ASKED");
    running.startGateway();
    running.awaitReady();
    Awaitility.await().atMost(TAKEOVER).until(() -> asked(no).size() == 2);
    assertThat(asked(no)).containsExactly("裁定书与通知书金额不一致，以何者为准？", "是否已穷尽其他财产？");
    assertThat(told(no)).containsSubsequence("IN_REVIEW", "QUESTION", "QUESTION");
    assertThat(court().request(no).at("/sla/dueAt")).isEqualTo(due);

    running.killFund();
    assertThat(court().reply(no, 2, "已穷尽").status()).isEqualTo(201);
    assertThat(court().reply(no, 1, "以裁定书为准").status()).isEqualTo(201);
    running.startFund();
    running.awaitReady();
    Awaitility.await()
        .atMost(TAKEOVER)
        .until(() ->
            List.of("REPLIED", "REPLIED")
                .equals(centre().questions(no).json().findValuesAsText("state")));
    assertThat(centre().questions(no).at("/items/0/reply/text")).isEqualTo("以裁定书为准");
    assertThat(centre().questions(no).at("/items/1/reply/text")).isEqualTo("已穷尽");
    assertThat(court().reply(no, 1, "以裁定书为准").status()).isEqualTo(200);
    Awaitility.await().atMost(TAKEOVER).until(() -> told(no).contains("REPLY_DELIVERED"));
    assertThat(centre().clerkDecides(no, "UNABLE", "CONDITION_NOT_MET").at("/status"))
        .isEqualTo("ANSWERED");
  }

  @Test
  void o01_anObjectionRaisedWhileTheGatewayIsDownStartsTheCourtsFifteenDaysAndItsReplyIsRead()
      throws Exception {
    Filing filing = court().freeze(person, "1000.00", 12);
    assertThat(court().file(filing).verdict()).isEqualTo("EXECUTED");
    String no = filing.requestNo();

    running.killGateway();
    assertThat(centre().object(no, "冻结金额明显超过案件标的额").status()).isEqualTo(201);
    running.startGateway();
    running.awaitReady();
    running.world().clock(FRIDAY);
    Awaitility.await()
        .atMost(TAKEOVER)
        .until(() -> court().get("/api/v1/requests/" + no + "/objection").status() == 200);
    var objection = court().get("/api/v1/requests/" + no + "/objection");
    assertThat(objection.at("/text")).isEqualTo("冻结金额明显超过案件标的额");
    assertThat(objection.at("/state")).isEqualTo("OPEN");
    var request = court().request(no);
    assertThat(request.verdict()).isEqualTo("EXECUTED");
    assertThat(request.at("/answer/freeze/frozen")).isEqualTo("1000.00");
    assertThat(request.at("/answer/supersedes")).isEqualTo("2");
    assertThat(request.at("/answer/objection/replyDueAt")).isEqualTo("2026-12-08T00:00:00+08:00");

    running.world().clock(Instant.parse("2026-12-07T16:00:01Z"));
    Awaitility.await().atMost(TAKEOVER).until(() -> told(no).contains("OBJECTION_OVERDUE"));
    assertThat(court().replyToObjection(no, "CHANGED", "将予变更").status()).isEqualTo(201);
    Awaitility.await()
        .atMost(TAKEOVER)
        .until(() -> "REPLIED".equals(centre().objection(no).at("/state")));
    assertThat(centre().objection(no).at("/reply/outcome")).isEqualTo("CHANGED");
    assertThat(told(no))
        .containsSubsequence(
            "ANSWERED", "ANSWER_CORRECTED", "OBJECTION", "OBJECTION_OVERDUE", "OBJECTION_REPLIED");
    assertThat(told(no)).containsOnlyOnce("OBJECTION", "OBJECTION_OVERDUE");
  }

  private Court court() {
    return running.world().court("豫0811");
  }

  private Centre centre() {
    return running.world().centre();
  }

  private List<String> asked(String no) {
    return court().get("/api/v1/requests/" + no + "/questions").json().findValuesAsText("text");
  }

  private List<String> told(String no) {
    return court()
        .get("/api/v1/requests/" + no + "/timeline?limit=200")
        .json()
        .findValuesAsText("what");
  }
}
