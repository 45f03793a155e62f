package org.chakong.gateway.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;

/** What the scripted fund centre says. */
public final class FundTexts {

  /** Received on a Wednesday: two working days end with the Friday. */
  public static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-11-18T10:00:00+08:00");

  private static final ObjectMapper JSON = ContractJson.tolerant();

  private FundTexts() {}

  public static TrackedRequest tracked(
      AssistanceRequest body, RequestStatus status, int revision, Verdict verdict) {
    return tracked(body, status, revision, verdict, RECEIVED);
  }

  static TrackedRequest tracked(
      AssistanceRequest body,
      RequestStatus status,
      int revision,
      Verdict verdict,
      OffsetDateTime received) {
    boolean answered = status == RequestStatus.ANSWERED;
    return new TrackedRequest(
        body.requestNo(),
        body.fundCentre(),
        body.courtCase(),
        body.subject(),
        body.officers(),
        body.documents(),
        body.instruction(),
        body.replaces(),
        body.courtCase().court(),
        Channel.ONLINE,
        status,
        null,
        received,
        answered ? received.plusMinutes(revision) : null,
        null,
        revision,
        answered ? answer(body, verdict) : null);
  }

  /** The same with the contrary verdict. */
  static TrackedRequest reversed(TrackedRequest told) {
    return tracked(told.body(), told.status(), told.revision(), Verdict.UNABLE);
  }

  /** An answer that says which one it takes the place of. */
  public static TrackedRequest correcting(
      TrackedRequest told, int revision, Verdict verdict, int supersedes) {
    TrackedRequest plain = tracked(told.body(), RequestStatus.ANSWERED, revision, verdict);
    return new TrackedRequest(
        plain.requestNo(),
        plain.fundCentre(),
        plain.courtCase(),
        plain.subject(),
        plain.officers(),
        plain.documents(),
        plain.instruction(),
        plain.replaces(),
        plain.court(),
        plain.channel(),
        plain.status(),
        null,
        plain.receivedAt(),
        plain.answeredAt(),
        null,
        revision,
        plain.answer().inPlaceOf(supersedes));
  }

  static TrackedRequest tombstone(String requestNo, RequestStatus end) {
    return new TrackedRequest(
        requestNo, null, null, null, null, null, null, null, null, null, end, null, null, null,
        null, 1, null);
  }

  private static Answer answer(AssistanceRequest body, Verdict verdict) {
    FreezeView freeze = body.action() == Action.FREEZE ? freeze(body) : null;
    return new Answer(verdict, List.of(), List.of(), null, null, null, freeze, null);
  }

  /** A freeze whose number follows from the request's, running to 2026-12-01. */
  public static FreezeView freeze(AssistanceRequest body) {
    return new FreezeView(
        "D-" + body.requestNo(),
        "41080000012345",
        FreezeView.State.ACTIVE,
        Money.parse("30000.00"),
        Money.parse("30000.00"),
        Money.ZERO,
        1,
        true,
        LocalDate.parse("2026-11-18"),
        LocalDate.parse("2026-12-01"),
        null,
        List.of(),
        null,
        null);
  }

  /** The same freeze with other money under it, as a centre numbers its news. */
  public static FreezeView holding(FreezeView freeze, String frozen, Long revision) {
    return new FreezeView(
        freeze.freezeNo(),
        freeze.accountNo(),
        freeze.state(),
        freeze.ordered(),
        Money.parse(frozen),
        freeze.ordered().minus(Money.parse(frozen)),
        freeze.position(),
        freeze.topUp(),
        freeze.from(),
        freeze.until(),
        null,
        null,
        null,
        revision);
  }

  public static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
