package org.chakong.fund.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chakong.contracts.request.RequestStatus;

/** Bars a request that never came from being acted on when it comes late. */
@Entity
@Table(name = "tombstone")
class TombstoneRow {

  @Id
  @Column(name = "request_no")
  String requestNo;

  String sender;
  String court;

  @Enumerated(EnumType.STRING)
  RequestStatus status;

  Instant at;

  /** For the object-relational mapper. */
  protected TombstoneRow() {}

  TombstoneRow(String requestNo, String sender, String court, RequestStatus status, Instant at) {
    this.requestNo = requestNo;
    this.sender = sender;
    this.court = court;
    this.status = status;
    this.at = at;
  }

  boolean isOf(String party) {
    return sender.equals(party);
  }

  String requestNo() {
    return requestNo;
  }

  String court() {
    return court;
  }

  RequestStatus status() {
    return status;
  }
}
