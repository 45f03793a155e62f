package org.chakong.contracts.problem;

/**
 * One thing wrong with a message.
 *
 * @param field path to the field in the body, for example {@code case.number}; empty where it is
 *     not one field
 * @param code a reason code or {@code MALFORMED}
 * @param message in the caller's language, free of personal data
 */
public record Violation(String field, String code, String message) {

  public Violation {
    field = field == null ? "" : field;
  }
}
