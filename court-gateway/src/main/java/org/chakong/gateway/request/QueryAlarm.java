package org.chakong.gateway.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.Practice;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.jboss.logging.Logger;

/**
 * Tells when very many persons are queried under one case 案件 in a short time (个人信息保护法 Art. 34: no
 * more than the task needs). Nothing is held up; the liaison persons look into it.
 */
@ApplicationScoped
class QueryAlarm {

  private static final Logger LOG = Logger.getLogger(QueryAlarm.class);
  private static final String SYSTEM = "system";

  private static final String RECENT =
      "FROM request r WHERE r.case_number = :case AND r.action = 'QUERY' AND r.accepted_at > :since";
  private static final String MANY_AND_NOT_TOLD =
      "SELECT count(DISTINCT r.body #>> '{subject,idNumber}') >= :persons"
          + " AND NOT EXISTS (SELECT FROM request_event e WHERE e.what = '"
          + RequestEvent.MANY_QUERIED.name()
          + "' AND e.request_no IN (SELECT r.request_no "
          + RECENT
          + ")) "
          + RECENT;

  private final EntityManager database;
  private final Policies policies;
  private final RequestEvents events;
  private final Counter alarms;

  QueryAlarm(
      EntityManager database, Policies policies, RequestEvents events, MeterRegistry meters) {
    this.database = database;
    this.policies = policies;
    this.events = events;
    this.alarms =
        Counter.builder("chakong.query.alarms")
            .description("Cases under which very many persons were queried in a short time")
            .register(meters);
  }

  /** After the query was stored, in the same transaction. */
  void look(RequestRow stored) {
    if (stored.action != Action.QUERY) {
      return;
    }
    policies
        .at(stored.fundCentre, LegalZone.dayOf(stored.acceptedAt))
        .map(profile -> profile.practice())
        .filter(practice -> isMany(stored.caseNumber, stored.acceptedAt, practice.queryAlert()))
        .ifPresent(practice -> tell(stored.requestNo, practice));
  }

  private boolean isMany(String caseNumber, Instant now, Practice.QueryAlert alert) {
    return (Boolean)
        database
            .createNativeQuery(MANY_AND_NOT_TOLD, Boolean.class)
            .setParameter("case", caseNumber)
            .setParameter("since", now.minus(Duration.ofMinutes(alert.withinMinutes())))
            .setParameter("persons", alert.persons())
            .getSingleResult();
  }

  private void tell(String requestNo, Practice practice) {
    Practice.QueryAlert alert = practice.queryAlert();
    String detail =
        "同一案件%d分钟内查询已达%d人；联络：%s，%s"
            .formatted(
                alert.withinMinutes(),
                alert.persons(),
                practice.liaison().court(),
                practice.liaison().fundCentre());
    events.note(requestNo, RequestStatus.ACCEPTED, RequestEvent.MANY_QUERIED, SYSTEM, detail);
    alarms.increment();
    LOG.warnf("very many persons are queried under the case of request %s", requestNo);
  }
}
