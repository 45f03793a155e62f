package org.chakong.gateway.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.gateway.channel.DeliveryTasks;
import org.chakong.gateway.request.RequestBook;

/** Stores a request, its first event and the promise to deliver it, in one transaction. */
@ApplicationScoped
class AcceptRequest {

  private final RequestBook book;
  private final DeliveryTasks tasks;

  AcceptRequest(RequestBook book, DeliveryTasks tasks) {
    this.book = book;
    this.tasks = tasks;
  }

  /** False when the number is in use; the unique key decides a race. */
  @Transactional
  boolean accept(AssistanceRequest request, String fingerprint, String actor) {
    boolean accepted = book.accept(request, fingerprint, actor);
    if (accepted) {
      tasks.deliver(request.requestNo());
    }
    return accepted;
  }
}
