package org.chakong.fund.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.fund.measure.PersonOfRequest;
import org.hibernate.Session;

/** The stored requests. */
@ApplicationScoped
class Requests implements PanacheRepositoryBase<RequestRow, String>, PersonOfRequest {

  private static final String DUE_SOON =
      """
      r.channel = 'ONLINE' AND NOT r.delay_told AND r.status IN ('SENT', 'IN_REVIEW', 'EXECUTING')
         AND r.due_at > :now AND r.due_soon_at <= :now
      """;

  @Override
  public Optional<String> personOf(String requestNo) {
    return getEntityManager()
        .createQuery("select r.personKey from RequestRow r where r.requestNo = :no", String.class)
        .setParameter("no", requestNo)
        .getResultStream()
        .findFirst();
  }

  Optional<TombstoneRow> tombstone(String requestNo) {
    return Optional.ofNullable(getEntityManager().find(TombstoneRow.class, requestNo));
  }

  /** Whether an online request was taken to the counter, or is barred from coming for that. */
  boolean isOffline(String requestNo) {
    return findByIdOptional(requestNo)
        .map(RequestRow::status)
        .or(() -> tombstone(requestNo).map(TombstoneRow::status))
        .filter(status -> status == RequestStatus.OFFLINE)
        .isPresent();
  }

  /** The same filing in another message: it is the one that will have our answer. */
  void calledAgain(String requestNo, String messageId, Instant at) {
    getEntityManager()
        .createNativeQuery(
            "UPDATE request SET called_jti = :jti, called_at = :at WHERE request_no = :no")
        .setParameter("jti", messageId)
        .setParameter("at", at)
        .setParameter("no", requestNo)
        .executeUpdate();
  }

  void bar(TombstoneRow tombstone) {
    getEntityManager().persist(tombstone);
  }

  long nextSequence() {
    return (Long)
        getEntityManager()
            .createNativeQuery("SELECT nextval('receipt_sequence')", Long.class)
            .getSingleResult();
  }

  /** The first of a person's requests that is still to be decided, as committed by now. */
  Optional<RequestRow> firstUndecided(String personKey) {
    return find(
            "personKey = ?1 and status = ?2 and deferred = false",
            Sort.by("sequence"),
            personKey,
            RequestStatus.SENT)
        .page(Page.ofSize(1))
        .firstResultOptional();
  }

  /** Releases that wait for a deduction. */
  List<RequestRow> deferredOf(String personKey) {
    return list("personKey = ?1 and deferred = true", Sort.by("sequence"), personKey);
  }

  /** Newest first, below the sequence given. */
  List<RequestRow> newest(RequestFilter filter, long below, int limit) {
    List<String> conditions = new ArrayList<>(List.of("sequence < :below"));
    Parameters values = Parameters.with("below", below);
    if (filter.status() != null) {
      conditions.add("status = :status");
      values.and("status", filter.status());
    }
    if (filter.action() != null) {
      conditions.add("action = :action");
      values.and("action", filter.action());
    }
    if (filter.court() != null) {
      conditions.add("court = :court");
      values.and("court", filter.court());
    }
    return find(String.join(" and ", conditions), Sort.descending("sequence"), values)
        .page(Page.ofSize(limit))
        .list();
  }

  /**
   * Numbers of online requests whose deadline is near and whose court was not told that.
   *
   * @param task whose rows are left out
   */
  List<String> dueSoon(Instant now, String task, int limit) {
    String dueSoon =
        "SELECT r.request_no FROM request r WHERE "
            + DUE_SOON
            + """
             AND NOT EXISTS (SELECT FROM singled_out s
                              WHERE s.task_name = :task AND s.task_instance = r.request_no)
            ORDER BY r.due_soon_at
            LIMIT :limit
            """;
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(dueSoon, String.class)
        .setParameter("now", now)
        .setParameter("task", task)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** Locks those of them that still are; what somebody else looks at right now is left out. */
  List<RequestRow> lockDueSoon(Instant now, List<String> requestNos) {
    String dueSoon =
        "SELECT r.* FROM request r WHERE r.request_no IN (:requestNos) AND "
            + DUE_SOON
            + " ORDER BY r.due_soon_at FOR UPDATE SKIP LOCKED";
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(dueSoon, RequestRow.class)
        .setParameter("now", now)
        .setParameterList("requestNos", requestNos)
        .getResultList();
  }

  /** Those in review, the earliest deadline first; a deadline not known comes last. */
  @SuppressWarnings("unchecked")
  List<RequestRow> inReview(ReviewFilter filter, ReviewKey after, int limit) {
    String keyset =
        """
        SELECT * FROM request
         WHERE status = 'IN_REVIEW' %s
           AND (coalesce(due_at, 'infinity'), sequence) > (CAST(:due AS timestamptz), :sequence)
         ORDER BY coalesce(due_at, 'infinity'), sequence
         LIMIT :limit
        """;
    Query query =
        getEntityManager()
            .createNativeQuery(keyset.formatted(filter.conditions()), RequestRow.class)
            .setParameter("due", after.due())
            .setParameter("sequence", after.sequence())
            .setParameter("limit", limit);
    filter.values().forEach(query::setParameter);
    return query.getResultList();
  }

  /** What came in, in the filter's order, beyond the key. */
  @SuppressWarnings("unchecked")
  List<RequestRow> inbox(InboxFilter filter, ReviewKey after, int limit) {
    String keyset =
        filter.byDeadline()
            ? """
            SELECT * FROM request
             WHERE (coalesce(due_at, 'infinity'), sequence) > (CAST(:due AS timestamptz), :sequence) %s
             ORDER BY coalesce(due_at, 'infinity'), sequence
             LIMIT :limit
            """
            : """
            SELECT * FROM request
             WHERE sequence < :sequence %s
             ORDER BY %s DESC
             LIMIT :limit
            """;
    Query query =
        getEntityManager()
            .createNativeQuery(
                keyset.formatted(filter.conditions(), filter.sequence()), RequestRow.class)
            .setParameter("sequence", after.sequence())
            .setParameter("limit", limit);
    if (filter.byDeadline()) {
      query.setParameter("due", after.due());
    }
    filter.values().forEach(query::setParameter);
    return query.getResultList();
  }
}
