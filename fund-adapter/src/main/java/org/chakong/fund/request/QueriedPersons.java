package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.alarm.QueryAlarm;

/**
 * Counts the persons that were queried under a case, for the alarm: over the channel, at the window
 * and by assessments, which are queries too.
 */
@ApplicationScoped
class QueriedPersons implements QueryAlarm.Queried {

  private static final String COUNT =
      """
      SELECT count(*) FROM (
        SELECT person_key FROM request
         WHERE case_number = :case AND action = 'QUERY' AND received_at > :since
        UNION
        SELECT person_key FROM assessment WHERE case_number = :case AND at > :since) q
      """;

  private final EntityManager database;
  private final OwnCentre centre;
  private final Policies policies;
  private final QueryAlarm alarm;
  private final RequestEvents events;

  QueriedPersons(
      EntityManager database,
      OwnCentre centre,
      Policies policies,
      QueryAlarm alarm,
      RequestEvents events) {
    this.database = database;
    this.centre = centre;
    this.policies = policies;
    this.alarm = alarm;
    this.events = events;
  }

  /** After the query was stored, in the same transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void look(Filing filing, Instant receivedAt) {
    if (filing.request().action() == Action.QUERY) {
      String requestNo = filing.request().requestNo();
      look(filing, requestNo, receivedAt)
          .ifPresent(detail -> events.add(requestNo, RequestEvents.SYSTEM, "MANY_QUERIED", detail));
    }
  }

  /** After an assessment was written down, in the same transaction; no request has a timeline. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lookAfterAssessment(Filing filing, Instant at) {
    look(filing, null, at);
  }

  private Optional<String> look(Filing filing, String requestNo, Instant at) {
    if (filing.caseNumber() == null) {
      return Optional.empty();
    }
    return policies
        .at(centre.code(), LegalZone.dayOf(at))
        .map(
            profile -> new QueryAlarm.Query(profile.practice(), filing.caseNumber(), requestNo, at))
        .flatMap(query -> alarm.look(query, this));
  }

  @Override
  public long persons(String caseNumber, Instant since) {
    database.flush();
    return (Long)
        database
            .createNativeQuery(COUNT, Long.class)
            .setParameter("case", caseNumber)
            .setParameter("since", since)
            .getSingleResult();
  }
}
