package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A court's request for assistance 协助执行请求 as filed by its case system, at the window, or carried
 * over the channel: the same body everywhere.
 *
 * @param requestNo chosen by the case system, the idempotency key
 * @param fundCentre six digits of the fund centre that is asked
 * @param replaces at the counter: the request that this one takes the place of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssistanceRequest(
    String requestNo,
    String fundCentre,
    @JsonProperty("case") CourtCase courtCase,
    Subject subject,
    List<Officer> officers,
    List<DocumentRef> documents,
    Instruction instruction,
    String replaces) {

  public AssistanceRequest {
    officers = officers == null ? List.of() : List.copyOf(officers);
    documents = documents == null ? List.of() : List.copyOf(documents);
  }

  @JsonIgnore
  public Action action() {
    return instruction.action();
  }

  /** The documents of one type in the order given. */
  public List<DocumentRef> documentsOf(DocumentType type) {
    return documents.stream().filter(d -> d.type() == type).toList();
  }
}
