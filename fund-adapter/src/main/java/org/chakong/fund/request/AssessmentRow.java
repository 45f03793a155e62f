package org.chakong.fund.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Verdict;

/** That an assessment was asked for, by whom and about whom; only ever added. */
@Entity
@Table(name = "assessment")
class AssessmentRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  Instant at;
  String sender;
  String court;

  @Column(name = "case_number")
  String caseNumber;

  @Column(name = "person_key")
  String personKey;

  @Enumerated(EnumType.STRING)
  Action action;

  @Enumerated(EnumType.STRING)
  Verdict verdict;

  /** For the object-relational mapper. */
  protected AssessmentRow() {}

  AssessmentRow(Filing filing, Instant at, Verdict verdict) {
    this.at = at;
    this.sender = filing.sender();
    this.court = filing.court();
    this.caseNumber = filing.caseNumber();
    this.personKey = filing.personKey();
    this.action = filing.request().action();
    this.verdict = verdict;
  }
}
