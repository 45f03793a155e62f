package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Stream;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.api.FundBackEntryApi;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.backentry.BackEntries;
import org.chakong.fund.backentry.EnterLate;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Back-entering of paper orders that were served during an outage. */
public class FundBackEntryResource implements FundBackEntryApi {

  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";
  private static final String OPS = "fund-ops";

  private final SecurityIdentity caller;
  private final EnterLate enter;
  private final BackEntries entries;
  private final OwnLooks looks;

  FundBackEntryResource(
      SecurityIdentity caller, EnterLate enter, BackEntries entries, OwnLooks looks) {
    this.caller = caller;
    this.enter = enter;
    this.entries = entries;
    this.looks = looks;
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<BackEntry> enter(LateOrder order) {
    if (order.reason().isBlank()) {
      throw ProblemException.malformed("reason");
    }
    return switch (enter.enter(order, subject())) {
      case EnterLate.Result.Waits waits ->
          RestResponse.status(RestResponse.Status.CREATED, waits.entry());
      case EnterLate.Result.Known known -> RestResponse.ok(known.entry());
      case EnterLate.Result.Defective defective -> throw defects(defective.defects());
      case EnterLate.Result.Barred barred -> throw barred(barred.fields().stream());
      case EnterLate.Result.OtherCentre other -> throw barred(Stream.of("request.fundCentre"));
      case EnterLate.Result.Reused reused -> throw Refusals.reused();
    };
  }

  private static ProblemException defects(List<RuleFinding> defects) {
    return ProblemException.defects(
        defects.stream()
            .map(defect ->
                new Violation(
                    defect.field() == null ? "request" : "request." + defect.field(),
                    defect.code().name(),
                    null))
            .toList());
  }

  private static ProblemException barred(Stream<String> fields) {
    return ProblemException.defects(
        fields.map(field -> new Violation(field, ReasonCode.OUT_OF_SCOPE.name(), null)).toList());
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public Page<BackEntry> backEntries(BackEntry.State state, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    long below = page.after().map(FundBackEntryResource::number).orElse(Long.MAX_VALUE);
    return page.page(
        entries.newest(state, below, page.fetch()),
        BackEntries.Listed::entry,
        item -> Cursor.after(item.number()));
  }

  private static long number(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key().getFirst());
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR})
  public BackEntry backEntry(String requestNo) {
    BackEntry entry =
        entries.find(requestNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    looks.atRequest(Look.Kind.REQUEST, requestNo);
    return entry;
  }

  @Override
  @RolesAllowed(SUPERVISOR)
  public BackEntry decide(String requestNo, Ruling ruling) {
    boolean silent = ruling.comment() == null || ruling.comment().isBlank();
    if (ruling.decision() == Ruling.Kind.REFUSE && silent) {
      throw ProblemException.malformed("comment");
    }
    return shown(entries.rule(requestNo, ruling, subject()));
  }

  @Override
  @RolesAllowed(CLERK)
  public BackEntry takeBack(String requestNo) {
    return shown(entries.takeBack(requestNo, subject()));
  }

  private BackEntry shown(BackEntries.Result result) {
    return switch (result) {
      case BackEntries.Result.Done done -> {
        looks.atRequest(Look.Kind.REQUEST, done.entry().requestNo());
        yield done.entry();
      }
      case BackEntries.Result.Conflict c -> throw new ProblemException(ProblemCode.CONFLICT);
      case BackEntries.Result.TooLate t -> throw new ProblemException(ProblemCode.CONFLICT);
      case BackEntries.Result.SamePerson s -> throw new ProblemException(ProblemCode.FORBIDDEN);
      case BackEntries.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
