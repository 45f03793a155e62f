package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The person whose fund is concerned.
 *
 * @param idType two digits of the court identity list (01 resident identity card, 20 employer)
 * @param reason the legal ground for asking about a related person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subject(
    String name, String idType, String idNumber, SubjectRole role, String reason) {

  /** Tells the role only: a person's name and number never reach a log line. */
  @Override
  public String toString() {
    return "Subject[role=" + role + "]";
  }
}
