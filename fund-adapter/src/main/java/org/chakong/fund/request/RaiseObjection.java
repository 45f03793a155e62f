package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.api.ObjectionText;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.RequestStatus;

/**
 * Objects to what was executed without a person having looked at it: the measure stands, and a new
 * answer takes the place of the one in force.
 */
@ApplicationScoped
public class RaiseObjection {

  private final Requests requests;
  private final Locks locks;
  private final Objections objections;
  private final RecordOutcome outcomes;
  private final RequestEvents events;

  RaiseObjection(
      Requests requests,
      Locks locks,
      Objections objections,
      RecordOutcome outcomes,
      RequestEvents events) {
    this.requests = requests;
    this.locks = locks;
    this.objections = objections;
    this.outcomes = outcomes;
    this.events = events;
  }

  /** What became of it. */
  public enum Result {
    RAISED,
    /** The same stands in the answer. */
    REPEATED,
    /** Another one stands in the answer. */
    OTHER_STANDS,
    /** There is no such request. */
    UNKNOWN,
    /** It is not answered, or the answer says that nothing was executed. */
    NOTHING_EXECUTED
  }

  /**
   * @param actor role and subject of the clerk
   */
  @Transactional
  public Result raise(String requestNo, ObjectionText said, String actor) {
    Optional<String> person = requests.personOf(requestNo);
    if (person.isEmpty()) {
      return Result.UNKNOWN;
    }
    locks.person(person.get());
    RequestRow row = requests.findById(requestNo);
    Optional<Answer> answer =
        row.answer()
            .filter(given -> row.status() == RequestStatus.ANSWERED)
            .filter(Objections::executed);
    if (answer.isEmpty()) {
      return Result.NOTHING_EXECUTED;
    }
    Objection standing = answer.get().objection();
    if (standing != null) {
      return Objections.says(standing, said) ? Result.REPEATED : Result.OTHER_STANDS;
    }
    objections.write(requestNo, said, actor);
    row.corrected(objections.in(answer.get(), requestNo));
    events.add(requestNo, actor, "OBJECTION_RAISED", null);
    outcomes.tell(row);
    return Result.RAISED;
  }
}
