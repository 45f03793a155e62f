package org.chakong.gateway.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.gateway.channel.FirstAttempt;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.trace.Step;
import org.chakong.runtime.trace.Traces;

/**
 * Files a request: stored once under its number together with the promise to deliver it, and on its
 * way at once. The number with the same content again gives the request as it stands by now.
 */
@ApplicationScoped
public class FileRequest {

  private final RequestBook book;
  private final DoorCheck door;
  private final AcceptRequest acceptance;
  private final FirstAttempt firstAttempt;
  private final Traces traces;

  FileRequest(
      RequestBook book,
      DoorCheck door,
      AcceptRequest acceptance,
      FirstAttempt firstAttempt,
      Traces traces) {
    this.book = book;
    this.door = door;
    this.acceptance = acceptance;
    this.firstAttempt = firstAttempt;
    this.traces = traces;
  }

  /** What became of a filing. */
  public sealed interface Outcome {

    /** Stored, by this filing or by the same one before. */
    record Filed(StoredRequest request) implements Outcome {}

    /** Not stored and the number not used up; at least one defect. */
    record Defective(List<Violation> defects) implements Outcome {}

    /** The court used the number for something else, which stands untouched. */
    record NumberReused() implements Outcome {}

    /** Another court uses the number. */
    record NumberTaken() implements Outcome {}
  }

  /** Files the request unless something is in the way. */
  public Outcome file(AssistanceRequest request, Filer filer) {
    Step step = new Step("file", request.action(), request.requestNo());
    return traces.during(step, () -> filed(request, filer));
  }

  private Outcome filed(AssistanceRequest request, Filer filer) {
    if (!filer.court().equals(request.courtCase().court())) {
      return new Outcome.Defective(
          List.of(DoorCheck.violation("case.court", ReasonCode.SENDER_MISMATCH)));
    }
    String fingerprint = Fingerprint.of(request);
    Optional<StoredRequest> before = book.find(request.requestNo());
    if (before.isPresent()) {
      return again(before.get(), fingerprint, filer);
    }
    List<Violation> defects = door.check(request);
    if (!defects.isEmpty()) {
      return new Outcome.Defective(defects);
    }
    if (acceptance.accept(request, fingerprint, filer.actor())) {
      firstAttempt.start(request.requestNo());
    }
    // whoever lost the race for the number is in the position of one who came later
    return again(stored(request.requestNo()), fingerprint, filer);
  }

  private static Outcome again(StoredRequest stored, String fingerprint, Filer filer) {
    if (!stored.court().equals(filer.court())) {
      return new Outcome.NumberTaken();
    }
    return stored.fingerprint().equals(fingerprint)
        ? new Outcome.Filed(stored)
        : new Outcome.NumberReused();
  }

  private StoredRequest stored(String requestNo) {
    return book.find(requestNo)
        .orElseThrow(() -> new IllegalStateException("request " + requestNo + " is not stored"));
  }
}
