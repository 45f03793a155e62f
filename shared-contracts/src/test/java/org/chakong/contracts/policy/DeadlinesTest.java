package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Sla;
import org.junit.jupiter.api.Test;

/** Ids are those of the acceptance scenarios. */
class DeadlinesTest {
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(DeadlinesTest.class.getClassLoader());
  private static final Policies POLICIES = Policies.load();

  @Test
  void t01_the_day_of_receipt_is_not_counted() {
    assertDue("2024-11-20T10:12:00", "2024-11-23T00:00:00+08:00");
  }

  @Test
  void t02_a_weekend_is_not_counted() {
    assertDue("2024-11-22T16:50:00", "2024-11-27T00:00:00+08:00");
  }

  @Test
  void t04_a_made_up_saturday_counts_and_the_holiday_does_not() {
    assertDue("2026-02-13T09:00:00", "2026-02-25T00:00:00+08:00");
  }

  @Test
  void t06_received_inside_a_holiday_counts_from_its_end() {
    assertDue("2026-02-20T09:00:00", "2026-02-26T00:00:00+08:00");
  }

  @Test
  void t08_the_national_day_holiday_is_not_counted() {
    assertDue("2025-09-29T09:00:00", "2025-10-10T00:00:00+08:00");
  }

  @Test
  void t11_a_request_just_before_and_just_after_midnight() {
    assertDue("2026-11-20T23:59:59", "2026-11-25T00:00:00+08:00");
    assertDue("2026-11-21T00:00:01", "2026-11-25T00:00:00+08:00");
  }

  @Test
  void t12_without_a_calendar_no_deadline_is_invented() {
    Instant received = at("2026-12-31T10:00:00");
    Sla sla = freezeSla(received, null, received);

    assertThat(sla.state()).isEqualTo(Sla.State.CALENDAR_INCOMPLETE);
    assertThat(sla.dueAt()).isNull();
  }

  @Test
  void t13_an_answer_before_midnight_is_in_time_and_one_after_stays_overdue() {
    Instant received = at("2024-11-20T10:12:00");
    Instant later = at("2025-01-01T00:00:00");

    assertThat(freezeSla(received, at("2024-11-22T23:58:00"), later).state())
        .isEqualTo(Sla.State.MET);
    assertThat(freezeSla(received, at("2024-11-23T00:00:10"), later).state())
        .isEqualTo(Sla.State.OVERDUE);
    assertThat(freezeSla(received, at("2024-11-23T00:00:00"), later).state())
        .isEqualTo(Sla.State.OVERDUE);
  }

  @Test
  void t14_overdue_from_the_first_instant_of_the_day_after() {
    Instant received = at("2026-11-11T10:00:00");

    assertThat(freezeSla(received, null, at("2026-11-13T23:59:59")).state())
        .isEqualTo(Sla.State.DUE_SOON);
    assertThat(freezeSla(received, null, at("2026-11-14T00:00:00")).state())
        .isEqualTo(Sla.State.OVERDUE);
  }

  @Test
  void t06_another_profile_counts_what_comes_on_a_rest_day_as_come_on_the_next_working_day() {
    PolicyProfile later =
        PolicyTexts.with(
            "jiaozuo-2024",
            "slaStart:\n    value: RECEIPT",
            "slaStart:\n    value: FIRST_WORKING_DAY");

    assertThat(dueAt(later, "2026-02-20T09:00:00")).isEqualTo(at("2026-02-27T00:00:00"));
    assertThat(dueAt(later, "2026-02-13T09:00:00")).isEqualTo(at("2026-02-25T00:00:00"));
  }

  private static Instant dueAt(PolicyProfile profile, String received) {
    return Deadlines.period(profile, Action.FREEZE, CALENDAR, at(received), 0.75).dueAt();
  }

  @Test
  void due_soon_begins_with_the_last_quarter_of_the_span() {
    Instant received = at("2026-11-11T00:00:00");

    assertThat(freezeSla(received, null, at("2026-11-13T05:59:59")).state())
        .isEqualTo(Sla.State.RUNNING);
    assertThat(freezeSla(received, null, at("2026-11-13T06:00:00")).state())
        .isEqualTo(Sla.State.DUE_SOON);
  }

  @Test
  void t16_in_jiaozuo_only_freezing_has_a_statutory_limit() {
    Instant received = at("2026-11-11T10:00:00");
    for (Action action : Action.values()) {
      Sla sla = sla("410800", action, received, null, received);
      assertThat(sla.workingDays()).isEqualTo(2);
      assertThat(sla.statutory()).isEqualTo(action == Action.FREEZE);
    }
  }

  @Test
  void t17_in_shanghai_nothing_has() {
    Instant received = at("2026-11-11T10:00:00");
    for (Action action : Action.values()) {
      assertThat(sla("310100", action, received, null, received).statutory()).isFalse();
    }
  }

  @Test
  void due_soon_begins_after_the_share_that_is_configured() {
    Instant received = at("2026-11-11T00:00:00");
    PolicyProfile profile = POLICIES.at("410800", LocalDate.of(2026, 11, 20)).orElseThrow();

    assertThat(Deadlines.period(profile, Action.FREEZE, CALENDAR, received, 0.5).dueSoonAt())
        .isEqualTo(at("2026-11-12T12:00:00"));
  }

  private static void assertDue(String received, String due) {
    Sla sla = freezeSla(at(received), null, at(received));

    assertThat(sla.dueAt()).isEqualTo(OffsetDateTime.parse(due));
    assertThat(sla.state()).isEqualTo(Sla.State.RUNNING);
  }

  private static Sla freezeSla(Instant received, Instant answered, Instant now) {
    return sla("410800", Action.FREEZE, received, answered, now);
  }

  private static Sla sla(
      String centre, Action action, Instant received, Instant answered, Instant now) {
    PolicyProfile profile = POLICIES.at(centre, LocalDate.of(2026, 11, 20)).orElseThrow();
    Deadlines.Period period = Deadlines.period(profile, action, CALENDAR, received, 0.75);
    return Deadlines.sla(profile, action, period, answered, now);
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(LegalZone.ZONE).toInstant();
  }
}
