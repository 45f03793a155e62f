package org.chakong.gateway.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chakong.contracts.policy.Deadlines.Period;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code request}; never leaves this package. */
@Entity
@Table(name = "request")
@DynamicUpdate
class RequestRow {

  @Id
  @Column(name = "request_no")
  String requestNo;

  @Column(insertable = false, updatable = false)
  Long id;

  @Column(updatable = false)
  String court;

  @Column(name = "fund_centre", updatable = false)
  String fundCentre;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  Action action;

  @Column(name = "case_number", updatable = false)
  String caseNumber;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(updatable = false)
  String body;

  @Column(updatable = false)
  String fingerprint;

  @Enumerated(EnumType.STRING)
  RequestStatus status;

  @Enumerated(EnumType.STRING)
  Verdict verdict;

  @JdbcTypeCode(SqlTypes.JSON)
  String answer;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "counter_result")
  String counterResult;

  int revision;

  @Column(name = "answer_peer")
  String answerPeer;

  @Column(name = "answer_jti")
  String answerJti;

  @Column(name = "sent_peer")
  String sentPeer;

  @Column(name = "sent_jti")
  String sentJti;

  @Column(name = "heard_jti")
  String heardJti;

  @Column(name = "accepted_at", updatable = false)
  Instant acceptedAt;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "answered_at")
  Instant answeredAt;

  @Column(name = "due_at")
  Instant dueAt;

  @Column(name = "due_soon_at")
  Instant dueSoonAt;

  @Column(name = "objected_at", insertable = false, updatable = false)
  Instant objectedAt;

  @Column(name = "objection_due_at", insertable = false, updatable = false)
  Instant objectionDueAt;

  int attempts;

  int refusals;

  UUID lease;

  @Column(name = "lease_until")
  Instant leaseUntil;

  @Column(name = "stored_at", updatable = false)
  Instant storedAt;

  @Column(name = "quiet_since")
  Instant quietSince;

  @Column(updatable = false)
  String traceparent;

  void period(Period counted) {
    dueAt = counted.dueAt();
    dueSoonAt = counted.dueSoonAt();
  }
}
