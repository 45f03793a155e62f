package org.chakong.gateway.freeze;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.chakong.contracts.request.FreezeView;

/** A row of {@code court_freeze}; amounts in fen. */
@Entity
@Table(name = "court_freeze")
class FreezeRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "fund_centre", updatable = false)
  String fundCentre;

  @Column(name = "freeze_no", updatable = false)
  String freezeNo;

  @Column(name = "request_no")
  String requestNo;

  String court;

  @Column(name = "case_number")
  String caseNumber;

  @Column(name = "account_no")
  String accountNo;

  @Enumerated(EnumType.STRING)
  FreezeView.State state;

  Long ordered;

  Long frozen;

  Long waiting;

  Integer position;

  @Column(name = "from_day")
  LocalDate fromDay;

  @Column(name = "until_day")
  LocalDate untilDay;

  @Column(name = "as_of")
  Instant asOf;

  /** Null from a centre of an older version. */
  Long revision;
}
