package org.chakong.contracts.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A fact that is another than a person has seen.
 *
 * @param field which, for example {@code accounts[410800000001].balance}
 * @param before as seen, null where it was not there or is not kept
 * @param after as it is, null where it is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FactChange(String field, String before, String after) {}
