package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.registry.RegistryKind;

/**
 * That somebody looked at personal data (个人信息保护法 Art. 51, 54); holds none itself.
 *
 * @param at real time
 * @param by subject of the person's token
 * @param requestNos the requests shown, empty for a register
 * @param documentId of the paper shown
 * @param account keyed digest of the account whose register was shown
 * @param registry whose persons were shown
 * @param numbers of the registry's entries shown, or of the proposal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Look(
    OffsetDateTime at,
    String by,
    Kind kind,
    List<String> requestNos,
    String documentId,
    String account,
    RegistryKind registry,
    List<Long> numbers) {

  public Look {
    requestNos = List.copyOf(requestNos);
    numbers = numbers == null ? null : List.copyOf(numbers);
  }

  /** What was looked at. */
  public enum Kind {
    /** The list of reviews. */
    REVIEWS,
    /** One review with facts, findings and papers. */
    REVIEW,
    /** The bytes of a paper. */
    DOCUMENT,
    /** The list of requests. */
    REQUESTS,
    REQUEST,
    /** The printed receipt 回执. */
    RECEIPT,
    /** Questions to the court, objections, and the replies. */
    CORRESPONDENCE,
    /** The freeze register of an account. */
    REGISTER,
    /** Persons of a registry. */
    REGISTRY,
    /** Persons of a registry whom a proposal is about. */
    PROPOSAL
  }
}
