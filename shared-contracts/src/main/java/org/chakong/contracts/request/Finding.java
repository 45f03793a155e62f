package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One rule that was looked at.
 *
 * @param rule profile, clause and rule, for example {@code jiaozuo-2024/2#loan}
 * @param citation the clause in the words of its issuing document's name and article
 * @param detail the facts it saw, in Chinese, free of any third person's data
 * @param unconfirmed true where the clause rests on unclear text or on silence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String rule, Outcome outcome, String citation, String detail, Boolean unconfirmed) {

  /** What looking at a rule gave. */
  public enum Outcome {
    PASS,
    FAIL,
    /** A person must look. */
    REVIEW
  }
}
