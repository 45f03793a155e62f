package org.chakong.gateway.report;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import org.chakong.contracts.api.YearReport;
import org.chakong.contracts.api.YearReport.JointMeeting;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Policies;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.hibernate.Session;

/** The joint meetings that courts and fund centre hold (焦中法〔2024〕 第十一条: one a year at least). */
@Startup
@ApplicationScoped
public class JointMeetings {

  private static final String HELD =
      "SELECT held_on, note FROM joint_meeting WHERE held_on BETWEEN :first AND :last ORDER BY held_on";
  private static final String RECORD =
      """
      INSERT INTO joint_meeting (held_on, note, actor, recorded_at)
      VALUES (:heldOn, :note, :actor, :now)
      ON CONFLICT (held_on) DO NOTHING
      """;

  private final EntityManager database;
  private final Policies policies;
  private final PeerDirectory peers;
  private final LegalClock clock;

  JointMeetings(
      EntityManager database,
      Policies policies,
      PeerDirectory peers,
      LegalClock clock,
      DatabaseFigures figures) {
    this.database = database;
    this.policies = policies;
    this.peers = peers;
    this.clock = clock;
    figures.flag(
        "chakong.joint.meeting.missing",
        "1 from 1 December on while fewer joint meetings were held than are due",
        () -> of(today().getYear()).missing());
  }

  /**
   * Records a meeting.
   *
   * @param actor who says so
   * @return false when another note stands for the day
   */
  @Transactional
  public boolean record(JointMeeting meeting, String actor) {
    session()
        .createNativeMutationQuery(RECORD)
        .setParameter("heldOn", meeting.heldOn())
        .setParameter("note", meeting.note(), String.class)
        .setParameter("actor", actor)
        .setParameter("now", clock.instant())
        .executeUpdate();
    return held(meeting.heldOn(), meeting.heldOn()).stream()
        .allMatch(known -> Objects.equals(known.note(), meeting.note()));
  }

  /** The meetings of a year and whether one is missing. */
  @Transactional
  public YearReport.JointMeetings of(int year) {
    LocalDate last = LocalDate.of(year, Month.DECEMBER, 31);
    List<JointMeeting> held = held(LocalDate.of(year, Month.JANUARY, 1), last);
    int due =
        peers.fundCentres().stream()
            .flatMap(centre -> policies.at(centre, last).stream())
            .mapToInt(profile -> profile.practice().jointMeetingsPerYear().value())
            .max()
            .orElse(0);
    boolean late = !today().isBefore(LocalDate.of(year, Month.DECEMBER, 1));
    return new YearReport.JointMeetings(due, held, late && held.size() < due);
  }

  private LocalDate today() {
    return LegalZone.dayOf(clock.instant());
  }

  private List<JointMeeting> held(LocalDate first, LocalDate last) {
    return session()
        .createNativeQuery(HELD, Tuple.class)
        .setParameter("first", first)
        .setParameter("last", last)
        .getResultList()
        .stream()
        .map(row ->
            new JointMeeting(row.get("held_on", LocalDate.class), row.get("note", String.class)))
        .toList();
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
