package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;

/** For those who write about a request and do not change it. */
@ApplicationScoped
public class HoldRequest {

  private final Requests requests;
  private final Locks locks;
  private final RequestEvents events;

  HoldRequest(Requests requests, Locks locks, RequestEvents events) {
    this.requests = requests;
    this.locks = locks;
    this.events = events;
  }

  /**
   * A request that nothing happens to until the transaction ends.
   *
   * @param sender the party that filed it, or the window
   */
  public record Held(
      String requestNo, String sender, String court, Channel channel, RequestStatus status) {}

  /** Keeps everything else of the request's person waiting; empty when there is no such request. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Held> hold(String requestNo) {
    Optional<String> person = requests.personOf(requestNo);
    person.ifPresent(locks::person);
    return person.map(known -> {
      RequestRow row = requests.findById(requestNo);
      return new Held(requestNo, row.sender(), row.court(), row.channel(), row.status());
    });
  }

  /**
   * Says that something happened to a request that leaves it where it stood.
   *
   * @param what an event name in UPPER_SNAKE
   * @param detail free of personal data, or null
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(String requestNo, String actor, String what, String detail) {
    events.add(requestNo, actor, what, detail);
  }
}
