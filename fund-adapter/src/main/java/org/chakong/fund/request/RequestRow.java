package org.chakong.fund.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.policy.Deadlines.Period;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.trace.Step;
import org.hibernate.annotations.DynamicUpdate;

/** A request as stored. It changes only under the lock of its person. */
@Entity
@Table(name = "request")
// others write single columns of it meanwhile: a delay told, a deadline counted again
@DynamicUpdate
class RequestRow {

  @Id
  @Column(name = "request_no")
  private String requestNo;

  private long sequence;

  @Column(name = "person_key")
  private String personKey;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private String sender;
  private String court;

  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  private Action action;

  private String fingerprint;
  private String body;

  @Enumerated(EnumType.STRING)
  private RequestStatus status;

  private int revision;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "served_at")
  private Instant servedAt;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Column(name = "registry_revision")
  private long registryRevision;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "due_soon_at")
  private Instant dueSoonAt;

  private String answer;

  @Column(name = "freeze_no")
  private String freezeNo;

  @Column(name = "deduction_no")
  private String deductionNo;

  @Column(name = "waits_for")
  private String waitsFor;

  @Column(name = "first_decision_by")
  private String firstDecisionBy;

  @Column(name = "claimed_by")
  private String claimedBy;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  private boolean deferred;

  @Column(name = "delay_told")
  boolean delayTold;

  private String traceparent;

  /** Of a restored request: what the court holds of us; null for every other. */
  @Column(name = "signed_revision")
  private Integer signedRevision;

  /** Whether that is a final answer. */
  @Column(name = "signed_answer")
  private boolean signedAnswer;

  /** Written by statements of its own: the same filing comes again while others decide. */
  @Column(name = "called_jti", updatable = false)
  private String calledJti;

  @Column(name = "called_at", updatable = false)
  private Instant calledAt;

  /** For the object-relational mapper. */
  protected RequestRow() {}

  RequestRow(
      Filing filing,
      long sequence,
      RequestStatus status,
      Instant receivedAt,
      long registryRevision,
      Period period) {
    this.registryRevision = registryRevision;
    this.requestNo = filing.request().requestNo();
    this.sequence = sequence;
    this.personKey = filing.personKey();
    this.channel = filing.channel();
    this.sender = filing.sender();
    this.court = filing.court();
    this.caseNumber = filing.caseNumber();
    this.action = filing.request().action();
    this.fingerprint = filing.fingerprint();
    this.body = StoredJson.write(filing.request());
    this.status = status;
    // barred before it came: the bar itself was the first revision
    this.revision = status == RequestStatus.SENT ? 1 : 2;
    this.receivedAt = receivedAt;
    this.servedAt = filing.servedAt();
    this.dueAt = period.dueAt();
    this.dueSoonAt = period.dueSoonAt();
    this.firstDecisionBy = filing.takenInBy();
    this.calledJti = filing.messageId();
  }

  /** Whether its own sender says the same again. */
  boolean isSameAs(Filing filing) {
    return fingerprint.equals(filing.fingerprint());
  }

  void inReview(String role) {
    moveTo(RequestStatus.IN_REVIEW);
    waitsFor = role;
  }

  /** The first of two persons has decided; the court sees no change. */
  void passOn(String role, String decidedBy) {
    waitsFor = role;
    firstDecisionBy = decidedBy;
    unclaim();
  }

  /** One person works on the review until it goes on. */
  void claim(String person, Instant at) {
    if (status != RequestStatus.IN_REVIEW) {
      throw new IllegalStateException("nothing to claim");
    }
    claimedBy = person;
    claimedAt = at;
  }

  void unclaim() {
    claimedBy = null;
    claimedAt = null;
  }

  void executing(Answer soFar) {
    moveTo(RequestStatus.EXECUTING);
    answer = StoredJson.write(soFar);
  }

  void answered(Answer given, Instant at) {
    if (signedRevision != null) {
      // with a lower one its court would take it for an old answer
      revision = Math.max(revision, signedRevision);
    }
    moveTo(RequestStatus.ANSWERED);
    answer = StoredJson.write(signedAnswer ? given.inPlaceOf(signedRevision) : given);
    answeredAt = at;
  }

  /** A newer answer in the place of the one in force, which it names. */
  void corrected(Answer newer) {
    if (status != RequestStatus.ANSWERED) {
      throw new IllegalStateException("request " + requestNo + " has no answer to correct");
    }
    answer = StoredJson.write(newer.inPlaceOf(revision));
    revision++;
  }

  void ended(RequestStatus withdrawnOrOffline) {
    moveTo(withdrawnOrOffline);
  }

  void defer() {
    deferred = true;
  }

  void resume() {
    deferred = false;
  }

  void delayTold() {
    delayTold = true;
  }

  void freezeNo(String number) {
    freezeNo = number;
  }

  void deductionNo(String number) {
    deductionNo = number;
  }

  private void moveTo(RequestStatus next) {
    StatusTransitions.require(status, next);
    status = next;
    waitsFor = null;
    unclaim();
    deferred = false;
    revision++;
  }

  String requestNo() {
    return requestNo;
  }

  long sequence() {
    return sequence;
  }

  String personKey() {
    return personKey;
  }

  Channel channel() {
    return channel;
  }

  String sender() {
    return sender;
  }

  String court() {
    return court;
  }

  Action action() {
    return action;
  }

  AssistanceRequest request() {
    return StoredJson.read(body, AssistanceRequest.class);
  }

  RequestStatus status() {
    return status;
  }

  int revision() {
    return revision;
  }

  /** Of the registries at receipt: what is registered later does not count. */
  long registryRevision() {
    return registryRevision;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  /** Of a back-entered paper 补录, empty for every other. */
  Optional<Instant> servedAt() {
    return Optional.ofNullable(servedAt);
  }

  Instant answeredAt() {
    return answeredAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  Period period() {
    return new Period(dueAt, dueSoonAt);
  }

  Optional<Answer> answer() {
    return Optional.ofNullable(answer).map(json -> StoredJson.read(json, Answer.class));
  }

  Optional<String> freezeNo() {
    return Optional.ofNullable(freezeNo);
  }

  Optional<String> deductionNo() {
    return Optional.ofNullable(deductionNo);
  }

  Optional<String> waitsFor() {
    return Optional.ofNullable(waitsFor);
  }

  Optional<String> firstDecisionBy() {
    return Optional.ofNullable(firstDecisionBy);
  }

  Optional<String> claimedBy() {
    return Optional.ofNullable(claimedBy);
  }

  Instant claimedAt() {
    return claimedAt;
  }

  /**
   * @param at real time
   */
  void cameIn(String trace, Instant at) {
    traceparent = trace;
    calledAt = at;
  }

  /** The trace that it came in, null when nobody traced it. */
  String traceparent() {
    return traceparent;
  }

  /** What is being done with it, for its trace. */
  Step step(String verb) {
    return new Step(verb, action, requestNo);
  }

  boolean undecided() {
    return status == RequestStatus.SENT && !deferred;
  }
}
