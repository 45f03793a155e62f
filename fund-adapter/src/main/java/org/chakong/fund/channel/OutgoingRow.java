package org.chakong.fund.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chakong.runtime.trace.Step;

/** Something that a gateway is to be told, until it has it. */
@Entity
@Table(name = "outgoing")
class OutgoingRow {

  /** What is told. */
  enum Kind {
    ANSWER,
    NOTICE,
    /** A notice too, which somebody waits to have answered. */
    QUESTION
  }

  /** How telling it ended. */
  enum Outcome {
    TAKEN,
    /** The gateway itself said that it will never take it. */
    REFUSED
  }

  @Id UUID id;
  String peer;

  @Enumerated(EnumType.STRING)
  Kind kind;

  @Column(name = "request_no")
  String requestNo;

  Integer revision;
  String body;
  Instant at;

  @Column(name = "ended_at")
  Instant endedAt;

  @Enumerated(EnumType.STRING)
  Outcome outcome;

  @Column(name = "told_after")
  UUID toldAfter;

  @Column(name = "taken_jti")
  String takenJti;

  String traceparent;

  /** For the object-relational mapper. */
  protected OutgoingRow() {}

  OutgoingRow(
      UUID id,
      String peer,
      Kind kind,
      String requestNo,
      Integer revision,
      String body,
      Instant at,
      String traceparent) {
    this.id = id;
    this.peer = peer;
    this.kind = kind;
    this.requestNo = requestNo;
    this.revision = revision;
    this.body = body;
    this.at = at;
    this.traceparent = traceparent;
  }

  /** The same, not to be told before another one. */
  OutgoingRow after(UUID earlier) {
    toldAfter = earlier;
    return this;
  }

  /** The gateway has it, by this message of ours. */
  void taken(String messageId, Instant when) {
    ended(Outcome.TAKEN, when);
    takenJti = messageId;
  }

  void refused(Instant when) {
    ended(Outcome.REFUSED, when);
  }

  private void ended(Outcome how, Instant when) {
    outcome = how;
    endedAt = when;
  }

  boolean open() {
    return outcome == null;
  }

  boolean isTaken() {
    return outcome == Outcome.TAKEN;
  }

  /** Since when it is to be told, real time. */
  Instant at() {
    return at;
  }

  Optional<UUID> toldAfter() {
    return Optional.ofNullable(toldAfter);
  }

  UUID id() {
    return id;
  }

  String peer() {
    return peer;
  }

  Kind kind() {
    return kind;
  }

  /** What is being done with it, for its trace. */
  Step step() {
    return new Step("tell", kind, requestNo);
  }

  /** The trace that it came about in, null when nobody traced it. */
  String traceparent() {
    return traceparent;
  }

  String body() {
    return body;
  }
}
