package org.chakong.acceptance.chaos;

import org.chakong.acceptance.client.Filing;
import org.chakong.contracts.request.Action;

/**
 * A request that a court filed, and what the court was told of it. The services know nothing of
 * this: it is kept by the court.
 */
final class Promise {

  private final String court;
  private final Debtor debtor;
  private final Filing filing;
  private volatile boolean accepted;
  private volatile boolean withdrawn;
  private volatile boolean ended;

  Promise(String court, Debtor debtor, Filing filing) {
    this.court = court;
    this.debtor = debtor;
    this.filing = filing;
  }

  String requestNo() {
    return filing.requestNo();
  }

  String court() {
    return court;
  }

  Debtor debtor() {
    return debtor;
  }

  Filing filing() {
    return filing;
  }

  Action action() {
    return Action.valueOf(filing.instruction().path("action").asText());
  }

  /** The freeze it acts on, null where it names none. */
  String freezeNo() {
    return filing.instruction().path("freezeNo").asText(null);
  }

  /** The gateway said 202 or 200. */
  boolean accepted() {
    return accepted;
  }

  void accept() {
    accepted = true;
  }

  /** The gateway said that it is taken back. */
  boolean withdrawn() {
    return withdrawn;
  }

  void withdraw() {
    withdrawn = true;
  }

  /** It was seen at rest. */
  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }
}
