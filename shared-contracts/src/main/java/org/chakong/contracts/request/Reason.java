package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A reason of an answer.
 *
 * @param detail what was found, in Chinese, free of any third person's data
 * @param citation the clause it rests on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(ReasonCode code, String detail, String citation) {}
