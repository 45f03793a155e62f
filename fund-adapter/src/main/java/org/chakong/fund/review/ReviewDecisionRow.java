package org.chakong.fund.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.api.FundApi.ChecklistAnswer;
import org.chakong.contracts.api.FundApi.Decision;
import org.chakong.contracts.api.ReviewDetail.ReviewDecision;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.request.StoredJson;

/** What a person decided; only ever added. */
@Entity
@Table(name = "review_decision")
class ReviewDecisionRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "request_no")
  String requestNo;

  Instant at;
  String role;
  String subject;

  @Enumerated(EnumType.STRING)
  Decision.Kind decision;

  @Enumerated(EnumType.STRING)
  ReasonCode reason;

  String comment;

  /** Answers to the policy's checklist as JSON, null for none. */
  String checklist;

  @Column(name = "facts_version")
  String factsVersion;

  /** For the object-relational mapper. */
  protected ReviewDecisionRow() {}

  ReviewDecisionRow(String requestNo, Instant at, String role, String subject, Decision decision) {
    this.requestNo = requestNo;
    this.at = at;
    this.role = role;
    this.subject = subject;
    this.decision = decision.decision();
    this.reason = decision.reason();
    this.comment = decision.comment();
    this.checklist =
        decision.checklist() == null ? null : StoredJson.write(new Answers(decision.checklist()));
    this.factsVersion = decision.factsVersion();
  }

  ReviewDecision view() {
    return new ReviewDecision(
        at.atZone(LegalZone.ZONE).toOffsetDateTime(),
        role,
        subject,
        decision,
        reason,
        comment,
        checklist == null ? null : StoredJson.read(checklist, Answers.class).items(),
        factsVersion);
  }

  /** As stored. */
  record Answers(List<ChecklistAnswer> items) {}
}
