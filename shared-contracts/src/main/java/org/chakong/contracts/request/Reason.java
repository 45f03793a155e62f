package org.chakong.contracts.request;

/**
 * A reason of an answer.
 *
 * @param detail what was found, in Chinese, free of any third person's data
 * @param citation the clause it rests on
 */
public record Reason(ReasonCode code, String detail, String citation) {}
