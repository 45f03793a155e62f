package org.chakong.gateway.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chakong.contracts.request.RequestStatus;
import org.hibernate.annotations.Immutable;

/** A row of {@code request_event}: written once. */
@Entity
@Table(name = "request_event")
@Immutable
class EventRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "request_no")
  String requestNo;

  Instant at;

  String actor;

  String what;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_status")
  RequestStatus fromStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_status")
  RequestStatus toStatus;

  String detail;
}
