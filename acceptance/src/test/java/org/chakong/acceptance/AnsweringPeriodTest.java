package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;
import org.junit.jupiter.api.Test;

/** Until when the centre must answer (焦中法〔2024〕 第五条): two working days for freezes. */
@Jiaozuo
class AnsweringPeriodTest {

  private final City city;
  private final Court court;

  AnsweringPeriodTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void t01_theDayOfReceiptIsNotCounted() {
    assertDue("2024-11-20T10:12:00", "2024-11-23T00:00:00+08:00");
  }

  @Test
  void t02_aWeekendIsNotCounted() {
    assertDue("2024-11-22T16:50:00", "2024-11-27T00:00:00+08:00");
  }

  @Test
  void t04_aMadeUpSaturdayCountsAndTheFestivalDoesNot() {
    assertDue("2026-02-13T10:00:00", "2026-02-25T00:00:00+08:00");
  }

  @Test
  void t06_insideAHolidayItIsHeldAtOnceAndCountedFromTheEnd() {
    Reply reply = assertDue("2026-02-20T10:00:00", "2026-02-26T00:00:00+08:00");
    assertThat(reply.at("/answer/freeze/from")).isEqualTo("2026-02-20");
  }

  @Test
  void t08_theNationalDayHolidayIsNotCounted() {
    assertDue("2025-09-29T10:00:00", "2025-10-10T00:00:00+08:00");
  }

  @Test
  void t11_bothSidesOfMidnightBeforeAWeekendEndOnTheSameDay() {
    Reply friday = assertDue("2026-11-20T23:59:10", "2026-11-25T00:00:00+08:00");
    Reply saturday = assertDue("2026-11-21T00:00:01", "2026-11-25T00:00:00+08:00");

    assertThat(friday.at("/receivedAt")).startsWith("2026-11-20T23:59:");
    assertThat(saturday.at("/receivedAt")).startsWith("2026-11-21T00:0");
  }

  @Test
  void t12_withoutACalendarItIsHeldNoDeadlineIsInventedAndOperatorsAreTold() {
    city.at("2026-12-31T10:00:00");
    Reply reply = court.file(freeze("01"));

    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("30000.00");
    assertThat(reply.at("/sla/state")).isEqualTo("CALENDAR_INCOMPLETE");
    assertThat(reply.at("/sla/dueAt")).isNull();
    for (Wire service : List.of(city.world().gateway(), city.world().fund())) {
      Reply metrics = service.get("/q/metrics", null, Map.of());
      assertThat(new String(metrics.body(), StandardCharsets.UTF_8))
          .contains("chakong_calendar_missing_year 2027.0");
    }
  }

  @Test
  void t13_anAnswerBeforeMidnightIsInTimeAndOneAfterIsOverdue() {
    city.at("2024-11-20T10:12:00");
    Filing first = freeze("99");
    Filing second = freeze("99");
    assertThat(court.fileForReview(first).at("/status")).isEqualTo("IN_REVIEW");
    assertThat(court.fileForReview(second).at("/status")).isEqualTo("IN_REVIEW");

    city.at("2024-11-22T23:58:00");
    city.centre().clerkDecides(first.requestNo(), "APPROVE", null);
    Reply inTime = answered(first);
    city.at("2024-11-23T00:00:10");
    city.centre().clerkDecides(second.requestNo(), "APPROVE", null);
    Reply late = answered(second);

    assertThat(inTime.at("/sla/state")).isEqualTo("MET");
    assertThat(inTime.at("/answeredAt")).startsWith("2024-11-22T23:5");
    assertThat(late.at("/sla/state")).isEqualTo("OVERDUE");
    assertThat(late.verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void t16_onlyFreezingHasALimitSetByTheText() {
    Person person = city.person();
    city.account(person, "01", "86450.32", "2400.00");
    Reply frozen = court.file(court.freeze(person, "30000.00", 12));
    String freezeNo = frozen.at("/answer/freeze/freezeNo");
    Filing deduction = court.deduct(person, freezeNo, "10000.00");

    assertTarget(frozen, "true");
    assertTarget(court.file(court.query(person)), "false");
    assertTarget(court.fileForReview(deduction), "false");
    city.centre().clerkDecides(deduction.requestNo(), "RETURN", "DOCUMENT_MISSING");
    assertTarget(court.file(court.unfreeze(person, freezeNo)), "false");
  }

  @Test
  void f13_aFilingThatIsCompletedIsCountedFromTheCompleteOne() {
    city.at("2025-11-20T10:00:00");
    Filing defective = freeze("01");
    defective.documents().remove(0);
    assertThat(court.file(defective).codes()).containsExactly("DOCUMENT_MISSING");

    city.at("2025-11-24T10:00:00");
    assertThat(court.file(freeze("01")).at("/sla/dueAt")).isEqualTo("2025-11-27T00:00:00+08:00");
  }

  @Test
  void o03_aDelayIsToldWithItsReasonBeforeTheDeadlineWhichStands() {
    city.at("2026-11-16T10:00:00");
    Filing filing = freeze("99");
    Reply waiting = court.fileForReview(filing);
    assertThat(waiting.at("/sla/dueAt")).isEqualTo("2026-11-19T00:00:00+08:00");

    city.at("2026-11-17T10:00:00");
    Reply told = city.centre().delays(filing.requestNo(), "核心系统检修，预计次日上午恢复");

    assertThat(told.status()).isEqualTo(200);
    Reply timeline =
        City.eventually(
            () -> court.get("/api/v1/requests/" + filing.requestNo() + "/timeline"),
            reply -> reply.json().findValuesAsText("what").contains("DELAY"));
    assertThat(timeline.json().toString()).contains("核心系统检修，预计次日上午恢复");
    assertThat(court.request(filing.requestNo()).at("/sla/dueAt"))
        .isEqualTo(waiting.at("/sla/dueAt"));
    city.at("2026-11-19T00:00:00");
    assertThat(court.request(filing.requestNo()).at("/sla/state")).isEqualTo("OVERDUE");
  }

  private Reply assertDue(String received, String due) {
    city.at(received);
    Reply reply = court.file(freeze("01"));
    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/sla/dueAt")).isEqualTo(due);
    assertThat(reply.at("/sla/statutory")).isEqualTo("true");
    return reply;
  }

  private static void assertTarget(Reply reply, String statutory) {
    assertThat(reply.at("/sla/workingDays")).isEqualTo("2");
    assertThat(reply.at("/sla/statutory")).isEqualTo(statutory);
  }

  private Filing freeze(String status) {
    Person person = city.person();
    city.account(person, status, "86450.32", "2400.00");
    return court.freeze(person, "30000.00", 12);
  }

  private Reply answered(Filing filing) {
    return City.eventually(
        () -> court.request(filing.requestNo()), reply -> "ANSWERED".equals(reply.at("/status")));
  }
}
