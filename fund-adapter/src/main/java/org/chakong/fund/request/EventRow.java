package org.chakong.fund.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One thing that happened to a request; only ever added. */
@Entity
@Table(name = "request_event")
class EventRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "request_no")
  String requestNo;

  Instant at;
  String actor;
  String what;
  String detail;

  /** For the object-relational mapper. */
  protected EventRow() {}

  EventRow(String requestNo, Instant at, String actor, String what, String detail) {
    this.requestNo = requestNo;
    this.at = at;
    this.actor = actor;
    this.what = what;
    this.detail = detail;
  }
}
