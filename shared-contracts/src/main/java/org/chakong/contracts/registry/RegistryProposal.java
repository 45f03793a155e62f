package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * Changes that one person proposed together and another decides together.
 *
 * @param changes how many
 * @param decidedBy never who proposed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryProposal(
    long id,
    RegistryKind kind,
    State state,
    int changes,
    String proposedBy,
    OffsetDateTime proposedAt,
    String comment,
    String decidedBy,
    OffsetDateTime decidedAt,
    String decisionComment) {

  /** What became of it. */
  public enum State {
    /** Waits for another person. */
    PROPOSED,
    /** In the registry. */
    APPROVED,
    REJECTED,
    /** In the registry on one person's word: an officer has left. */
    AT_ONCE
  }
}
