package org.chakong.fund.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.Practice;
import org.chakong.contracts.request.Action;
import org.jboss.logging.Logger;

/**
 * Tells when very many persons are queried under one case 案件 in a short time (个人信息保护法 Art. 34: no
 * more than the task needs). Nothing is held up; the liaison persons look into it.
 */
@ApplicationScoped
class QueryAlarm {

  static final String MANY_QUERIED = "MANY_QUERIED";

  private static final Logger LOG = Logger.getLogger(QueryAlarm.class);

  private static final String RECENT =
      "FROM request r WHERE r.case_number = :case AND r.action = 'QUERY' AND r.received_at > :since";
  private static final String MANY_AND_NOT_TOLD =
      "SELECT count(DISTINCT r.person_key) >= :persons AND NOT EXISTS (SELECT FROM request_event e"
          + " WHERE e.what = '"
          + MANY_QUERIED
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
  @Transactional(Transactional.TxType.MANDATORY)
  void look(Filing filing, Instant receivedAt) {
    if (filing.request().action() != Action.QUERY || filing.caseNumber() == null) {
      return;
    }
    policies
        .at(filing.request().fundCentre(), LegalZone.dayOf(receivedAt))
        .map(profile -> profile.practice())
        .filter(practice -> isMany(filing.caseNumber(), receivedAt, practice.queryAlert()))
        .ifPresent(practice -> tell(filing.request().requestNo(), practice));
  }

  private boolean isMany(String caseNumber, Instant now, Practice.QueryAlert alert) {
    database.flush();
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
    events.add(requestNo, RequestEvents.SYSTEM, MANY_QUERIED, detail);
    alarms.increment();
    LOG.warnf("very many persons are queried under the case of request %s", requestNo);
  }
}
