package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.alarm.QueryAlarm;

/** Counts the persons that courts have queried under a case, for the alarm. */
@ApplicationScoped
class QueriedPersons implements QueryAlarm.Queried {

  private static final String COUNT =
      """
      SELECT count(DISTINCT r.body #>> '{subject,idNumber}') FROM request r
       WHERE r.case_number = :case AND r.action = 'QUERY' AND r.accepted_at > :since
      """;

  private final EntityManager database;
  private final Policies policies;
  private final QueryAlarm alarm;
  private final RequestEvents events;

  QueriedPersons(
      EntityManager database, Policies policies, QueryAlarm alarm, RequestEvents events) {
    this.database = database;
    this.policies = policies;
    this.alarm = alarm;
    this.events = events;
  }

  /** After the query was stored, in the same transaction. */
  void look(RequestRow stored) {
    if (stored.action != Action.QUERY) {
      return;
    }
    policies
        .at(stored.fundCentre, LegalZone.dayOf(stored.acceptedAt))
        .map(profile ->
            new QueryAlarm.Query(
                profile.practice(), stored.caseNumber, stored.requestNo, stored.acceptedAt))
        .flatMap(query -> alarm.look(query, this))
        .ifPresent(
            detail -> events.note(stored.requestNo, RequestEvent.MANY_QUERIED, "system", detail));
  }

  @Override
  public long persons(String caseNumber, Instant since) {
    return (Long)
        database
            .createNativeQuery(COUNT, Long.class)
            .setParameter("case", caseNumber)
            .setParameter("since", since)
            .getSingleResult();
  }
}
