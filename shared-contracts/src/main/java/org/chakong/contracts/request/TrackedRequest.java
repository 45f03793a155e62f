package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A request and all that became of it: the body as filed plus status, deadline and answer. This is
 * "the Request" of the contract on every API; the fund centre's signed answer has the same shape.
 *
 * @param revision counts the changes the fund centre told of, so that a late message never
 *     overwrites a newer one
 * @param counterResult what the window did about it, where it was taken there
 */
public record TrackedRequest(
    String requestNo,
    String fundCentre,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("case") CourtCase courtCase,
    @JsonInclude(JsonInclude.Include.NON_NULL) Subject subject,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Officer> officers,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<DocumentRef> documents,
    @JsonInclude(JsonInclude.Include.NON_NULL) Instruction instruction,
    @JsonInclude(JsonInclude.Include.NON_NULL) String replaces,
    String court,
    Channel channel,
    RequestStatus status,
    OffsetDateTime acceptedAt,
    OffsetDateTime receivedAt,
    OffsetDateTime answeredAt,
    Sla sla,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer revision,
    Answer answer,
    @JsonInclude(JsonInclude.Include.NON_NULL) CounterResult counterResult) {

  /** A request that no window is known to have had to do with. */
  public TrackedRequest(
      String requestNo,
      String fundCentre,
      CourtCase courtCase,
      Subject subject,
      List<Officer> officers,
      List<DocumentRef> documents,
      Instruction instruction,
      String replaces,
      String court,
      Channel channel,
      RequestStatus status,
      OffsetDateTime acceptedAt,
      OffsetDateTime receivedAt,
      OffsetDateTime answeredAt,
      Sla sla,
      Integer revision,
      Answer answer) {
    this(
        requestNo,
        fundCentre,
        courtCase,
        subject,
        officers,
        documents,
        instruction,
        replaces,
        court,
        channel,
        status,
        acceptedAt,
        receivedAt,
        answeredAt,
        sla,
        revision,
        answer,
        null);
  }

  /** The body as filed. */
  public AssistanceRequest body() {
    return new AssistanceRequest(
        requestNo, fundCentre, courtCase, subject, officers, documents, instruction, replaces);
  }
}
