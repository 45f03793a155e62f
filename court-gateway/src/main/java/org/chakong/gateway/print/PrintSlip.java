package org.chakong.gateway.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.MeasureRule;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.Practice;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.print.SheetPrinter;

/**
 * Prints what to bring to the window (焦中法〔2024〕 第八条): for a request that was not answered in time,
 * and for a measure that is not to be had online.
 */
@ApplicationScoped
public class PrintSlip {

  private final RequestView view;
  private final Institutions institutions;
  private final SheetPrinter printer;

  PrintSlip(RequestView view, Institutions institutions, SheetPrinter printer) {
    this.view = view;
    this.institutions = institutions;
    this.printer = printer;
  }

  /** The slip, or why there is none. */
  public sealed interface Result {

    /** The PDF. */
    record Slip(byte[] pdf) implements Result {}

    /** The centre still has time: from this instant on, should it not have answered. */
    record NotBefore(OffsetDateTime dueAt) implements Result {}

    /** The centre still has time, and how long is not known: the calendar is missing. */
    record DeadlineUnknown() implements Result {}

    /** It has ended, or no window is open to it. */
    record NoNeed() implements Result {}
  }

  /** Prints the slip where the window is the way to go. */
  public Result print(StoredRequest request) {
    TrackedRequest shown = view.of(request);
    Optional<PolicyProfile> found = institutions.policy(request);
    if (found.isEmpty()) {
      return new Result.NoNeed();
    }
    PolicyProfile policy = found.get();
    boolean counterOnly = ways(policy, request) == MeasureRule.Ways.COUNTER;
    return switch (request.status()) {
      case WITHDRAWN, OFFLINE, EXECUTING -> new Result.NoNeed();
      case ANSWERED ->
          isTurnedToTheWindow(request.answer()) ? slip(shown, policy) : new Result.NoNeed();
      case ACCEPTED, SENT, IN_REVIEW ->
          counterOnly ? slip(shown, policy) : whenOverdue(shown, policy);
    };
  }

  private Result whenOverdue(TrackedRequest request, PolicyProfile policy) {
    if (policy.practice().overdueFallback().value() == Practice.OverdueFallback.NONE
        || request.sla().state() == Sla.State.NONE) {
      return new Result.NoNeed();
    }
    if (request.sla().state() == Sla.State.OVERDUE) {
      return slip(request, policy);
    }
    return request.sla().dueAt() == null
        ? new Result.DeadlineUnknown()
        : new Result.NotBefore(request.sla().dueAt());
  }

  /** Rejected for the way it came, not for what it asks. */
  private static boolean isTurnedToTheWindow(Answer answer) {
    return answer.verdict() == Verdict.REJECTED
        && !answer.reasons().isEmpty()
        && answer.reasons().stream()
            .allMatch(reason ->
                reason.code() == ReasonCode.CHANNEL_NOT_ALLOWED
                    || reason.code() == ReasonCode.OFFLINE_ONLY);
  }

  private static MeasureRule.Ways ways(PolicyProfile policy, StoredRequest request) {
    return policy.channelRule(request.action()).ways();
  }

  private Result slip(TrackedRequest request, PolicyProfile policy) {
    return new Result.Slip(
        printer.print(
            SlipSheets.of(
                request,
                institutions.court(
                    request.court(), LegalZone.dayOf(request.acceptedAt().toInstant())),
                policy,
                policy.officerRule(request.instruction().action(), Channel.COUNTER),
                policy.paperRule(request.instruction().action(), Channel.COUNTER))));
  }
}
