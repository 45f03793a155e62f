package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * One change of a proposal.
 *
 * @param line of the file that it came in by, 1 for a single change
 * @param record null with END
 * @param validFrom with END the first day without the record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryChange(
    int line,
    Operation operation,
    String key,
    RegistryRecord record,
    LocalDate validFrom,
    LocalDate validUntil) {

  /** What is done. */
  public enum Operation {
    PUT,
    END
  }

  /** A record as it is to stand. */
  public static RegistryChange put(int line, RecordProposal proposal) {
    return new RegistryChange(
        line,
        Operation.PUT,
        proposal.record().key(),
        proposal.record(),
        proposal.validFrom(),
        proposal.validUntil());
  }

  /** A record that is to stand no more. */
  public static RegistryChange end(RecordEnding ending) {
    return new RegistryChange(1, Operation.END, ending.key(), null, ending.from(), null);
  }
}
